#include "tabular/figures_reading.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/coarse_dates.h"
#include "tabular/count_pair.h"
#include "tabular/date_reading.h"
#include "tabular/figures_notes.h"
#include "tabular/frequency_guess.h"
#include "tabular/number_reading.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {

namespace {

constexpr std::size_t kMostRows = 20'000;
constexpr int kMostDecimals = 3;
// A column of pairs is a percentage when nearly all numerators are parts of their denominators; the rest are slips.
constexpr double kShareOfParts = 0.9;

struct Columns {
  std::size_t date = 0;
  std::optional<std::size_t> value, numerator, denominator, label;
};

/// A row whose date and cells were readable one by one.
struct Candidate {
  const PastedRow* source = nullptr;
  ReadDate date;
  ReadNumber value;
  CountPair counts;
};

class Reader {
 public:
  Reader(const PastedCells& cells, const FiguresChoices& choices) : cells_(cells), choices_(choices) {}

  Result<FiguresReading> read() {
    const bool settled = choices_.heading != Heading::guessed && !choices_.roles.empty();
    reading_.columns = settled ? columns_with_roles(cells_, choices_.heading, choices_.roles)
                               : guess_columns(cells_, choices_.heading);
    if (const Done columns = settle_columns(); !columns) return columns.error();
    const std::size_t first_row = reading_.columns.headed ? 1 : 0;
    reading_.rows_read = cells_.rows.size() - first_row;
    if (reading_.rows_read == 0) return Error::invalid("There are no rows under the headings. Copy the figures too.");
    if (reading_.rows_read > kMostRows)
      return Error::invalid(fmt::format("There are more than {} rows. Choose fewer and try again.", kMostRows));
    for (std::size_t row = first_row; row < cells_.rows.size(); ++row) read_row(cells_.rows[row]);
    settle_frequency();
    leave_out_coarse_dates();
    settle_format();
    if (choices_.duplicates == Duplicates::sum && columns_.value && reading_.format.style != ValueStyle::number)
      return Error::invalid("Percentages and times cannot be added up. Choose another way for rows of one date.");
    place_rows();
    add_notes();
    std::ranges::stable_sort(reading_.problems, {}, &RowProblem::row);
    return std::move(reading_);
  }

 private:
  Done settle_columns() {
    if (!choices_.roles.empty()) {
      for (std::size_t i = 0; i < reading_.columns.columns.size(); ++i) {
        const ColumnRole role = i < choices_.roles.size() ? choices_.roles[i] : ColumnRole::unused;
        if (role == reading_.columns.columns[i].role) continue;
        reading_.columns.columns[i].role = role;
        reading_.columns.columns[i].why = "You chose this.";
      }
    }
    const auto date = reading_.columns.column_with(ColumnRole::date);
    if (!date)
      return Error::invalid("We could not find a column of dates. Add one with dates like 30/11/2024 or Nov-24.");
    columns_ = {*date, reading_.columns.column_with(ColumnRole::value),
                reading_.columns.column_with(ColumnRole::numerator),
                reading_.columns.column_with(ColumnRole::denominator), reading_.columns.column_with(ColumnRole::label)};
    if (!columns_.value && !(columns_.numerator && columns_.denominator)) {
      const auto passed = passed_over_notes(reading_.columns);
      return Error::invalid("We could not find a column of figures. Put numbers, like 44, beside the dates." +
                            (passed.empty() ? "" : " " + passed.front()));
    }
    reading_.value_name = reading_.columns.columns[columns_.value ? *columns_.value : *columns_.numerator].heading;
    return {};
  }

  void refuse(const PastedRow& row, std::string message) {
    reading_.problems.push_back({row.row, std::move(message), row.cells});
  }

  /// The cell of the value column. Where it is empty, the only number in a column of no use stands in: one tab too
  /// many moved it there.
  const std::string& value_cell(const PastedRow& row) const {
    const std::string& own = row.cells[*columns_.value];
    const std::string* moved = nullptr;
    for (std::size_t i = 0; own.empty() && i < row.cells.size(); ++i) {
      const ColumnGuess& column = reading_.columns.columns[i];
      if (column.role != ColumnRole::unused || column.passed_over != PassedOver::no || !looks_like_number(row.cells[i]))
        continue;
      if (moved || !column.heading.empty()) return own;
      moved = &row.cells[i];
    }
    return moved ? *moved : own;
  }

  void read_row(const PastedRow& row) {
    Candidate candidate{.source = &row, .date = {}, .value = {}, .counts = {}};
    const auto date = read_date(row.cells[columns_.date]);
    if (!date) return refuse(row, date.error().message);
    candidate.date = *date;
    const std::array<std::pair<std::optional<std::size_t>, ReadNumber*>, 3> parts{
        {{columns_.value, &candidate.value},
         {columns_.numerator, &candidate.counts.numerator},
         {columns_.denominator, &candidate.counts.denominator}}};
    for (const auto& [column, into] : parts) {
      if (!column) continue;
      const auto number = read_number(column == columns_.value ? value_cell(row) : row.cells[*column]);
      if (!number) return refuse(row, number.error().message);
      *into = *number;
    }
    if (const auto fault = fault_of(candidate.counts)) return refuse(row, std::string(*fault));
    candidates_.push_back(candidate);
  }

  bool any_two_in_one_period(std::vector<Date> dates) const {
    std::ranges::sort(dates);
    const auto together = [&](Date one, Date other) {
      return one != other && period_start(reading_.frequency, one) == period_start(reading_.frequency, other);
    };
    return std::ranges::adjacent_find(dates, together) != dates.end();
  }

  void settle_frequency() {
    std::map<DateForm, std::size_t> forms;
    std::vector<Date> dates;
    for (const Candidate& candidate : candidates_) {
      ++forms[candidate.date.form];
      dates.push_back(candidate.date.date);
    }
    const auto most = std::ranges::max_element(forms, {}, [](const auto& entry) { return entry.second; });
    const DateForm form = most == forms.end() ? DateForm::day : most->first;
    const std::string& heading = reading_.columns.columns[columns_.date].heading;
    heading_form_ = form_in_heading(heading);
    reading_.frequency = guess_frequency(dates);
    if (form == DateForm::week_commencing || form == DateForm::week_ending) reading_.frequency = Frequency::week;
    if ((form == DateForm::month || form == DateForm::financial_month) && reading_.frequency < Frequency::month)
      reading_.frequency = Frequency::month;
    // Two months of one quarter stand on rows of their own: gaps made the distances longer.
    if ((form == DateForm::month || form == DateForm::financial_month) && any_two_in_one_period(dates))
      reading_.frequency = Frequency::month;
    if (form == DateForm::quarter) reading_.frequency = Frequency::quarter;
    if (form == DateForm::financial_year || form == DateForm::year) reading_.frequency = Frequency::year;
    const bool few = dates.size() < 2 && form == DateForm::day;
    if (few && heading_form_ &&
        (*heading_form_ == DateForm::week_commencing || *heading_form_ == DateForm::week_ending))
      reading_.frequency = Frequency::week;
    if (choices_.frequency) reading_.frequency = *choices_.frequency;
    if (choices_.rows_are == RowsAre::points) reading_.frequency = Frequency::day;
  }

  /// A workbook keeps Jan-25 as 1 January 2025: the heading alone still says that its dates are months.
  bool are_months_by_heading() const {
    return heading_form_ == DateForm::month && std::ranges::all_of(candidates_, [](const Candidate& candidate) {
             return candidate.date.form <= DateForm::spreadsheet_day && candidate.date.date.day() == 1;
           });
  }

  /// A month is no week: its figure may stand in none of the weeks of a measure that holds weeks.
  void leave_out_coarse_dates() {
    if (!choices_.frequency) return;
    const bool months = are_months_by_heading();
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      const std::string why = why_too_coarse(months ? DateForm::month : candidate.date.form, *choices_.frequency);
      if (!why.empty()) refuse(*candidate.source, why);
      return !why.empty();
    });
  }

  void settle_format() {
    if (!columns_.value) return settle_pairs();
    std::map<NumberForm, std::size_t> forms;
    int decimals = 0;
    for (const Candidate& candidate : candidates_) {
      if (candidate.value.form == NumberForm::missing) continue;
      ++forms[candidate.value.form];
      decimals = std::max(decimals, candidate.value.decimals);
    }
    const std::size_t times = forms[NumberForm::time];
    const std::size_t percents = forms[NumberForm::percent];
    const std::size_t plain = forms[NumberForm::number];
    reading_.format.decimals = std::min(decimals, kMostDecimals);
    if (times > 0 && times >= plain + percents) {
      reading_.format.style = ValueStyle::minutes_seconds;
      keep_only(NumberForm::time, "Value must be a time, like 18:05, as in the other rows.");
      reading_.notes.push_back("Values were read as minutes and seconds.");
      return;
    }
    if (times > 0) {
      std::erase_if(candidates_, [&](const Candidate& candidate) {
        if (candidate.value.form != NumberForm::time) return false;
        refuse(*candidate.source, "Value must be a number, like 44, as in the other rows.");
        return true;
      });
    }
    if (percents == 0) return note_shares();
    reading_.format.style = ValueStyle::percent;
    if (plain > 0)
      reading_.notes.push_back(fmt::format("{} {} no percent sign and {} read as percent.", rows_words(plain),
                                           has_or_have(plain), plain == 1 ? "was" : "were"));
  }

  /// A heading of percent above 0.41 and 0.44: shares of 1, which nobody may multiply unasked.
  void note_shares() {
    const std::string heading = lowered(reading_.value_name);
    if (heading.find("percent") == std::string::npos && heading.find('%') == std::string::npos) return;
    const auto is_share = [](const Candidate& c) { return c.value.value >= 0 && c.value.value <= 1; };
    if (!candidates_.empty() && std::ranges::all_of(candidates_, is_share))
      reading_.notes.push_back(
          "The heading says percent, but every value is between 0 and 1. Multiply them by 100 if they "
          "are shares of 1.");
  }

  void keep_only(NumberForm form, std::string_view message) {
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      if (candidate.value.form == form || candidate.value.form == NumberForm::missing) return false;
      refuse(*candidate.source, std::string(message));
      return true;
    });
  }

  void settle_pairs() {
    std::size_t pairs = 0;
    std::size_t parts = 0;
    for (const Candidate& candidate : candidates_) {
      if (!candidate.counts.is_whole()) continue;
      ++pairs;
      if (candidate.counts.may_be_a_part()) ++parts;
    }
    const bool mostly_parts = static_cast<double>(parts) >= kShareOfParts * static_cast<double>(pairs);
    reading_.factor = choices_.factor ? *choices_.factor : mostly_parts ? 100.0 : 1.0;
    reading_.format.decimals = 1;
    if (reading_.factor == 100.0) {
      reading_.format.style = ValueStyle::percent;
      reading_.notes.push_back("Values are numerator divided by denominator, in percent.");
      std::erase_if(candidates_, [&](const Candidate& candidate) {
        if (candidate.counts.may_be_a_part()) return false;
        refuse(*candidate.source, "The numerator is larger than the denominator. Check both.");
        return true;
      });
    } else {
      reading_.notes.push_back("Values are numerator divided by denominator.");
    }
  }

  /// A written day moved to its period. A week that does not begin on Monday goes to the one that holds most of its
  /// days.
  Date period_of(const ReadDate& read) const {
    if (choices_.rows_are == RowsAre::points) return read.date;
    constexpr int kMiddleOfWeek = 3;
    if (reading_.frequency == Frequency::week) {
      const bool ending =
          read.form == DateForm::week_ending || (read.form == DateForm::day && heading_form_ == DateForm::week_ending);
      const bool commencing = read.form == DateForm::week_commencing ||
                              (read.form == DateForm::day && heading_form_ == DateForm::week_commencing);
      if (ending) return monday_of_week(add_days(read.date, -kMiddleOfWeek));
      if (commencing) return monday_of_week(add_days(read.date, kMiddleOfWeek));
    }
    return period_start(reading_.frequency, read.date);
  }

  FigureRow row_of(const Candidate& candidate) const {
    const auto number = [](const ReadNumber& read) {
      return read.form == NumberForm::missing ? std::nullopt : std::optional(read.value);
    };
    FigureRow row{.row = candidate.source->row,
                  .date = period_of(candidate.date),
                  .value = number(candidate.value),
                  .numerator = number(candidate.counts.numerator),
                  .denominator = number(candidate.counts.denominator),
                  .label = columns_.label ? candidate.source->cells[*columns_.label] : ""};
    if (!columns_.value && row.numerator && row.denominator && *row.denominator > 0)
      row.value = *row.numerator / *row.denominator * reading_.factor;
    return row;
  }

  /// Rows of one period that were averaged or added up: the first row, and sums of what is there.
  FigureRow combined(const std::vector<FigureRow>& rows) const {
    FigureRow all = rows.front();
    const auto total = [&](std::optional<double> FigureRow::*part) {
      std::vector<double> there;
      for (const FigureRow& row : rows)
        if (row.*part) there.push_back(*(row.*part));
      return std::pair(there.empty() ? std::nullopt : std::optional(compensated_sum(there)), there.size());
    };
    all.numerator = total(&FigureRow::numerator).first;
    all.denominator = total(&FigureRow::denominator).first;
    const auto [values, count] = total(&FigureRow::value);
    all.value = values;
    if (values && choices_.duplicates == Duplicates::average) all.value = *values / static_cast<double>(count);
    if (!columns_.value && all.numerator && all.denominator && *all.denominator > 0)
      all.value = *all.numerator / *all.denominator * reading_.factor;
    for (const FigureRow& row : rows)
      if (all.label.empty()) all.label = row.label;
    return all;
  }

  void place_every_row() {
    for (const Candidate& candidate : candidates_) reading_.rows.push_back(row_of(candidate));
    for (const FigureRow& row : reading_.rows) fates_.without_figure += row.value ? 0 : 1;
    fates_.sorted = !std::ranges::is_sorted(reading_.rows, {}, &FigureRow::date);
    std::ranges::stable_sort(reading_.rows, {}, &FigureRow::date);
  }

  void place_rows() {
    if (choices_.rows_are == RowsAre::points) return place_every_row();
    const bool combines = choices_.duplicates == Duplicates::average || choices_.duplicates == Duplicates::sum;
    std::map<Date, std::vector<FigureRow>> by_period;
    Date newest;
    for (const Candidate& candidate : candidates_) {
      FigureRow row = row_of(candidate);
      if (!by_period.empty() && row.date < newest) fates_.sorted = true;
      newest = by_period.empty() ? row.date : std::max(newest, row.date);
      if (!row.value) ++fates_.without_figure;
      std::vector<FigureRow>& placed = by_period[row.date];
      if (placed.empty() || combines) {
        if (placed.size() == 1) ++fates_.settled;
        placed.push_back(std::move(row));
        continue;
      }
      FigureRow& earlier = placed.front();
      if (earlier.value == row.value && earlier.numerator == row.numerator && earlier.denominator == row.denominator) {
        ++fates_.repeated;
        continue;
      }
      if (choices_.duplicates == Duplicates::refuse) {
        refuse_second(candidate, row, earlier);
        continue;
      }
      ++fates_.settled;
      if (choices_.duplicates == Duplicates::keep_last) earlier = std::move(row);
    }
    for (auto& [date, rows] : by_period)
      reading_.rows.push_back(rows.size() == 1 ? std::move(rows.front()) : combined(rows));
  }

  void refuse_second(const Candidate& candidate, const FigureRow& row, const FigureRow& earlier) {
    const bool same_day = reading_.frequency == Frequency::day;
    refuse(*candidate.source, same_day ? fmt::format("This date is already on row {}. Keep one of them.", earlier.row)
                                       : fmt::format("{} is already on row {}. Keep one of them.",
                                                     period_name(reading_.frequency, row.date), earlier.row));
  }

  void add_notes() {
    std::vector<SeenDate> dates;
    for (const Candidate& candidate : candidates_)
      dates.push_back({candidate.source->cells[columns_.date], candidate.date, candidate.source->row});
    reading_.doubts = date_doubts(dates);
    std::vector<std::string> notes = date_notes(dates, heading_form_, reading_.frequency);
    std::ranges::move(row_notes(fates_, choices_.duplicates), std::back_inserter(notes));
    std::ranges::move(column_notes(reading_.columns), std::back_inserter(notes));
    std::ranges::move(reading_.notes, std::back_inserter(notes));
    reading_.notes = std::move(notes);
  }

  const PastedCells& cells_;
  const FiguresChoices& choices_;
  Columns columns_;
  std::vector<Candidate> candidates_;
  std::optional<DateForm> heading_form_;
  RowFates fates_;
  FiguresReading reading_;
};

}  // namespace

Result<FiguresReading> read_figures(std::string_view text, const FiguresChoices& choices) {
  const auto cells = read_pasted(text);
  if (!cells) return cells.error();
  if (cells->rows.empty()) return Error::invalid("Paste your figures: a column of dates and a column of numbers.");
  return read_figures(*cells, choices);
}

Result<FiguresReading> read_figures(const PastedCells& cells, const FiguresChoices& choices) {
  if (cells.rows.empty()) return Error::invalid("There are no rows. Add a column of dates and a column of numbers.");
  return Reader(cells, choices).read();
}

std::string words_of(const RowProblem& problem) {
  return fmt::format("Row {}: {}", problem.row, problem.message);
}

}  // namespace qi::tabular

#include "tabular/column_guess.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include "base/named_value.h"
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/heading_words.h"
#include "tabular/number_reading.h"

namespace qi::tabular {

namespace {

constexpr std::array kRoles{NamedValue{ColumnRole::date, "date", "Date, day first"},
                            NamedValue{ColumnRole::value, "value", "Value"},
                            NamedValue{ColumnRole::numerator, "numerator", "Numerator"},
                            NamedValue{ColumnRole::denominator, "denominator", "Denominator"},
                            NamedValue{ColumnRole::label, "label", "Label"},
                            NamedValue{ColumnRole::unused, "skip", "Skip"},
                            NamedValue{ColumnRole::series, "series", "Series"},
                            NamedValue{ColumnRole::place, "place", "Place"}};

constexpr std::array<std::string_view, 8> kDateWords{"date",  "day",     "week", "w/c",
                                                     "month", "quarter", "year", "period"};
constexpr std::array<std::string_view, 5> kNumeratorWords{"numerator", "num", "n", "count met", "number met"};
constexpr std::array<std::string_view, 9> kDenominatorWords{
    "denominator", "denom", "out of", "total", "number of cases", "jobs", "calls answered", "sample size", "base"};
constexpr std::array<std::string_view, 9> kValueWords{"value",   "mean", "average", "median", "rate",
                                                      "percent", "%",    "result",  "minutes"};
constexpr std::array<std::string_view, 5> kLabelWords{"note", "comment", "label", "annotation", "reason"};

constexpr std::array<std::string_view, 9> kSeriesWords{"measure", "metric", "indicator", "kpi",        "series",
                                                       "item",    "name",   "statistic", "description"};
constexpr std::array<std::string_view, 18> kPlaceWords{
    "place", "site", "area",     "region",   "trust",    "organisation", "org",          "station", "location",
    "ward",  "team", "division", "provider", "dispatch", "icb",          "organization", "county",  "operating unit"};
constexpr std::array<std::string_view, 6> kComputedWords{"moving range", "mr",    "target",
                                                         "centre line",  "sigma", "special cause"};
constexpr std::array<std::string_view, 9> kLimitWords{
    "ucl", "lcl", "upl", "lpl", "process limit", "upper limit", "lower limit", "control limit", "limits"};
constexpr std::array<std::string_view, 3> kCentreWords{"mean", "average", "median"};

/// What the cells below the heading of one column look like.
struct Looks {
  std::size_t filled = 0;
  std::size_t dates = 0;
  std::size_t numbers = 0;  ///< marks for "no figure" count as filled numbers
  std::size_t marked = 0;   ///< with a percent sign or a colon
  std::size_t shares = 0;   ///< with a percent sign
};

Looks looks_of(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  Looks looks;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    const std::string& cell = cells.rows[row].cells[column];
    if (cell.empty()) continue;
    ++looks.filled;
    if (is_missing_mark(cell) || looks_like_number(cell)) ++looks.numbers;
    const bool is_share = cell.find('%') != std::string::npos;
    if (is_share) ++looks.shares;
    if (is_share || cell.find(':') != std::string::npos) ++looks.marked;
    if (looks_like_date(cell)) ++looks.dates;
  }
  return looks;
}

bool mostly(std::size_t some, std::size_t all) {
  return all > 0 && 2 * some >= all;
}

bool row_is_heading(const PastedCells& cells) {
  if (cells.rows.size() < 2) return false;
  const auto is_figure = [](const std::string& cell) {
    return !cell.empty() && (looks_like_date(cell) || looks_like_number(cell));
  };
  if (std::ranges::any_of(cells.rows[0].cells, is_figure)) return false;
  return std::any_of(cells.rows.begin() + 1, cells.rows.end(),
                     [&](const PastedRow& row) { return std::ranges::any_of(row.cells, is_figure); });
}

void choose(ColumnGuess& column, ColumnRole role, std::string why) {
  column.role = role;
  column.why = std::move(why);
}

void choose_date(ColumnsGuess& guess, const std::vector<Looks>& looks) {
  std::optional<std::size_t> best;
  bool best_named = false;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    const bool named = word_in(guess.columns[i].heading, kDateWords).has_value();
    // Plain five-digit figures look like a spreadsheet's day numbers: without a heading, fewer numbers win.
    if (!mostly(looks[i].dates, looks[i].filled) && !(named && looks[i].dates > 0)) continue;
    const bool better =
        !best || (named && !best_named) || (named == best_named && looks[i].numbers < looks[*best].numbers);
    if (better) {
      best = i;
      best_named = named;
    }
  }
  if (!best) return;
  const auto word = word_in(guess.columns[*best].heading, kDateWords);
  choose(guess.columns[*best], ColumnRole::date,
         word ? fmt::format("The heading says {}.", *word)
              : fmt::format("{} of {} cells are dates.", looks[*best].dates, looks[*best].filled));
}

bool is_free(const ColumnGuess& column) {
  return column.role == ColumnRole::unused && column.passed_over == PassedOver::no;
}

bool is_year(std::string_view heading) {
  constexpr std::array<std::string_view, 3> kYears{"year", "financial year", "calendar year"};
  return std::ranges::find(kYears, lowered(trimmed(heading))) != kYears.end();
}

/// Looks through the columns beside the dates for those that hold no figures.
class PassingOver {
 public:
  PassingOver(const PastedCells& cells, const std::vector<Looks>& looks, ColumnsGuess& guess)
      : cells_(cells), looks_(looks), guess_(guess), first_row_(guess.headed ? 1 : 0) {
    for (std::size_t i = 0; i < guess_.columns.size(); ++i) figures_ += may_be_figures(i) ? 1 : 0;
  }

  void find() {
    const auto date = guess_.column_with(ColumnRole::date);
    if (!date) return;
    each([&](std::size_t i, ColumnGuess& column) {
      const bool is_only_date = mostly(looks_[i].dates, looks_[i].filled) && !is_numeric(i);
      if (is_only_date || (is_year(column.heading) && mostly(looks_[i].dates, looks_[i].filled)))
        pass_over(i, PassedOver::further_dates, "There is a column of dates already.");
      else if (are_named_records(cells_, i, first_row_, column.heading))
        pass_over(i, PassedOver::record_numbers, "The heading says that it numbers the rows.");
      else if (clock_heading(column.heading) == ClockHeading::yes && are_clock_times(cells_, i, first_row_))
        pass_over(i, PassedOver::times_of_day, "These are times of day.");
    });
    each([&](std::size_t i, ColumnGuess& column) {
      if (!says_figures(column.heading) && has_figures_beside(i) && count_up_rows(cells_, i, first_row_))
        pass_over(i, PassedOver::record_numbers, "It numbers the rows.");
    });
    each([&](std::size_t i, ColumnGuess& column) {
      if (clock_heading(column.heading) != ClockHeading::maybe) return;
      const bool is_clock =
          column.heading.empty() ? go_round_the_clock(cells_, i, first_row_) : are_clock_times(cells_, i, first_row_);
      if (is_clock && (has_figures_beside(i) || dates_are_irregular(cells_, *date, first_row_)))
        pass_over(i, PassedOver::times_of_day, "These are times of day.");
    });
  }

 private:
  template <class Look>
  void each(Look look) {
    for (std::size_t i = 0; i < guess_.columns.size(); ++i)
      if (is_free(guess_.columns[i])) look(i, guess_.columns[i]);
  }

  bool is_numeric(std::size_t column) const { return mostly(looks_[column].numbers, looks_[column].filled); }

  bool may_be_figures(std::size_t column) const {
    return is_free(guess_.columns[column]) && is_numeric(column) &&
           !is_computed_heading(guess_.columns[column].heading);
  }

  bool has_figures_beside(std::size_t column) const { return figures_ > (may_be_figures(column) ? 1 : 0); }

  void pass_over(std::size_t column, PassedOver what, std::string why) {
    figures_ -= may_be_figures(column) ? 1 : 0;
    guess_.columns[column].passed_over = what;
    guess_.columns[column].why = std::move(why);
  }

  static bool says_figures(std::string_view heading) {
    return word_in(heading, kValueWords) || word_in(heading, kNumeratorWords) || word_in(heading, kDenominatorWords);
  }

  const PastedCells& cells_;
  const std::vector<Looks>& looks_;
  ColumnsGuess& guess_;
  std::size_t first_row_;
  std::size_t figures_ = 0;  // columns that may hold figures: counted once, as a table may have thousands
};

/// A part of a pair is counted or added up, and shares are not.
bool may_hold(const Looks& looks, ColumnRole role) {
  const bool is_part = role == ColumnRole::numerator || role == ColumnRole::denominator;
  return mostly(looks.numbers, looks.filled) && !(is_part && mostly(looks.shares, looks.filled));
}

void choose_by_heading(ColumnsGuess& guess, const std::vector<Looks>& looks, ColumnRole role,
                       std::span<const std::string_view> words) {
  if (guess.column_with(role)) return;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    ColumnGuess& column = guess.columns[i];
    if (!is_free(column) || !may_hold(looks[i], role)) continue;
    if (const auto word = word_in(column.heading, words)) {
      choose(column, role, fmt::format("The heading says {}.", *word));
      return;
    }
  }
}

}  // namespace

std::string_view slug(ColumnRole role) {
  return named(kRoles, role).slug;
}
std::string_view title(ColumnRole role) {
  return named(kRoles, role).title;
}

std::optional<ColumnRole> parse_column_role(std::string_view slug) {
  return value_of(kRoles, slug);
}

std::optional<ColumnRole> naming_role(std::string_view heading) {
  if (word_in(heading, kSeriesWords)) return ColumnRole::series;
  if (word_in(heading, kPlaceWords)) return ColumnRole::place;
  return std::nullopt;
}
bool is_computed_heading(std::string_view heading) {
  return word_in(heading, kComputedWords).has_value() || is_limit_heading(heading);
}
bool is_centre_heading(std::string_view heading) {
  return word_in(heading, kCentreWords).has_value();
}
bool is_limit_heading(std::string_view heading) {
  return word_in(heading, kLimitWords).has_value();
}

std::optional<std::size_t> ColumnsGuess::column_with(ColumnRole role) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i].role == role) return i;
  return std::nullopt;
}

std::string ColumnsGuess::name_of(std::size_t column) const {
  const std::string& heading = columns[column].heading;
  return heading.empty() ? fmt::format("column {}", column + 1) : "\"" + heading + "\"";
}

ColumnsGuess columns_with_roles(const PastedCells& cells, Heading heading, const std::vector<ColumnRole>& roles) {
  ColumnsGuess columns;
  columns.headed =
      heading == Heading::guessed ? row_is_heading(cells) : heading == Heading::first_row && !cells.rows.empty();
  for (std::size_t i = 0; i < cells.width; ++i) {
    ColumnGuess column;
    if (columns.headed) column.heading = cells.rows[0].cells[i];
    for (std::size_t row = columns.headed ? 1 : 0; row < cells.rows.size() && column.first.empty(); ++row)
      column.first = cells.rows[row].cells[i];
    if (i < roles.size()) {
      column.role = roles[i];
      column.why = "You chose this.";
    }
    columns.columns.push_back(std::move(column));
  }
  return columns;
}

ColumnsGuess guess_columns(const PastedCells& cells, Heading heading) {
  ColumnsGuess guess = columns_with_roles(cells, heading, {});
  std::vector<Looks> looks;
  for (std::size_t i = 0; i < cells.width; ++i) looks.push_back(looks_of(cells, i, guess.headed ? 1 : 0));

  choose_date(guess, looks);
  PassingOver(cells, looks, guess).find();
  choose_by_heading(guess, looks, ColumnRole::numerator, kNumeratorWords);
  choose_by_heading(guess, looks, ColumnRole::denominator, kDenominatorWords);
  if (!guess.column_with(ColumnRole::numerator) || !guess.column_with(ColumnRole::denominator)) {
    choose_by_heading(guess, looks, ColumnRole::value, kValueWords);
  }
  const bool has_pair = guess.column_with(ColumnRole::numerator) && guess.column_with(ColumnRole::denominator);
  const bool has_figures = has_pair || guess.column_with(ColumnRole::value);
  for (std::size_t i = 0; i < looks.size() && !has_figures; ++i) {
    if (!is_free(guess.columns[i]) || !mostly(looks[i].numbers, looks[i].filled)) continue;
    if (is_computed_heading(guess.columns[i].heading)) continue;
    choose(guess.columns[i], ColumnRole::value,
           looks[i].marked > 0 ? "The first column of percentages or times."
                               : fmt::format("{} of {} cells are numbers.", looks[i].numbers, looks[i].filled));
    break;
  }
  // A heading that names only one half of a pair leaves a plain value, or a count of cases beside one.
  if (!guess.column_with(ColumnRole::value)) {
    const auto numerator = guess.column_with(ColumnRole::numerator);
    const auto denominator = guess.column_with(ColumnRole::denominator);
    if (numerator && !denominator) guess.columns[*numerator].role = ColumnRole::value;
    if (denominator && !numerator) guess.columns[*denominator].role = ColumnRole::value;
  } else if (const auto numerator = guess.column_with(ColumnRole::numerator)) {
    choose(guess.columns[*numerator], ColumnRole::unused, "There is a column of values already.");
  }
  bool is_labelled = false;
  for (std::size_t i = 0; i < looks.size(); ++i) {
    ColumnGuess& column = guess.columns[i];
    if (!is_labelled && column.role == ColumnRole::unused && word_in(column.heading, kLabelWords)) {
      choose(column, ColumnRole::label, "The heading says it is a note.");
      is_labelled = true;
    }
    if (column.role == ColumnRole::unused && column.why.empty()) column.why = "Not needed for a chart.";
  }
  return guess;
}

}  // namespace qi::tabular

#include "analysis/try_sums/sums_table.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/percent.h"
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/frequency_guess.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

constexpr std::size_t kPastedBytes = 1'000'000;
constexpr std::size_t kMostRows = 5'000;
constexpr int kMostDecimals = 3;

/// Empty: not every cell is a date.
std::vector<Date> dates_of(const tabular::PlainColumn& column) {
  std::vector<Date> dates;
  for (const std::string& cell : column.words) {
    const auto read = tabular::read_date(cell);
    if (!read) return {};
    dates.push_back(read->date);
  }
  return dates;
}

void put_dates(std::vector<Date> dates, SumsTable& table) {
  const Frequency frequency = tabular::guess_frequency(dates);
  for (Date& date : dates) date = period_start(frequency, date);
  for (std::size_t i = 1; i < dates.size(); ++i)
    if (!(dates[i - 1] < dates[i])) {
      table.notes.emplace_back(
          "Rows share a date or do not stand in the order of their dates, so that they are numbered as they came.");
      return;
    }
  table.wording.frequency = frequency;
  table.wording.dates = std::move(dates);
}

/// As most of the figures are written.
ValueFormat format_of(const std::string& text) {
  ValueFormat format;
  std::size_t times = 0;
  std::size_t percents = 0;
  std::size_t numbers = 0;
  for (const std::string_view line : split(text, '\n'))
    for (const std::string_view cell : split(line, '\t')) {
      const auto read = tabular::read_number(trimmed(cell));
      if (!read || read->form == tabular::NumberForm::missing) continue;
      times += read->form == tabular::NumberForm::time;
      percents += read->form == tabular::NumberForm::percent;
      numbers += read->form == tabular::NumberForm::number;
      format.decimals = std::clamp(read->decimals, format.decimals, kMostDecimals);
    }
  if (times > numbers + percents) format.style = ValueStyle::minutes_seconds;
  if (percents > numbers + times) format.style = ValueStyle::percent;
  return format;
}

/// A column that holds numbers which no figure can be: 1e300.
bool holds_too_large_numbers(const tabular::PlainColumn& column) {
  constexpr double kLargestNumber = 1e15;  // as tabular::read_number
  return std::ranges::any_of(column.words, [](const std::string& cell) {
    const auto number = parse_plain_number(cell);
    return number && std::abs(*number) > kLargestNumber;
  });
}

/// How many columns of figures each kind of table has.
struct Wanted {
  SumsColumns columns;
  std::size_t least;
  std::size_t most;
};
constexpr std::size_t kAnyNumber = 1'000;
constexpr Wanted kWanted[] = {
    {SumsColumns::values_or_subgroups, 1, kAnyNumber},
    {SumsColumns::subgroups, 2, kAnyNumber},
    {SumsColumns::outcomes, 1, 1},
    {SumsColumns::outcomes_and_risks, 2, 2},
    {SumsColumns::several_figures, 2, kAnyNumber},
    {SumsColumns::kinds_and_values, 1, 1},
    {SumsColumns::kinds_and_nominals, 2, 2},
};

bool wants_kinds(SumsColumns columns) {
  return columns == SumsColumns::kinds_and_values || columns == SumsColumns::kinds_and_nominals;
}

std::vector<double>& risks_of(SumsTable& table) {
  return table.figures[1].figures;
}

/// Risks written as percent, 4 for 0.04.
/// refuses  risks of which some can only be percent and others only shares.
Done read_risks(const std::string& text, SumsTables& found) {
  const auto is_any = [&](bool (*is_one)(double risk)) {
    return std::ranges::any_of(found.tables,
                               [&](SumsTable& table) { return std::ranges::any_of(risks_of(table), is_one); });
  };
  if (!is_any([](double risk) { return risk > 1; })) return {};
  const bool says_percent = text.find('%') != std::string::npos;
  if (!says_percent && is_any([](double risk) { return risk > 0 && risk < 1; }))
    return Error::invalid(
        "Some risks are above 1 and some below. Write all of them as shares, like 0.04, or all in "
        "percent, like 4.");
  for (SumsTable& table : found.tables) {
    for (double& risk : risks_of(table)) risk /= kWholePercent;
    table.notes.emplace_back("The risks were read as percent, as they are above 1.");
  }
  return {};
}

Result<SumsTable> table_of(RowGroup group, const std::string& text, const SumsChartRow& chart) {
  SumsTable table{.group = std::move(group.name),
                  .figures = {},
                  .kinds = {},
                  .wording = {.format = format_of(text)},
                  .marks = std::move(group.marks),
                  .notes = {}};
  bool has_dates = false;
  for (tabular::PlainColumn& column : group.table.columns) {
    if (column.holds_figures()) {
      table.figures.push_back(std::move(column));
      continue;
    }
    if (holds_too_large_numbers(column))
      return Error::invalid(
          "The table holds numbers that are too large to compute with. Give the figures in another unit.");
    std::vector<Date> dates = has_dates ? std::vector<Date>() : dates_of(column);
    if (!dates.empty()) {
      put_dates(std::move(dates), table);
      has_dates = true;
    } else if (wants_kinds(chart.columns) && table.kinds.empty()) {
      table.kinds = std::move(column.words);
    } else {
      table.notes.push_back("The column " + column.name + " was left out: it holds no figures.");
    }
  }
  const Wanted& wanted = *std::ranges::find(kWanted, chart.columns, &Wanted::columns);
  if (table.figures.size() < wanted.least || (wants_kinds(chart.columns) && table.kinds.empty()))
    return Error::invalid("This table has too few columns for the chart. " + std::string(chart.columns_words));
  if (table.figures.size() > wanted.most)
    return Error::invalid("This table has more columns of figures than the chart takes. " +
                          std::string(chart.columns_words));
  if (chart.columns == SumsColumns::outcomes || chart.columns == SumsColumns::outcomes_and_risks)
    table.wording.format = {ValueStyle::number, 0, ""};
  return table;
}

}  // namespace

Result<SumsTables> read_sums_tables(const std::string& text, const SumsChartRow& chart) {
  if (trimmed(text).empty()) return Error::invalid("Paste or type some figures. " + std::string(chart.columns_words));
  if (text.size() > kPastedBytes)
    return Error::invalid("That is more than this page can take. Paste 5,000 rows or fewer.");
  if (!is_utf8(text))
    return Error::invalid("Some letters could not be read. Copy the cells again and paste them here.");
  auto read = tabular::read_plain_table(text);
  if (!read) return read.error();
  if (read->lines.size() > kMostRows)
    return Error::invalid("That is more than this page can take. Paste 5,000 rows or fewer.");
  const auto marks =
      take_row_marks(*read, kSumsMarks, wants_kinds(chart.columns) ? RowNames::a_column_of_words : RowNames::none);
  if (!marks) return Error::invalid(marks.error().fields.front().message);
  SumsTables found;
  for (const tabular::RowProblem& problem : read->problems()) found.problems.push_back(tabular::words_of(problem));
  for (RowGroup& group : row_groups(*read, *marks)) {
    auto table = table_of(std::move(group), text, chart);
    if (!table) return table.error();
    std::ranges::copy(marks->told, std::back_inserter(table->notes));
    found.tables.push_back(*std::move(table));
  }
  if (chart.columns == SumsColumns::outcomes_and_risks)
    if (const Done good = read_risks(text, found); !good) return good.error();
  return found;
}

}  // namespace qi::analysis

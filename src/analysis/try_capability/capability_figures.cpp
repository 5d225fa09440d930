#include "analysis/try_capability/capability_figures.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "tabular/number_reading.h"
#include "tabular/pasted_cells.h"

namespace qi::analysis {
namespace {

using tabular::NumberForm;
using tabular::PlainColumn;

// A mean of whole numbers is seldom whole.
constexpr int kLeastDecimals = 1;
constexpr int kMostDecimals = 6;
constexpr std::size_t kLeastCountedRows = 3;

bool counts_the_rows(const PlainColumn& column) {
  if (column.figures.size() < kLeastCountedRows) return false;
  for (std::size_t i = 1; i < column.figures.size(); ++i)
    if (column.figures[i] - column.figures[i - 1] != 1) return false;
  return true;
}

/// Places of the columns that hold the process's figures; the others are told in `notes`.
std::vector<std::size_t> figure_columns(const tabular::PlainTable& table, std::vector<std::string>& notes) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].holds_figures())
      places.push_back(i);
    else
      notes.push_back("The column “" + table.columns[i].name + "” holds words and was left out.");
  }
  if (places.size() > 1 && counts_the_rows(table.columns[places.front()])) {
    notes.push_back("The column “" + table.columns[places.front()].name + "” counts the rows and was left out.");
    places.erase(places.begin());
  }
  return places;
}

/// The heading has no figure, so that it counts for nothing here.
Result<ValueFormat> format_of(const tabular::PastedCells& cells, const std::vector<std::size_t>& columns) {
  std::size_t times = 0;
  std::size_t percentages = 0;
  std::size_t numbers = 0;
  int decimals = kLeastDecimals;
  for (const tabular::PastedRow& row : cells.rows)
    for (const std::size_t column : columns) {
      const auto read = tabular::read_number(row.cells[column]);
      if (!read || read->form == NumberForm::missing) continue;
      // 0 is the same in every writing.
      const bool is_plain = read->form == NumberForm::number && read->value != 0;
      if (read->form == NumberForm::time) ++times;
      if (read->form == NumberForm::percent) ++percentages;
      if (is_plain) ++numbers;
      decimals = std::max(decimals, read->decimals);
    }
  if (times > 0 && numbers + percentages > 0)
    return Error::invalid("Some figures are times like 9:15 and some are not. Write all of them in one way.");
  if (percentages > 0 && numbers > 0)
    return Error::invalid("Some figures have a percent sign and some have none. Write all of them in one way.");
  if (times > 0) return ValueFormat{ValueStyle::minutes_seconds, 0, ""};
  return ValueFormat{percentages > 0 ? ValueStyle::percent : ValueStyle::number, std::min(decimals, kMostDecimals), ""};
}

void take_subgroups(const tabular::PlainTable& table, const std::vector<std::size_t>& columns,
                    CapabilityFigures& read) {
  std::size_t empty = 0;
  for (std::size_t row = 0; row < table.lines.size(); ++row) {
    std::vector<double> group;
    for (const std::size_t column : columns)
      if (const double value = table.columns[column].figures[row]; !std::isnan(value)) group.push_back(value);
    if (group.empty())
      ++empty;
    else
      read.subgroups.push_back(std::move(group));
  }
  read.notes.push_back("Each row was read as a subgroup: " + counted(read.subgroups.size(), "subgroup", "subgroups") +
                       " of up to " + std::to_string(columns.size()) + " figures.");
  if (empty > 0) read.notes.push_back(counted(empty, "row", "rows") + " without a figure left out.");
}

/// A single row of several figures is a series that was pasted lying down.
void take_values(const tabular::PlainTable& table, const std::vector<std::size_t>& columns, CapabilityFigures& read) {
  if (columns.size() == 1) {
    const PlainColumn& column = table.columns[columns.front()];
    read.values = column.figures;
    if (!column.name.starts_with("Column ")) read.name = column.name;
  } else {
    for (const std::size_t column : columns) read.values.push_back(table.columns[column].figures.front());
  }
  const auto missing =
      static_cast<std::size_t>(std::ranges::count_if(read.values, [](double value) { return std::isnan(value); }));
  if (missing > 0)
    read.notes.push_back(counted(missing, "place has", "places have") +
                         " no figure; no range is formed across such a gap.");
}

}  // namespace

Result<CapabilityFigures> read_capability_figures(std::string_view text) {
  const auto table = tabular::read_plain_table(text);
  if (!table) return table.error();
  const auto cells = tabular::read_pasted(text);
  if (!cells) return cells.error();
  CapabilityFigures read;
  const std::vector<std::size_t> columns = figure_columns(*table, read.notes);
  if (columns.empty()) return Error::invalid("Paste at least one column of figures, such as 31 or 18:05.");
  const std::size_t rows = table->columns[columns.front()].figures.size();
  if (rows * columns.size() > kMostCapabilityValues)
    return Error::invalid("That is more than this page can take. Paste " +
                          grouped(static_cast<std::int64_t>(kMostCapabilityValues)) + " figures or fewer.");
  const auto format = format_of(*cells, columns);
  if (!format) return format.error();
  read.format = *format;
  read.problems = table->problems();
  if (columns.size() > 1 && rows > 1)
    take_subgroups(*table, columns, read);
  else
    take_values(*table, columns, read);
  return read;
}

}  // namespace qi::analysis

#include "tabular/plain_table.h"

#include <algorithm>
#include <limits>
#include <span>

#include "tabular/number_reading.h"
#include "tabular/pasted_cells.h"
#include "tabular/tidied_columns.h"

namespace qi::tabular {
namespace {

bool has_figure(const PastedRow& row) {
  return std::ranges::any_of(row.cells, looks_like_number);
}

bool is_headed(const PastedCells& cells) {
  const std::span rows(cells.rows);
  return !has_figure(rows.front()) && std::ranges::any_of(rows.subspan(1), has_figure);
}

bool holds_figures(std::span<const PastedRow> rows, std::size_t column) {
  std::size_t figures = 0;
  std::size_t others = 0;
  for (const PastedRow& row : rows) {
    const std::string& cell = row.cells[column];
    if (looks_like_number(cell))
      ++figures;
    else if (!is_missing_mark(cell))
      ++others;
  }
  return figures > 0 && figures >= others;
}

double figure_in(const std::string& cell, const PastedRow& row, PlainColumn& column) {
  constexpr double kNoFigure = std::numeric_limits<double>::quiet_NaN();
  const auto read = read_number(cell);
  if (!read) column.problems.push_back({row.row, column.name + ": " + read.error().message, row.cells});
  return read && read->form != NumberForm::missing ? read->value : kNoFigure;
}

}  // namespace

std::vector<RowProblem> PlainTable::problems() const {
  std::vector<RowProblem> all;
  for (const PlainColumn& column : columns) all.insert(all.end(), column.problems.begin(), column.problems.end());
  std::ranges::stable_sort(all, {}, &RowProblem::row);
  return all;
}

Result<PlainTable> read_plain_table(std::string_view text) {
  auto cells = read_pasted(text);
  if (!cells) return cells.error();
  take_units(*cells);
  const bool headed = !cells->rows.empty() && is_headed(*cells);
  const auto rows = std::span(cells->rows).subspan(headed ? 1 : 0);
  if (rows.empty()) return Error::invalid("Paste at least one column of figures.");
  PlainTable table;
  for (const PastedRow& row : rows) table.lines.push_back(row.row);
  for (std::size_t i = 0; i < cells->width; ++i) {
    PlainColumn column;
    if (headed) column.name = cells->rows.front().cells[i];
    if (column.name.empty()) column.name = "Column " + std::to_string(i + 1);
    const bool figures = holds_figures(rows, i);
    for (const PastedRow& row : rows) {
      if (figures) column.figures.push_back(figure_in(row.cells[i], row, column));
      column.words.push_back(row.cells[i]);
    }
    table.columns.push_back(std::move(column));
  }
  return table;
}

}  // namespace qi::tabular

#include "tabular/pasted_cells.h"

#include <algorithm>

#include <fmt/format.h>
#include "base/number.h"
#include "base/text.h"
#include "tabular/csv_reading.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"

namespace qi::tabular {

namespace {

// A date and a few figures; trying every blank of a longer line would take the square of its length.
constexpr std::size_t kLongestDatedLine = 200;

/// Cells of one line that no separator parts: by runs of two or more blanks.
std::vector<std::string> parted_by_wide_blanks(std::string_view line) {
  std::vector<std::string> cells;
  line = trimmed(line);
  while (!line.empty()) {
    const std::size_t gap = line.find("  ");
    cells.emplace_back(trimmed(line.substr(0, gap)));
    line = gap == std::string_view::npos ? std::string_view{} : trimmed(line.substr(gap));
  }
  return cells;
}

/// "1 Apr 2024 18.5": the last word is a figure and what stands before it is a date. Otherwise the line is one cell.
std::vector<std::string> parted_before_figures(std::string_view line) {
  std::vector<std::string> figures;
  std::string_view rest = trimmed(line);
  if (rest.size() > kLongestDatedLine) return {std::string(rest)};
  while (!looks_like_date(rest)) {
    const std::size_t blank = rest.rfind(' ');
    if (blank == std::string_view::npos) return {std::string(trimmed(line))};
    const std::string_view word = trimmed(rest.substr(blank + 1));
    if (!looks_like_number(word) && !is_missing_mark(word)) return {std::string(trimmed(line))};
    figures.insert(figures.begin(), std::string(word));
    rest = trimmed(rest.substr(0, blank));
  }
  figures.insert(figures.begin(), std::string(rest));
  return figures;
}

bool has_text(const PastedRow& row) {
  return std::ranges::any_of(row.cells, [](const std::string& cell) { return !cell.empty(); });
}

/// Every row as wide as the columns that hold text anywhere, which keep their order.
void drop_empty_columns(PastedCells& cells, std::size_t widest) {
  std::vector<bool> used(widest, false);
  for (const PastedRow& row : cells.rows)
    for (std::size_t column = 0; column < row.cells.size(); ++column)
      if (!row.cells[column].empty()) used[column] = true;
  for (std::size_t column = 0; column < widest; ++column)
    if (used[column]) cells.columns.push_back(column + 1);
  cells.width = cells.columns.size();
}

void square_up(PastedCells& cells) {
  for (PastedRow& row : cells.rows) {
    for (std::size_t i = 0; i < cells.width && cells.columns[i] - 1 < row.cells.size(); ++i)
      if (cells.columns[i] - 1 != i) row.cells[i] = std::move(row.cells[cells.columns[i] - 1]);
    const auto kept = std::ranges::lower_bound(cells.columns, row.cells.size() + 1) - cells.columns.begin();
    row.cells.resize(static_cast<std::size_t>(kept));
    row.cells.resize(cells.width);
  }
}

}  // namespace

Result<PastedCells> read_pasted(std::string_view text, std::size_t most_cells) {
  // A tab decides, however many commas the figures have: spreadsheets put tabs on the clipboard.
  const bool tabbed = text.find('\t') != std::string_view::npos;
  auto table = read_table(std::string(text), tabbed ? std::optional(Separator::tab) : std::nullopt);
  if (!table) return table.error();

  PastedCells cells;
  std::size_t widest = 0;
  for (std::size_t row = 0; row < table->size(); ++row) {
    PastedRow pasted{.row = table->line_of(row), .cells = {}};
    for (std::size_t column = 0; column < table->cells_in(row); ++column)
      pasted.cells.emplace_back(trimmed(table->cell(row, column)));
    if (!has_text(pasted)) continue;
    if (table->width() == 1) {
      auto wide = parted_by_wide_blanks(pasted.cells[0]);
      pasted.cells = wide.size() > 1 ? std::move(wide) : parted_before_figures(pasted.cells[0]);
    }
    widest = std::max(widest, pasted.cells.size());
    cells.rows.push_back(std::move(pasted));
  }
  drop_empty_columns(cells, widest);
  if (cells.width > 0 && cells.rows.size() > most_cells / cells.width)
    return Error::invalid(
        fmt::format("The file has more than {} cells. Split it, or copy the columns you need into a new one.",
                    grouped(most_cells)));
  if (cells.width > kMostPastedColumns)
    return Error::invalid(
        fmt::format("The table has more than {} columns. Copy only those you need.", grouped(kMostPastedColumns)));
  square_up(cells);
  return cells;
}

}  // namespace qi::tabular

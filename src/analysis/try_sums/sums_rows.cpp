#include "analysis/try_sums/sums_rows.h"

#include <algorithm>

#include "tabular/csv_writing.h"

namespace qi::analysis {
namespace {

// A table longer than this says less than the chart above it.
constexpr std::size_t kTableRows = 60;

std::string row_name(const spc::Wording& wording, std::size_t index) {
  return index < wording.dates.size() ? short_period_name(wording.frequency, wording.dates[index])
                                      : std::to_string(index + 1);
}

std::string words_of(const RowCell& cell) {
  const auto* number = std::get_if<RowNumber>(&cell);
  return number ? show(number->value, number->format) : std::get<std::string>(cell);
}

}  // namespace

ui::DataTable page_table(const AnswerRows& rows, const spc::Wording& wording) {
  const bool is_cut = rows.rows.size() > kTableRows;
  ui::DataTable table{.caption = rows.caption + (is_cut ? ", the latest 60" : ""),
                      .caption_sight = ui::CaptionSight::shown,
                      .columns = {{wording.dates.empty() ? "Point" : "Period"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const std::string& column : rows.columns) table.columns.push_back({column, ui::Align::right});
  const std::size_t first = is_cut ? rows.rows.size() - kTableRows : 0;
  for (std::size_t i = rows.rows.size(); i > first; --i) {
    const AnswerRow& row = rows.rows[i - 1];
    ui::TableRow written{.cells = {{.text = row_name(wording, i - 1)}}, .state = row.state};
    for (const RowCell& cell : row.cells) written.cells.push_back({.text = words_of(cell)});
    table.rows.push_back(std::move(written));
  }
  return table;
}

std::string csv_of(std::span<const GroupRows> groups) {
  const bool is_grouped = !groups.front().group.empty();
  const bool is_dated =
      std::ranges::none_of(groups, [](const GroupRows& group) { return group.wording.dates.empty(); });
  tabular::CsvWriter csv;
  if (is_grouped) csv.text("Group");
  csv.text(is_dated ? "Period" : "Point");
  for (const std::string& column : groups.front().rows.columns) csv.text(column);
  csv.end_row();
  for (const GroupRows& group : groups)
    for (std::size_t i = 0; i < group.rows.rows.size(); ++i) {
      if (is_grouped) csv.text(group.group);
      if (i < group.wording.dates.size())
        csv.text(to_iso(group.wording.dates[i]));
      else
        csv.whole(static_cast<long long>(i) + 1);
      for (const RowCell& cell : group.rows.rows[i].cells) {
        if (const auto* number = std::get_if<RowNumber>(&cell))
          csv.number(number->value);
        else
          csv.text(std::get<std::string>(cell));
      }
      csv.end_row();
    }
  return std::string(tabular::kByteOrderMark) + csv.take();
}

}  // namespace qi::analysis

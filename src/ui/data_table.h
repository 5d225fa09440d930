#pragma once
/// A table of values in a region that scrolls when it must.
/// Rows are values; it does not sort, page or format.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "ui/chip.h"

namespace qi::ui {

enum class Align { left, right };
struct Column {
  std::string title;
  Align align = Align::left;  ///< numbers right
};

enum class Emphasis { none, strong, muted };

/// One cell: an optional chip, then text (a link when it has a url), then a small grey note. `write` replaces all of
/// it.
struct Cell {
  std::string text;
  Emphasis emphasis = Emphasis::none;
  std::optional<html::Url> url;
  std::optional<Chip> chip;
  std::string note;
  std::function<void(html::Page&)> write;
};

enum class RowState { plain, special, error, warning };
struct TableRow {
  std::vector<Cell> cells;  ///< as many as columns; the first is the row's heading
  RowState state = RowState::plain;
  std::string id;  ///< for links to the row; "" none
};

enum class TableDensity { normal, tight };
enum class CaptionSight { shown, for_screen_readers };
/// `scrolls` keeps at least 760 px and scrolls sideways on phones instead of squeezing; `cards` shows each row as a
/// card there, each cell beside its column's title.
enum class TableWidth { fits, scrolls, cards };

struct DataTable {
  std::string caption;  ///< names the table and its scrolling region; never empty
  CaptionSight caption_sight = CaptionSight::for_screen_readers;
  std::vector<Column> columns;
  std::vector<TableRow> rows;
  TableDensity density = TableDensity::normal;
  TableWidth width = TableWidth::fits;
};
void data_table(html::Page& h, const DataTable& table);

}  // namespace qi::ui

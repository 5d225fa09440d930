#include "ui/data_table.h"

#include "base/assert.h"

namespace qi::ui {

namespace {

std::string class_of(Align align, Emphasis emphasis) {
  std::string css_class = align == Align::right ? "num" : "";
  if (emphasis == Emphasis::strong) css_class += css_class.empty() ? "strong" : " strong";
  if (emphasis == Emphasis::muted) css_class += css_class.empty() ? "muted" : " muted";
  return css_class;
}

std::optional<std::string> unless_empty(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> class_of(RowState state) {
  switch (state) {
    case RowState::plain: return std::nullopt;
    case RowState::special: return "is-special";
    case RowState::error: return "is-err";
    case RowState::warning: return "is-warn";
  }
  return std::nullopt;
}

void write_inside(html::Page& h, const Cell& cell) {
  if (cell.write) return cell.write(h);
  if (cell.chip) {
    chip(h, *cell.chip);
    if (!cell.text.empty()) h.text(" ");
  }
  if (cell.url) {
    h.a({{"href", *cell.url}}, cell.text);
  } else {
    h.text(cell.text);
  }
  if (cell.note.empty()) return;
  h.text(" ");
  h.span({{"class", "small muted"}}, cell.note);
}

/// Cards are no table to a browser that draws them as blocks, so they say that they are one.
std::optional<std::string> role(const DataTable& table, std::string_view role) {
  return table.width == TableWidth::cards ? std::optional(std::string(role)) : std::nullopt;
}

std::optional<std::string> column_beside(const DataTable& table, std::size_t column) {
  return table.width == TableWidth::cards ? std::optional(table.columns[column].title) : std::nullopt;
}

void write_row(html::Page& h, const DataTable& table, const TableRow& row) {
  QI_ASSERT(row.cells.size() == table.columns.size());
  h.tr({{"role", role(table, "row")}, {"class", class_of(row.state)}, {"id", unless_empty(row.id)}}, [&] {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Cell& cell = row.cells[i];
      const auto css_class = unless_empty(class_of(table.columns[i].align, cell.emphasis));
      if (i == 0) {
        h.th({{"scope", "row"}, {"role", role(table, "rowheader")}, {"class", css_class}},
             [&] { write_inside(h, cell); });
      } else {
        h.td({{"role", role(table, "cell")}, {"class", css_class}, {"data-column", column_beside(table, i)}},
             [&] { write_inside(h, cell); });
      }
    }
  });
}

}  // namespace

void data_table(html::Page& h, const DataTable& table) {
  std::string css_class = "qt-table";
  if (table.density == TableDensity::tight) css_class += " qt-table--tight";
  if (table.width == TableWidth::scrolls) css_class += " qt-table--wide";
  if (table.width == TableWidth::cards) css_class += " qt-table--cards";
  const bool hidden_caption = table.caption_sight == CaptionSight::for_screen_readers;
  // A region that scrolls takes the keyboard's focus, so it needs a name.
  h.div({{"class", "qt-scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", table.caption}}, [&] {
    h.table({{"class", css_class}, {"role", role(table, "table")}}, [&] {
      h.caption({{"class", unless_empty(hidden_caption ? "nhsuk-u-visually-hidden" : "")}}, table.caption);
      h.thead({{"role", role(table, "rowgroup")}}, [&] {
        h.tr({{"role", role(table, "row")}}, [&] {
          for (const Column& column : table.columns) {
            h.th({{"scope", "col"},
                  {"role", role(table, "columnheader")},
                  {"class", unless_empty(class_of(column.align, Emphasis::none))}},
                 column.title);
          }
        });
      });
      h.tbody({{"role", role(table, "rowgroup")}}, [&] {
        for (const TableRow& row : table.rows) write_row(h, table, row);
      });
    });
  });
}

}  // namespace qi::ui

#include "ui/sheet.h"

namespace qi::ui {

namespace {

void write_heading(html::Page& h, const Sheet& sheet) {
  const auto write_h2 = [&] {
    if (sheet.heading == HeadingSight::shown) return h.h2({{"id", sheet.id}}, sheet.title);
    h.h2({{"id", sheet.id}, {"class", "nhsuk-u-visually-hidden"}}, sheet.title);
  };
  if (!sheet.side_link && sheet.side_text.empty()) return write_h2();
  h.div({{"class", "qt-sheet__head"}}, [&] {
    write_h2();
    if (sheet.side_link) {
      h.a({{"href", sheet.side_link->url}}, sheet.side_link->text);
    } else {
      h.p({{"class", "small muted"}}, sheet.side_text);
    }
  });
}

std::string_view class_of(GridShape shape) {
  switch (shape) {
    case GridShape::two_to_one: return "qt-grid qt-grid--2-1";
    case GridShape::three_to_two: return "qt-grid qt-grid--3-2";
    case GridShape::halves: return "qt-grid qt-grid--1-1";
    case GridShape::main_and_side: return "qt-grid qt-grid--side";
  }
  return "qt-grid";
}

}  // namespace

void sheet(html::Page& h, const Sheet& sheet, const std::function<void()>& write) {
  h.section({{"class", "qt-sheet"}, {"aria-labelledby", sheet.id}}, [&] {
    write_heading(h, sheet);
    write();
  });
}

void grid(html::Page& h, GridShape shape, const std::function<void()>& write_columns) {
  h.div({{"class", class_of(shape)}}, write_columns);
}

void column(html::Page& h, const std::function<void()>& write_sheets) {
  h.div(write_sheets);
}

}  // namespace qi::ui

#pragma once
/// The white panel that everything stands on, with a heading and perhaps a link beside it; and the grids of panels.
/// It does not say what stands inside: the caller writes that.

#include <functional>
#include <optional>
#include <string>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

struct SideLink {
  std::string text;
  html::Url url;
};

enum class HeadingSight { shown, for_screen_readers };

struct Sheet {
  std::string id;  ///< of the heading; the section is labelled by it; unique on the page
  std::string title;
  std::optional<SideLink> side_link;
  std::string side_text;  ///< small grey words instead of a link
  HeadingSight heading = HeadingSight::shown;
};
void sheet(html::Page& h, const Sheet& sheet, const std::function<void()>& write);

/// Column proportions from 900 px on; one column on phones. Each column is one <div> or section written inside.
enum class GridShape { two_to_one, three_to_two, halves, main_and_side };
void grid(html::Page& h, GridShape shape, const std::function<void()>& write_columns);
/// One column of a grid that holds several sheets.
void column(html::Page& h, const std::function<void()>& write_sheets);

}  // namespace qi::ui

#pragma once
/// Writes the page of everything that was ever known about one figure.
/// It decides nothing: see revision_words.h.

#include <string>

#include "html/page.h"
#include "html/url.h"
#include "ui/data_table.h"

namespace qi::measures {

struct FigureHistoryPage {
  std::string title;   ///< "What we knew about March 2020"
  std::string kicker;  ///< measure and place
  std::string lead;
  ui::DataTable table;
  html::Url chart = html::Url::path("#");
};
void figure_history_page(html::Page& h, const FigureHistoryPage& page);

}  // namespace qi::measures

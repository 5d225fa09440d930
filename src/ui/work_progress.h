#pragma once
/// How far a piece of the machine's work is: a word for its state, a bar, a line of words. Pages whose scripts run read
/// it again every two seconds while it goes on; without them a link does.
/// It does not know jobs: its words arrive as values.

#include <cstdint>
#include <string>

#include "html/page.h"
#include "html/url.h"
#include "ui/tag.h"

namespace qi::ui {

struct WorkProgress {
  std::string id;  ///< of the part of the page; unique on the page
  Tag state;
  std::int64_t done = 0;
  std::int64_t total = 0;                  ///< 0: not known, no bar
  std::string words;                       ///< "Reading row 12,000"; "" none
  html::Url again = html::Url::path("/");  ///< the page that this stands on
  enum class Goes { on, ended } goes = Goes::ended;
};
void work_progress(html::Page& h, const WorkProgress& progress);

}  // namespace qi::ui

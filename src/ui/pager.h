#pragma once
/// Previous and next of a long list.
/// It does not know the rows and cuts no list.

#include <functional>
#include <string>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

struct Pager {
  int page = 1;  ///< from 1
  int pages = 1;
  std::function<html::Url(int page)> url_of;
};
/// Draws nothing for a single page.
void pager(html::Page& h, const Pager& pager);

}  // namespace qi::ui

#pragma once
/// The states that pages can be in beside full: empty, waiting, late, refused, broken. Real components with example
/// words, for people who build and check pages.

#include <string>

#include "html/page.h"

namespace qi::home {

struct StatesPage {
  std::string contact_email;
};
void states_page(html::Page& h, const StatesPage& page);

}  // namespace qi::home

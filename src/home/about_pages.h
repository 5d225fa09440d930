#pragma once
/// Short honest pages about the site itself: accessibility, privacy and cookies.
/// No legal advice and no policy of the trust: only what this program does.

#include <string>

#include "html/page.h"

namespace qi::home {

struct AboutPage {
  std::string organisation;
  std::string contact_email;
};
void accessibility_page(html::Page& h, const AboutPage& page);
void privacy_page(html::Page& h, const AboutPage& page);

}  // namespace qi::home

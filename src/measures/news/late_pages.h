#pragma once
/// The list of series whose figures are late.
/// No query: it shows its view.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::measures {

struct LateLine {
  std::string name;   ///< "C2 mean"
  std::string place;  ///< "Kent"
  html::Url measure;
  std::string latest;    ///< "March 2025"
  std::string missing;   ///< "April 2025"
  std::string expected;  ///< "31 May 2025"
  std::string since;     ///< "1 June 2025"
};
struct LatePage {
  std::size_t count = 0;
  std::vector<LateLine> lines;      ///< longest missed first; may be fewer than `count`
  std::optional<html::Url> import;  ///< for those who may bring figures
};
void late_page(html::Page& h, const LatePage& page);

}  // namespace qi::measures

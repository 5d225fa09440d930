#pragma once
/// A status word in a box: "Provisional", "Synthetic", "Draft".
/// For signals of a chart use a chip.

#include <string>

#include "html/page.h"

namespace qi::ui {

enum class TagColour { blue, grey, yellow, orange, green, white };
struct Tag {
  std::string text;
  TagColour colour = TagColour::blue;
};
void tag(html::Page& h, const Tag& tag);

}  // namespace qi::ui

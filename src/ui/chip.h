#pragma once
/// A word in the colour of a state, and the classes that states have everywhere. The word always says what the colour
/// says.

#include <string>
#include <string_view>

#include "html/page.h"
#include "spc/analysis.h"

namespace qi::ui {

enum class Tone { common, improve, concern, neutral };
Tone tone_of(spc::Variation variation);
Tone tone_of(spc::PointState state);
/// "improve", "concern", "common", "neutral": the end of class names, and data-v of the wall.
std::string_view tone_slug(Tone tone);

struct Chip {
  std::string text;
  Tone tone = Tone::common;
};
void chip(html::Page& h, const Chip& chip);

}  // namespace qi::ui

#pragma once
/// Counts what is drawn: how often a piece of markup stands in an SVG.
/// It reads no words and no places: see support/svg_texts.h.

#include <cstddef>
#include <string>
#include <string_view>

namespace qi::chart {

/// How often the part stands in the text, overlapping ones too.
inline std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

}  // namespace qi::chart

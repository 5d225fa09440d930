#include "chart/phase_headings.h"

#include "base/assert.h"
#include "chart/chart_style.h"

namespace qi::chart {
namespace {

std::string longest_that_fits(const std::vector<std::string>& words, double room, const TextStyle& style, double size) {
  for (const std::string& line : words)
    if (width_of(line, style, size) <= room) return line;
  return "";
}

}  // namespace

std::vector<PlacedHeading> place_headings(std::span<const HeadingWords> words, std::span<const HeadingRoom> rooms,
                                          double base_size) {
  QI_ASSERT(words.size() == rooms.size());
  std::vector<PlacedHeading> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double room = rooms[i].right - rooms[i].left;
    placed.push_back({rooms[i].left, longest_that_fits(words[i].titles, room, kHeadingText, base_size),
                      longest_that_fits(words[i].summaries, room, kSubheadingText, base_size)});
  }
  return placed;
}

}  // namespace qi::chart

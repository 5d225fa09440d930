#include "chart/phase_headings.h"

#include "base/assert.h"
#include "base/text.h"
#include "chart/chart_style.h"
#include "chart/text_width.h"

namespace qi::chart {
namespace {

std::string longest_that_fits(const std::vector<std::string>& words, double room, const TextStyle& style, double size) {
  for (const std::string& line : words)
    if (width_of(line, style, size) <= room) return line;
  return "";
}

/// A name cut short says more than the date of its start, as long as enough of it is left.
std::string title_for(const HeadingWords& words, double room, double size) {
  constexpr std::size_t kLeastOfAName = 12;
  std::string title = longest_that_fits(words.titles, room, kHeadingText, size);
  if (words.name.empty() || title != words.titles.back()) return title;
  std::string cut = shortened(words.name, room, kHeadingText.factor * size, kHeadingText.weight);
  return character_count(cut) >= kLeastOfAName ? cut : title;
}

}  // namespace

std::vector<PlacedHeading> place_headings(std::span<const HeadingWords> words, std::span<const HeadingRoom> rooms,
                                          double base_size) {
  QI_ASSERT(words.size() == rooms.size());
  std::vector<PlacedHeading> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double room = rooms[i].right - rooms[i].left;
    placed.push_back({rooms[i].left, title_for(words[i], room, base_size),
                      longest_that_fits(words[i].summaries, room, kSubheadingText, base_size)});
  }
  return placed;
}

}  // namespace qi::chart

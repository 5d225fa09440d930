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

/// A name cut short says more than the date of its start, the last of `words`, as long as enough of it is left.
std::string title_for(const std::vector<std::string>& words, double room, double size) {
  constexpr std::size_t kLeastOfAName = 12;
  std::string title = longest_that_fits(words, room, kHeadingText, size);
  if (words.size() < 2 || title != words.back()) return title;
  const std::string& name = words[words.size() - 2];
  std::string cut = shortened(name, room, kHeadingText.factor * size, kHeadingText.weight);
  return character_count(cut) >= kLeastOfAName ? cut : title;
}

}  // namespace

std::vector<PlacedHeading> place_headings(std::span<const HeadingWords> words, std::span<const HeadingRoom> rooms,
                                          double base_size) {
  QI_ASSERT(words.size() == rooms.size());
  std::vector<PlacedHeading> placed;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const double room = rooms[i].right - rooms[i].left;
    placed.push_back({rooms[i].left, title_for(words[i].titles, room, base_size),
                      longest_that_fits(words[i].summaries, room, kSubheadingText, base_size)});
  }
  return placed;
}

}  // namespace qi::chart

#include "chart/level_headings.h"

#include <algorithm>

#include "chart/label_spreading.h"

namespace qi::chart {
namespace {

constexpr double kEdge = 4;    // from the edge of the picture
constexpr double kGap = 14;    // between two headings
constexpr double kLeader = 8;  // from the words down to the plot
constexpr double kTop = 4;
constexpr double kTierGap = 6;  // in which the hairlines of the upper level bend
constexpr double kAscent = 0.8;
// A line that comes down between the words of the lower level takes so much room, and does not give way.
constexpr double kPassage = 10;
constexpr double kPassageClaim = 1e6;

double line_height(const FigureFrame& frame) {
  return frame.base_size * 1.2;
}

double width_of(const FigureFrame& frame, const LevelHeading& heading) {
  const double size = kSubheadingText.factor * frame.base_size;
  return std::max(text_width(heading.plain + " ", size) + text_width(heading.bold, size, Weight::bold),
                  text_width(heading.below, size));
}

bool fit_on_one_level(const FigureFrame& frame, const std::vector<LevelHeading>& headings) {
  double total = 0;
  for (const LevelHeading& heading : headings) total += width_of(frame, heading) + kGap;
  return total - kGap <= frame.width - 2 * kEdge;
}

bool is_on(const LevelHeading& heading, Tier tier, bool one_level) {
  return one_level ? tier == Tier::near_plot : heading.tier == tier;
}

double height_of(const FigureFrame& frame, const std::vector<LevelHeading>& headings, Tier tier, bool one_level) {
  double lines = 0;
  for (const LevelHeading& heading : headings)
    if (is_on(heading, tier, one_level)) lines = std::max(lines, heading.below.empty() ? 1.0 : 2.0);
  return lines * line_height(frame);
}

}  // namespace

double heading_room(const FigureFrame& frame, const std::vector<LevelHeading>& headings) {
  if (headings.empty()) return kTop;
  const bool one_level = fit_on_one_level(frame, headings);
  const double upper = height_of(frame, headings, Tier::above, one_level);
  return kTop + upper + (upper > 0 ? kTierGap : 0) + height_of(frame, headings, Tier::near_plot, one_level) + kLeader;
}

void draw_level_headings(SvgWriter& svg, const FigureFrame& frame, std::vector<LevelHeading> headings) {
  const double size = kSubheadingText.factor * frame.base_size;
  // Two on a level, with the lines of two others between them.
  const double widest = (frame.width - 2 * kEdge - kGap) / 2 - kPassage - kGap / 2;
  for (LevelHeading& heading : headings) {
    heading.plain = shortened(heading.plain, widest - text_width(" " + heading.bold, size, Weight::bold), size);
    heading.below = shortened(heading.below, widest, size);
  }
  const bool one_level = fit_on_one_level(frame, headings);
  const double foot = frame.plot.top - kLeader;
  const double near_height = height_of(frame, headings, Tier::near_plot, one_level);
  for (const Tier tier : {Tier::above, Tier::near_plot}) {
    std::vector<const LevelHeading*> here;
    std::vector<SpreadLabel> wanted;
    for (const LevelHeading& heading : headings)
      if (is_on(heading, tier, one_level)) {
        here.push_back(&heading);
        wanted.push_back({heading.x, width_of(frame, heading) + kGap, 1});
      }
    if (tier == Tier::near_plot)
      for (const LevelHeading& heading : headings)
        if (!is_on(heading, tier, one_level)) wanted.push_back({heading.x, kPassage, kPassageClaim});
    const std::vector<double> middles = spread(wanted, kEdge - kGap / 2, frame.width - kEdge + kGap / 2);
    const double bottom = tier == Tier::above ? foot - near_height - kTierGap : foot;
    for (std::size_t i = 0; i < here.size(); ++i) {
      const LevelHeading& heading = *here[i];
      const double width = width_of(frame, heading);
      const double left = middles[i] - width / 2;
      const double first = bottom - (heading.below.empty() ? 1 : 2) * line_height(frame) + size * kAscent;
      svg.text_then_bold(heading.plain, heading.bold, {left, first}, kSubheadingText.coloured(heading.colour));
      if (!heading.below.empty())
        svg.text(heading.below, {left, first + line_height(frame)}, kSubheadingText.coloured(heading.colour));
      // The hairline leaves the words where they are nearest to the line below.
      const double from = std::clamp(heading.x, left + 3, left + width - 3);
      const Spot elbow{heading.x, bottom + kLeader / 2 + 1};
      svg.path(path_data({{'M', {from, bottom + 1}}, {'L', elbow}, {'L', {heading.x, frame.plot.top}}}), heading.colour,
               1);
    }
  }
}

}  // namespace qi::chart

#include "chart/multi_vari_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "base/assert.h"
#include "base/number.h"
#include "base/text.h"
#include "chart/dot_swarm.h"
#include "chart/figure_rows.h"
#include "chart/inner_key.h"
#include "chart/value_ruler.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostDots = 1500;
constexpr std::size_t kFewestDots = 30;
constexpr std::size_t kMostRowsTold = 12;
constexpr double kDiamond = 5;
constexpr double kSmallestDot = 1.3;

/// A group of some level: its place in the nesting, its values and the rows of innermost groups that it spans.
struct Group {
  std::vector<std::string> path;
  std::vector<double> values;
  std::size_t first_row = 0;
  std::size_t rows = 0;

  double mean() const { return qi::mean(values); }
};

/// Groups of one depth; a depth of 1 is the outermost. Levels of a factor have one order inside all parents, so that
/// shapes can be compared: that in which they first appear.
struct Nesting {
  std::vector<std::vector<Group>> levels;

  std::vector<Group>& innermost() { return levels.back(); }
  const std::vector<Group>& innermost() const { return levels.back(); }
};

bool begins_with(const std::vector<std::string>& path, const std::vector<std::string>& beginning) {
  return path.size() >= beginning.size() && std::equal(beginning.begin(), beginning.end(), path.begin());
}

std::vector<Group> groups_of_depth(const MultiVariDrawing& drawing, std::size_t depth,
                                   const std::vector<Group>& parents) {
  std::vector<Group> groups;
  for (std::size_t row = 0; row < drawing.values.size(); ++row) {
    if (!std::isfinite(drawing.values[row])) continue;
    std::vector<std::string> path;
    bool is_complete = true;
    for (std::size_t factor = 0; factor < drawing.factors.size(); ++factor) {
      const std::string& level = drawing.factors[factor].values[row];
      is_complete = is_complete && !level.empty();
      if (factor < depth) path.push_back(level);
    }
    if (!is_complete) continue;
    auto found = std::ranges::find(groups, path, &Group::path);
    if (found == groups.end()) found = groups.insert(groups.end(), Group{path, {}});
    found->values.push_back(drawing.values[row]);
  }
  std::map<std::string, std::size_t> level_places;
  for (const std::string& level : drawing.factors[depth - 1].values) level_places.emplace(level, level_places.size());
  std::map<std::vector<std::string>, std::size_t> parent_places;
  for (const Group& parent : parents) parent_places.emplace(parent.path, parent_places.size());
  std::ranges::stable_sort(groups, {}, [&](const Group& group) {
    const std::vector<std::string> parent(group.path.begin(), group.path.end() - 1);
    return std::pair(parents.empty() ? 0 : parent_places.at(parent), level_places.at(group.path.back()));
  });
  return groups;
}

Nesting nesting_of(const MultiVariDrawing& drawing) {
  QI_ASSERT(drawing.factors.size() == 2 || drawing.factors.size() == 3);
  Nesting nesting;
  for (std::size_t depth = 1; depth <= drawing.factors.size(); ++depth)
    nesting.levels.push_back(
        groups_of_depth(drawing, depth, nesting.levels.empty() ? std::vector<Group>{} : nesting.levels.back()));
  for (std::vector<Group>& level : nesting.levels)
    for (Group& group : level)
      for (std::size_t row = 0; row < nesting.innermost().size(); ++row) {
        if (!begins_with(nesting.innermost()[row].path, group.path)) continue;
        if (group.rows == 0) group.first_row = row;
        ++group.rows;
      }
  return nesting;
}

std::string name_of(const Group& group) {
  std::string name;
  for (const std::string& level : group.path) name += (name.empty() ? "" : ", ") + level;
  return name;
}

/// Largest less smallest mean of the groups inside one parent, the largest over all parents.
double range_of_means(const std::vector<Group>& groups, const std::vector<Group>& parents) {
  double range = 0;
  for (const Group& parent : parents) {
    std::vector<double> means;
    for (const Group& group : groups)
      if (begins_with(group.path, parent.path)) means.push_back(group.mean());
    const auto [least, most] = std::ranges::minmax(means);
    range = std::max(range, most - least);
  }
  return range;
}

std::size_t drawn_rows(const Nesting& nesting) {
  return std::min(nesting.innermost().size(), kMostMultiVariRows);
}

/// How the means of a level are drawn: outer levels are heavier.
struct LevelLook {
  std::string_view colour;
  double width;
};
constexpr std::array kLooks{LevelLook{kNeutral, 3}, LevelLook{kImproveText, 2}};

LevelLook look_of(const Nesting& nesting, std::size_t level) {
  // Of two factors there is one outer level, of three there are two.
  return kLooks[nesting.levels.size() == 2 ? 0 : level];
}

void draw_dots(SvgWriter& svg, std::span<const double> along, const DotSwarm& swarm, double middle) {
  for (std::size_t i = 0; i < along.size(); ++i)
    svg.empty("circle",
              {{"cx", along[i]}, {"cy", middle + swarm.offsets[i]}, {"r", swarm.radius}, {"fill", kDataLine}});
}

void draw_diamond(SvgWriter& svg, Spot at) {
  const std::string data = path_data({{'M', {at.x, at.y - kDiamond}},
                                      {'L', {at.x + kDiamond, at.y}},
                                      {'L', {at.x, at.y + kDiamond}},
                                      {'L', {at.x - kDiamond, at.y}}});
  svg.empty("path", {{"d", data + "Z"}, {"fill", kInk}, {"stroke", kPaper}, {"stroke-width", 1}});
}

/// On a phone, where words stand between the rows, means are not joined.
bool joins_means(Size size) {
  return size == Size::wide;
}

std::vector<KeySign> key_of(const MultiVariDrawing& drawing, const Nesting& nesting, Size size) {
  std::vector<KeySign> key{{[](SvgWriter& svg, Spot at) {
                              svg.empty("circle", {{"cx", at.x + 4}, {"cy", at.y}, {"r", 3.4}, {"fill", kDataLine}});
                            },
                            8, "A value"},
                           {[size](SvgWriter& svg, Spot at) {
                              if (joins_means(size)) svg.line(at, {at.x + kKeyLineWidth, at.y}, kInk, 1.6);
                              draw_diamond(svg, {at.x + kKeyLineWidth / 2, at.y});
                            },
                            kKeyLineWidth, "Mean of each " + drawing.factors.back().name}};
  for (std::size_t level = nesting.levels.size() - 1; level-- > 0;) {
    const LevelLook look = look_of(nesting, level);
    key.push_back(line_sign(look.colour, look.width, "", "Mean of each " + drawing.factors[level].name));
  }
  return key;
}

}  // namespace

std::vector<SpreadOfLevel> spread_by_level(const MultiVariDrawing& drawing) {
  const Nesting nesting = nesting_of(drawing);
  std::vector<SpreadOfLevel> spreads;
  for (const stats::Labels& factor : drawing.factors) spreads.push_back({factor.name, 0});
  spreads.push_back({"", 0});
  if (nesting.innermost().empty()) return spreads;
  const std::vector<Group> all(1);
  for (std::size_t level = 0; level < nesting.levels.size(); ++level)
    spreads[level].range = range_of_means(nesting.levels[level], level == 0 ? all : nesting.levels[level - 1]);
  for (const Group& group : nesting.innermost()) {
    const auto [least, most] = std::ranges::minmax(group.values);
    spreads.back().range = std::max(spreads.back().range, most - least);
  }
  return spreads;
}

std::string multi_vari_chart(const MultiVariDrawing& drawing, Size size, Purpose purpose) {
  const Nesting nesting = nesting_of(drawing);
  const std::vector<Group>& groups = nesting.innermost();
  QI_ASSERT(!groups.empty());
  FigureFrame frame = figure_frame(size);
  const std::size_t rows = drawn_rows(nesting);
  std::vector<RowWords> words;
  std::vector<double> shown;
  for (const Group& group : std::span(groups).first(rows)) {
    words.push_back(
        {name_of(group), "Mean", show(group.mean(), drawing.format), counted(group.values.size(), "value", "values")});
    shown.insert(shown.end(), group.values.begin(), group.values.end());
  }
  const double height = frame.compact() ? 24 : 40;
  const RowPlaces places = place_rows(frame, words, height, frame.compact() ? 8 : 4, 0);
  const ValueRuler ruler(shown, frame.plot, drawing.format, RulerScale::value, frame.base_size);
  const auto middle_of = [&](std::size_t row) { return places.plot_top(row) + height / 2; };

  SvgWriter svg(frame.base_size);
  draw_row_grid(svg, frame, places, rows, ruler.tick_places());
  for (std::size_t level = 0; level + 1 < nesting.levels.size(); ++level)
    for (const Group& group : nesting.levels[level]) {
      if (group.first_row >= rows) continue;
      const std::size_t last = std::min(group.first_row + group.rows, rows) - 1;
      const double top = places.plot_top(group.first_row) - places.words_height;
      if (group.first_row > 0 && !frame.compact()) svg.line({0, top}, {frame.plot.right, top}, kRule, 1);
      const double x = ruler.x(group.mean());
      const LevelLook look = look_of(nesting, level);
      if (frame.compact())
        for (std::size_t row = group.first_row; row <= last; ++row)
          svg.line({x, places.plot_top(row)}, {x, places.plot_top(row) + height}, look.colour, look.width);
      else
        svg.line({x, places.plot_top(group.first_row)}, {x, places.plot_top(last) + height}, look.colour, look.width);
    }
  const std::size_t most_dots = shown.size() <= kMostDots ? shown.size() + 2 : std::max(kFewestDots, kMostDots / rows);
  std::vector<std::vector<double>> along(rows);
  for (std::size_t row = 0; row < rows; ++row)
    for (const double value : dots_of(groups[row].values, most_dots)) along[row].push_back(ruler.x(value));
  const std::vector<DotSwarm> swarms = dot_swarms(along, height - 2, frame.compact() ? 2.6 : 3.4, kSmallestDot);
  for (std::size_t row = 0; row < rows; ++row) draw_dots(svg, along[row], swarms[row], middle_of(row));
  // Means of groups inside one parent are joined.
  const std::vector<Group>& parents = nesting.levels[nesting.levels.size() - 2];
  for (const Group& parent : parents) {
    std::string data;
    for (std::size_t row = parent.first_row; row < std::min(rows, parent.first_row + parent.rows); ++row)
      data += path_data({{data.empty() ? 'M' : 'L', {ruler.x(groups[row].mean()), middle_of(row)}}});
    if (joins_means(size) && data.find('L') != std::string::npos) svg.path(data, kInk, 1.6);
  }
  for (std::size_t row = 0; row < rows; ++row) {
    draw_diamond(svg, {ruler.x(groups[row].mean()), middle_of(row)});
    draw_row_words(svg, frame, places, row, words[row]);
  }
  std::string title = drawing.value_name.empty() ? ruler_title(drawing.format) : drawing.value_name;
  if (const std::size_t rest = groups.size() - rows)
    title += ". " + counted(rest, "more group is", "more groups are") + " not drawn";
  draw_ruler(svg, frame, ruler, title);
  const double key_top = frame.plot.bottom + 3.7 * frame.base_size;
  frame.height = draw_inner_key(svg, key_of(drawing, nesting, size), {12, key_top}, frame.width - 24);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = svg.take(),
                     .label = multi_vari_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string multi_vari_alt_text(const MultiVariDrawing& drawing) {
  const Nesting nesting = nesting_of(drawing);
  const std::vector<SpreadOfLevel> spreads = spread_by_level(drawing);
  std::string text = "Multi-vari chart: " + drawing.name + ". Means range over " +
                     show_difference(spreads.front().range, drawing.format) + " between " + spreads.front().between;
  for (std::size_t level = 1; level + 1 < spreads.size(); ++level)
    text += (level + 2 == spreads.size() ? " and up to " : ", up to ") +
            show_difference(spreads[level].range, drawing.format) + " between " + spreads[level].between;
  text += "; values up to " + show_difference(spreads.back().range, drawing.format) + " within a group.";
  const std::size_t told = std::min(nesting.innermost().size(), kMostRowsTold);
  for (const Group& group : std::span(nesting.innermost()).first(told))
    text += fmt::format(" {}: {}, mean {}.", name_of(group), counted(group.values.size(), "value", "values"),
                        show(group.mean(), drawing.format));
  if (const std::size_t rest = nesting.innermost().size() - told)
    text += " And " + counted(rest, "more group", "more groups") + ".";
  return text;
}

}  // namespace qi::chart

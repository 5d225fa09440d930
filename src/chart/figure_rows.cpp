#include "chart/figure_rows.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace qi::chart {
namespace {

constexpr double kWidestName = 210;      // on two lines
constexpr double kWidestLongName = 330;  // where a name would be cut short
constexpr double kNameGap = 14;          // between a name and the plot
constexpr double kTopAir = 6;
constexpr double kMiddle = 0.35;   // of the font size, from a line's middle to its baseline
constexpr double kAboveGap = 0.5;  // of the base size, between words and the plot below them
constexpr double kLeading = 1.25;  // of the font size
constexpr std::size_t kMostNameLines = 2;
constexpr double kCompactSide = 12;
constexpr double kLineOverhang = 4;  // of upright lines below a row's plot, on a phone
constexpr TextStyle kName = kHeadingText;
constexpr TextStyle kWords = kLabelText;
constexpr TextStyle kMore = kSubheadingText;
constexpr TextStyle kReference = {"t-sub", .92, Weight::bold, kTarget};

double font_size(const FigureFrame& frame, const TextStyle& style) {
  return style.factor * frame.base_size;
}

/// Centred about a height.
void draw_lines(SvgWriter& svg, const std::vector<std::string>& lines, Spot middle, const TextStyle& style) {
  const double size = style.factor * svg.base_size();
  double baseline = middle.y + kMiddle * size - kLeading * size * static_cast<double>(lines.size() - 1) / 2;
  for (const std::string& line : lines) {
    svg.text(line, {middle.x, baseline}, style);
    baseline += kLeading * size;
  }
}

std::vector<std::string> name_lines(const FigureFrame& frame, const std::string& name, double room) {
  const double size = font_size(frame, kName);
  std::vector<std::string> lines = wrapped(name, room, size, kName.weight);
  for (std::size_t rest = kMostNameLines; rest < lines.size(); ++rest) lines[kMostNameLines - 1] += " " + lines[rest];
  if (lines.size() > kMostNameLines) lines.resize(kMostNameLines);
  for (std::string& line : lines) line = shortened(line, room, size, kName.weight);
  return lines;
}

void draw_beside(SvgWriter& svg, const FigureFrame& frame, double middle, const RowWords& words) {
  const double left = kTopAir;
  const std::vector<std::string> lines = name_lines(frame, words.name, frame.plot.left - kNameGap - left);
  if (!lines.empty()) draw_lines(svg, lines, {left, middle}, kName);

  const double right = frame.plot.right + kFactsInset;
  const double room = frame.width - right - kTopAir;
  const double size = font_size(frame, kWords);
  const double first = words.more.empty() ? middle + kMiddle * size : middle - 0.2 * size;
  const std::string plain = shortened(words.plain, room, size);
  const double rest = room - (plain.empty() ? 0 : text_width(plain + " ", size));
  const std::string bold = shortened(words.bold, rest, size, Weight::bold);
  if (plain.empty())
    svg.text(bold, {right, first}, {"t-b", kWords.factor, Weight::bold});
  else
    svg.text_then_bold(plain, bold, {right, first}, kWords);
  if (!words.more.empty())
    svg.text(shortened(words.more, room, font_size(frame, kMore)), {right, first + kLeading * size}, kMore);
}

double room_above(const FigureFrame& frame) {
  return frame.width - 2 * kCompactSide;
}

/// All on one line where it fits, else what is more on a second one.
std::vector<std::string> fact_lines(const FigureFrame& frame, const RowWords& words) {
  const std::string facts = words.plain + (words.plain.empty() || words.bold.empty() ? "" : " ") + words.bold;
  if (facts.empty() || words.more.empty()) return {facts + uncapitalised(words.more)};
  const std::string line = facts + "; " + uncapitalised(words.more);
  if (text_width(line, font_size(frame, kMore)) <= room_above(frame)) return {line};
  return {facts, words.more};
}

void draw_above(SvgWriter& svg, const FigureFrame& frame, double bottom, const RowWords& words) {
  const double room = room_above(frame);
  double baseline = bottom - kAboveGap * frame.base_size;
  const std::vector<std::string> facts = fact_lines(frame, words);
  for (std::size_t i = facts.size(); i-- > 0;) {
    svg.text(shortened(facts[i], room, font_size(frame, kMore)), {kCompactSide, baseline}, kMore);
    if (i > 0) baseline -= kLeading * frame.base_size;
  }
  const std::vector<std::string> lines = name_lines(frame, words.name, room);
  for (std::size_t i = lines.size(); i-- > 0;) {
    baseline -= kLeading * frame.base_size;
    svg.text(lines[i], {kCompactSide, baseline}, kName);
  }
}

/// From where to where upright lines run.
std::vector<std::pair<double, double>> stretches(const FigureFrame& frame, const RowPlaces& places, std::size_t rows) {
  if (!frame.compact()) return {{frame.plot.top, frame.plot.bottom}};
  std::vector<std::pair<double, double>> parts;
  for (std::size_t row = 0; row < rows; ++row)
    parts.emplace_back(places.plot_top(row), places.plot_top(row) + places.plot_height + kLineOverhang);
  return parts;
}

}  // namespace

RowPlaces place_rows(FigureFrame& frame, std::span<const RowWords> rows, double plot_height, double gap, double head) {
  RowPlaces places{.top = kTopAir + head, .plot_height = plot_height, .gap = gap};
  if (frame.compact()) {
    std::size_t lines = 2;
    for (const RowWords& row : rows) {
      const std::size_t names = std::max<std::size_t>(1, name_lines(frame, row.name, room_above(frame)).size());
      lines = std::max(lines, names + fact_lines(frame, row).size());
    }
    places.words_height = (kAboveGap + kLeading * static_cast<double>(lines)) * frame.base_size;
    frame.plot.left = kCompactSide + 4;
    frame.plot.right = frame.width - kCompactSide - 4;
  } else {
    double widest = 0;
    bool any_is_cut = false;
    for (const RowWords& row : rows) {
      const double size = font_size(frame, kName);
      widest = std::max(widest, text_width(row.name, size, kName.weight));
      any_is_cut = any_is_cut || wrapped(row.name, kWidestName, size, kName.weight).size() > kMostNameLines;
    }
    frame.plot.left = kTopAir + std::min(widest, any_is_cut ? kWidestLongName : kWidestName) + kNameGap;
    frame.plot.right = frame.width - kFactsWidth - kFactsInset;
  }
  frame.plot.top = places.top;
  frame.plot.bottom = places.bottom(rows.size());
  return places;
}

void draw_row_words(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t row,
                    const RowWords& words) {
  const double top = places.plot_top(row);
  if (frame.compact())
    draw_above(svg, frame, top, words);
  else
    draw_beside(svg, frame, top + places.plot_height / 2, words);
}

double reference_room(const FigureFrame& frame, const std::optional<ReferenceLine>& reference) {
  return reference ? 1.4 * frame.base_size : 0;
}

void draw_row_grid(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t rows,
                   std::span<const double> across) {
  for (const double x : across)
    for (const auto& [from, to] : stretches(frame, places, rows)) svg.line({x, from}, {x, to}, kGrid, 1);
}

void draw_reference(SvgWriter& svg, const FigureFrame& frame, const RowPlaces& places, std::size_t rows,
                    const ReferenceLine& reference, double x) {
  const double size = font_size(frame, kReference);
  const std::string words = shortened(reference.words, frame.width - 2 * kCompactSide, size, kReference.weight);
  const double width = text_width(words, size, kReference.weight);
  const double left = std::clamp(x - width / 2, kCompactSide, frame.width - kCompactSide - width);
  svg.text(words, {left, frame.plot.top - 0.4 * size}, kReference);
  for (const auto& [from, to] : stretches(frame, places, rows))
    svg.line({x, from}, {x, to}, kTarget, 1.6, kTargetDashes);
}

}  // namespace qi::chart

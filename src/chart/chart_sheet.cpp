#include "chart/chart_sheet.h"

#include <algorithm>
#include <array>

#include "base/number.h"
#include "chart/plot_marks.h"
#include "chart/svg_writer.h"

namespace qi::chart {
namespace {

constexpr double kMargin = 20;
constexpr std::size_t kMostVerdictLines = 7;
constexpr TextStyle kSheetTitle{"", 1.5, Weight::bold};
constexpr TextStyle kSheetHeadline{"", 1.05, Weight::bold};
constexpr TextStyle kSheetWords{"", 1};
constexpr TextStyle kKeyWords{"", .92, Weight::regular, kInk2};

std::string view_box(double width, double height) {
  return "0 0 " + coordinate(width) + " " + coordinate(height);
}

struct KeyEntry {
  spc::PointState state;
  std::string_view words;
};
constexpr std::array kKey{
    KeyEntry{spc::PointState::improving, "Improving"}, KeyEntry{spc::PointState::concerning, "Concerning"},
    KeyEntry{spc::PointState::neutral, "Unusual"},     KeyEntry{spc::PointState::mixed, "Unusual both ways"},
    KeyEntry{spc::PointState::common, "Common cause"}, KeyEntry{spc::PointState::excluded, "Left out of the limits"},
};

/// Draws the key from `left` on, on rows below `baseline`; returns the last baseline.
double draw_key(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, double baseline) {
  const double size = frame.base_size;
  const MarkSizes sizes = frame.compact() ? compact_marks() : wide_marks();
  const Filling filling = drawing.reading.analysis.is_waiting() ? Filling::hollow : Filling::solid;
  double x = kMargin;
  const auto entry = [&](const auto& draw_sign, double sign_width, std::string_view words) {
    const double width = sign_width + 6 + width_of(words, kKeyWords, size);
    if (x > kMargin && x + width > frame.width - kMargin) {
      x = kMargin;
      baseline += size * 1.5;
    }
    draw_sign(Spot{x, baseline - size * 0.33});
    svg.text(words, {x + sign_width + 6, baseline}, kKeyWords);
    x += width + 20;
  };
  for (const KeyEntry& row : kKey) {
    const auto has_state = [&](const spc::Point& point) { return point.state == row.state; };
    const auto& points = drawing.reading.analysis.points;
    if (std::none_of(points.begin() + static_cast<std::ptrdiff_t>(frame.first), points.end(), has_state)) continue;
    const std::string_view words = filling == Filling::hollow ? "Too few points to tell" : row.words;
    entry([&](Spot at) { draw_mark(svg, {at.x + 6, at.y}, row.state, sizes, filling); }, 12, words);
    if (filling == Filling::hollow) break;
  }
  entry([&](Spot at) { svg.line(at, {at.x + 26, at.y}, kInk, 1.6); }, 26, centre_name(drawing.reading.analysis));
  if (drawing.reading.limits_shown)
    entry([&](Spot at) { svg.line(at, {at.x + 26, at.y}, kInk2, 1.3, "7 5"); }, 26, "Limits: what to expect");
  if (const std::string target = target_in_key(drawing, frame.first); !target.empty())
    entry(
        [&](Spot at) {
          svg.line(at, {at.x + 26, at.y}, kTarget, 1.6, kTargetDashes);
        },
        26, shortened(target, frame.width - 2 * kMargin - 32, kKeyWords.factor * size));
  return baseline;
}

}  // namespace

std::string on_page(const ChartFrame& frame, const ChartBody& body) {
  SvgWriter svg(frame.base_size);
  svg.open("svg", {{"class", frame.compact() ? "qt-spc fs-13 qt-spc--compact" : "qt-spc fs-15"},
                   {"viewBox", view_box(frame.width, frame.height)},
                   {"role", "group"},
                   {"aria-label", body.label}});
  return svg.take() + body.drawn + "</svg>\n";
}

std::string on_sheet(const SpcDrawing& drawing, const ChartFrame& frame, const ChartBody& body) {
  const double size = frame.base_size;
  const double room = frame.width - 2 * kMargin;
  SvgWriter head(size);
  double baseline = kMargin;
  const auto lines = [&](std::string_view words, const TextStyle& style, double leading, std::size_t most) {
    std::vector<std::string> wrapped_words = wrapped(words, room, style.factor * size, style.weight);
    if (wrapped_words.size() > most) {
      wrapped_words.resize(most);
      wrapped_words.back() = shortened(wrapped_words.back() + " …", room, style.factor * size, style.weight);
    }
    for (const std::string& line : wrapped_words) {
      baseline += style.factor * size * leading;
      head.text(line, {kMargin, baseline}, style);
    }
  };
  lines(body.heading, kSheetTitle, 1.2, 3);
  if (body.has_verdict && drawing.reading.analysis.latest) {
    const spc::Verdict verdict = spc::sentence(drawing.reading, drawing.wording);
    baseline += size * 0.4;
    lines(verdict.headline, kSheetHeadline, 1.35, 3);
    lines(verdict.explanation, kSheetWords, 1.35, kMostVerdictLines);
  }
  const double top = baseline + size * 0.9;
  SvgWriter foot(size);
  double height = top + frame.height + kMargin / 2;
  if (body.has_key) height = draw_key(foot, drawing, frame, height + size * 0.7) + kMargin;

  SvgWriter svg(size);
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", view_box(frame.width, height)},
                   {"width", frame.width},
                   {"height", height},
                   {"role", "img"},
                   {"aria-label", body.label},
                   {"font-family", kFontFamily}});
  svg.element("title", body.label);
  svg.empty("rect", {{"x", 0}, {"y", 0}, {"width", frame.width}, {"height", height}, {"fill", kPaper}});
  std::string out = svg.take() + head.take();
  out += "<g transform=\"translate(0 " + coordinate(top) + ")\">\n" + body.drawn + "</g>\n";
  return out + foot.take() + "</svg>\n";
}

}  // namespace qi::chart

#include "chart/plot_sheet.h"

namespace qi::chart {
namespace {

constexpr double kMargin = 20;
constexpr double kBesideSign = 6;
constexpr double kBetweenEntries = 20;
constexpr std::size_t kMostVerdictLines = 7;
constexpr TextStyle kSheetTitle{"", 1.5, Weight::bold};
constexpr TextStyle kSheetHeadline{"", 1.05, Weight::bold};
constexpr TextStyle kSheetWords{"", 1};
constexpr TextStyle kKeyWords{"", .92, Weight::regular, kInk2};

std::string view_box(double width, double height) {
  return "0 0 " + coordinate(width) + " " + coordinate(height);
}

/// Draws the key in rows from `baseline` down; returns the last baseline.
double draw_key(SvgWriter& svg, const PlotSheet& sheet, double baseline) {
  double x = kMargin;
  for (const KeySign& sign : sheet.key) {
    const double beside = sign.width + kBesideSign;
    const std::string words =
        shortened(sign.words, sheet.width - 2 * kMargin - beside, kKeyWords.factor * sheet.base_size);
    const double width = beside + width_of(words, kKeyWords, sheet.base_size);
    if (x > kMargin && x + width > sheet.width - kMargin) {
      x = kMargin;
      baseline += sheet.base_size * 1.5;
    }
    sign.draw(svg, {x, baseline - sheet.base_size * 0.33});
    svg.text(words, {x + beside, baseline}, kKeyWords);
    x += width + kBetweenEntries;
  }
  return baseline;
}

std::string on_page(const PlotSheet& sheet) {
  SvgWriter svg(sheet.base_size);
  svg.open("svg", {{"class", sheet.size == Size::compact ? "qt-spc fs-13 qt-spc--compact" : "qt-spc fs-15"},
                   {"viewBox", view_box(sheet.width, sheet.height)},
                   {"role", "group"},
                   {"aria-label", sheet.label}});
  return svg.take() + sheet.drawn + "</svg>\n";
}

std::string standing_alone(const PlotSheet& sheet) {
  const double size = sheet.base_size;
  const double room = sheet.width - 2 * kMargin;
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
  lines(sheet.heading, kSheetTitle, 1.2, 3);
  if (!sheet.headline.empty()) {
    baseline += size * 0.4;
    lines(sheet.headline, kSheetHeadline, 1.35, 3);
    lines(sheet.explanation, kSheetWords, 1.35, kMostVerdictLines);
  }
  const double top = baseline + size * 0.9;
  SvgWriter foot(size);
  double height = top + sheet.height + kMargin / 2;
  if (!sheet.key.empty()) height = draw_key(foot, sheet, height + size * 0.7) + kMargin;

  SvgWriter svg(size);
  svg.open("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                   {"viewBox", view_box(sheet.width, height)},
                   {"width", sheet.width},
                   {"height", height},
                   {"role", "img"},
                   {"aria-label", sheet.label},
                   {"font-family", kFontFamily}});
  svg.element("title", sheet.label);
  if (!sheet.description.empty()) svg.element("desc", sheet.description);
  svg.empty("rect", {{"x", 0}, {"y", 0}, {"width", sheet.width}, {"height", height}, {"fill", kPaper}});
  std::string out = svg.take() + head.take();
  out += "<g transform=\"translate(0 " + coordinate(top) + ")\">\n" + sheet.drawn + "</g>\n";
  return out + foot.take() + "</svg>\n";
}

}  // namespace

std::string plot_sheet(PlotSheet sheet, Purpose purpose) {
  if (purpose == Purpose::page) return on_page(sheet);
  if (purpose == Purpose::paper) {
    sheet.heading.clear();
    sheet.headline.clear();
    sheet.explanation.clear();
  }
  return standing_alone(sheet);
}

}  // namespace qi::chart

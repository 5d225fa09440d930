#include "chart/inner_key.h"

namespace qi::chart {
namespace {

constexpr double kBesideSign = 6;
constexpr double kBetweenEntries = 18;
constexpr double kRow = 1.5;      // of the font size
constexpr double kMiddle = 0.33;  // of a letter's height over its baseline
constexpr double kLastRow = 0.4;  // below its baseline, of the font size

}  // namespace

double draw_inner_key(SvgWriter& svg, const std::vector<KeySign>& key, Spot start, double width) {
  if (key.empty()) return start.y;
  const double size = kSubheadingText.factor * svg.base_size();
  double x = start.x;
  double baseline = start.y + size;
  for (const KeySign& sign : key) {
    const double beside = sign.width + kBesideSign;
    const std::string words = shortened(sign.words, width - beside, size);
    const double room = beside + text_width(words, size);
    if (x > start.x && x + room > start.x + width) {
      x = start.x;
      baseline += kRow * size;
    }
    sign.draw(svg, {x, baseline - kMiddle * size});
    svg.text(words, {x + beside, baseline}, kSubheadingText);
    x += room + kBetweenEntries;
  }
  return baseline + kLastRow * size;
}

KeySign line_sign(std::string_view colour, double width, std::string_view dashes, std::string words) {
  return {[=](SvgWriter& svg, Spot at) {
            svg.line(at, {at.x + kKeyLineWidth, at.y}, colour, width, dashes);
          },
          kKeyLineWidth, std::move(words)};
}

}  // namespace qi::chart

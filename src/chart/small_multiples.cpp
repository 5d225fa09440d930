#include "chart/small_multiples.h"

#include <algorithm>

#include "base/text.h"
#include "chart/drawing_root.h"
#include "chart/svg_rendering.h"
#include "chart/svg_writer.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostInRow = 3;
constexpr double kMargin = 20;
constexpr double kGap = 24;
constexpr double kBase = 15;
constexpr double kHeadingRoom = 40;
constexpr TextStyle kSheetTitle{"", 1.5, Weight::bold};

}  // namespace

std::string small_multiples(const SmallMultiples& sheet) {
  std::vector<SvgSize> sizes;
  double widest = 0;
  for (const std::string& picture : sheet.pictures) {
    sizes.push_back(size_of_svg(picture));
    widest = std::max(widest, sizes.back().width);
  }
  const std::size_t in_row = std::clamp<std::size_t>(sheet.pictures.size(), 1, kMostInRow);
  const double width = 2 * kMargin + static_cast<double>(in_row) * (widest + kGap) - kGap;
  SvgWriter head(kBase);
  head.text(shortened(sheet.heading, width - 2 * kMargin, kSheetTitle.factor * kBase, kSheetTitle.weight),
            {kMargin, kMargin + kSheetTitle.factor * kBase}, kSheetTitle);
  std::string drawn = head.take();
  double top = kMargin + kHeadingRoom;
  double row = 0;
  for (std::size_t i = 0; i < sheet.pictures.size(); ++i) {
    const std::size_t column = i % in_row;
    if (i > 0 && column == 0) {
      top += row + kGap;
      row = 0;
    }
    row = std::max(row, sizes[i].height);
    drawn += "<g transform=\"translate(" + coordinate(kMargin + static_cast<double>(column) * (widest + kGap)) + " " +
             coordinate(top) + ")\">\n" + sheet.pictures[i] + "</g>\n";
  }
  return drawing_root({.size = Size::wide,
                       .base_size = kBase,
                       .width = width,
                       .height = top + row + kMargin,
                       .label = sheet.heading + ", side by side: " + listed(sheet.names) + ".",
                       .drawn = std::move(drawn)},
                      Purpose::file);
}

}  // namespace qi::chart

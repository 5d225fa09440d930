/// Curves of power and of acceptance as small files that people review as a diff.

#include <gtest/gtest.h>

#include "chart/chance_curve.h"
#include "stats/power/power_catalogue.h"
#include "support/golden_file.h"

namespace qi::chart {
namespace {

using support::compare_with_golden;

ChanceDrawing curve_of(std::string_view slug, std::vector<stats::Figure> numbers, std::string chance_label) {
  const auto result = stats::run_calculation(*stats::find_power_row(slug), {.numbers = std::move(numbers)});
  return {result->curves.front(), std::move(chance_label)};
}

TEST(ChanceCurveGolden, PowerWide) {
  compare_with_golden("chance-power-wide",
                      chance_curve(curve_of("power-two-means", {{"power", 0.9}, {"difference", 1}, {"sd", 1}}, "Power"),
                                   Size::wide, Purpose::file));
}
TEST(ChanceCurveGolden, AcceptanceWide) {
  compare_with_golden("chance-acceptance-wide",
                      chance_curve(curve_of("acceptance-find", {{"good", 0.01}, {"bad", 0.06}}, "Chance of acceptance"),
                                   Size::wide, Purpose::file));
}
TEST(ChanceCurveGolden, AcceptanceOfALotCompact) {
  compare_with_golden(
      "chance-acceptance-compact",
      chance_curve(curve_of("acceptance-find", {{"good", 0.01}, {"bad", 0.06}, {"lot", 500}}, "Chance of acceptance"),
                   Size::compact, Purpose::file));
}

}  // namespace
}  // namespace qi::chart

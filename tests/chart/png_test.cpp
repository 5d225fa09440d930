#include "chart/png.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "support/chart_cases.h"

namespace qi::chart {
namespace {

using support::category_2_drawing;

TEST(Png, IsDrawnFromEverySizeAndKind) {
  const SpcDrawing drawing = category_2_drawing();
  for (const Size size : {Size::wide, Size::compact}) {
    EXPECT_TRUE(png_of(spc_chart(drawing, size, Purpose::file)).starts_with("\x89PNG"));
    EXPECT_TRUE(png_of(moving_range_chart(drawing, size, Purpose::file)).starts_with("\x89PNG"));
  }
}

TEST(Png, RefusesWhatIsNotADrawing) {
  EXPECT_THROW(png_of("not a drawing"), std::runtime_error);
  EXPECT_THROW(png_of("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>", 1e9), std::runtime_error);
}

}  // namespace
}  // namespace qi::chart

#include "chart/icon.h"

#include <gtest/gtest.h>

#include "chart/part_count.h"
#include "chart/png.h"

namespace qi::chart {
namespace {

TEST(Icons, HaveOneSymbolEachAndFilesThatRender) {
  const std::string sprite = icon_sprite();
  EXPECT_EQ(count_of(sprite, "<symbol "), 13u);
  for (const spc::Variation variation :
       {spc::Variation::not_enough_data, spc::Variation::common, spc::Variation::improving_high,
        spc::Variation::improving_low, spc::Variation::concerning_high, spc::Variation::concerning_low,
        spc::Variation::neutral_high, spc::Variation::neutral_low, spc::Variation::neutral_mixed}) {
    EXPECT_NE(sprite.find("id=\"iv-" + std::string(icon_slug(variation)) + "\""), std::string::npos);
    EXPECT_TRUE(png_of(icon_file(variation)).starts_with("\x89PNG"));
  }
  for (const spc::Assurance assurance :
       {spc::Assurance::none, spc::Assurance::pass, spc::Assurance::fail, spc::Assurance::hit_or_miss}) {
    EXPECT_NE(sprite.find("id=\"ia-" + std::string(icon_slug(assurance)) + "\""), std::string::npos);
    EXPECT_TRUE(png_of(icon_file(assurance)).starts_with("\x89PNG"));
  }
}

TEST(Icons, AreNamedOnlyWhenNoWordsStandBeside) {
  EXPECT_NE(icon(spc::Variation::improving_high, 28, Naming::labelled)
                .find("aria-label=\"Special cause, improving: higher\""),
            std::string::npos);
  const std::string quiet = icon(spc::Variation::improving_high, 28, Naming::decorative);
  EXPECT_EQ(quiet.find("aria-label"), std::string::npos);
  EXPECT_NE(quiet.find("aria-hidden=\"true\""), std::string::npos);
}

}  // namespace
}  // namespace qi::chart

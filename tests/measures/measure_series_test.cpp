#include "measures/measure_series.h"

#include <gtest/gtest.h>

namespace qi::measures {
namespace {

TEST(Carrier, IsKeptAsWordsThatAreReadBack) {
  for (const Carrier& carrier : {Carrier{CarrierKind::feed, "C2 by station"},
                                 Carrier{CarrierKind::program, "feed reader"}, Carrier{CarrierKind::program, ""}})
    EXPECT_EQ(parse_carrier(words_of(carrier)), carrier) << words_of(carrier);
  EXPECT_EQ(words_of({CarrierKind::feed, "C2 by station"}), "feed C2 by station");
  EXPECT_EQ(words_of({CarrierKind::program, ""}), "program");
}

TEST(Carrier, IsNoneWhereAPersonDidIt) {
  EXPECT_FALSE(parse_carrier(""));
  EXPECT_FALSE(parse_carrier("Priya Nair"));
}

}  // namespace
}  // namespace qi::measures

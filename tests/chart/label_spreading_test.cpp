#include "chart/label_spreading.h"

#include <gtest/gtest.h>

namespace qi::chart {
namespace {

TEST(LabelSpreading, LeavesLabelsThatAreApartWhereTheyAre) {
  const std::vector<SpreadLabel> labels{{100, 20, 1}, {200, 20, 1}};
  EXPECT_EQ(spread(labels, 0, 300), (std::vector<double>{100, 200}));
}

TEST(LabelSpreading, MovesTwoAtOneHeightByHalfEach) {
  const std::vector<SpreadLabel> labels{{100, 20, 1}, {100, 20, 1}};
  EXPECT_EQ(spread(labels, 0, 300), (std::vector<double>{90, 110}));
}

TEST(LabelSpreading, LetsTheStrongerClaimKeepItsPlace) {
  const std::vector<SpreadLabel> labels{{100, 20, 1}, {100, 20, 9}};
  const std::vector<double> middles = spread(labels, 0, 300);
  EXPECT_DOUBLE_EQ(middles[0], 82);   // moved 18
  EXPECT_DOUBLE_EQ(middles[1], 102);  // moved 2
}

TEST(LabelSpreading, KeepsThePileInsideTheRoom) {
  const std::vector<SpreadLabel> labels{{2, 20, 1}, {3, 20, 1}, {4, 20, 1}};
  EXPECT_EQ(spread(labels, 0, 300), (std::vector<double>{10, 30, 50}));
  const std::vector<SpreadLabel> at_the_end{{299, 20, 1}, {299, 20, 1}};
  EXPECT_EQ(spread(at_the_end, 0, 300), (std::vector<double>{270, 290}));
}

TEST(LabelSpreading, StartsAtTheLowEndWhenThereIsNotEnoughRoom) {
  const std::vector<SpreadLabel> labels{{50, 60, 1}, {50, 60, 1}};
  EXPECT_EQ(spread(labels, 0, 100), (std::vector<double>{30, 90}));
}

TEST(LabelSpreading, NeverOverlapsAndKeepsTheOrderForManyUnevenLabels) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    unsigned state = seed;
    const auto next = [&] { return (state = state * 1664525u + 1013904223u) >> 20; };  // Numerical Recipes' LCG
    std::vector<SpreadLabel> labels;
    for (std::size_t i = 0; i < 1 + seed % 9; ++i)
      labels.push_back({next() % 400 * 1.0, 10 + next() % 20 * 1.0, 1 + next() % 5 * 1.0});
    const std::vector<double> middles = spread(labels, 0, 400);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      EXPECT_GE(middles[i] - labels[i].extent / 2, -1e-9);
      EXPECT_LE(middles[i] + labels[i].extent / 2, 400 + 1e-9);
      for (std::size_t k = 0; k < i; ++k) {
        EXPECT_GE(std::abs(middles[i] - middles[k]), (labels[i].extent + labels[k].extent) / 2 - 1e-9) << seed;
        if (labels[k].wanted < labels[i].wanted) {
          EXPECT_LT(middles[k], middles[i]) << seed;
        }
      }
    }
  }
}

TEST(LabelSpreading, OfNothingIsNothing) {
  EXPECT_TRUE(spread({}, 0, 100).empty());
}

}  // namespace
}  // namespace qi::chart

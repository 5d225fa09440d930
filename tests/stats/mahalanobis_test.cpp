// Distances from a centre in the columns' own covariances.
#include "stats/mahalanobis.h"

#include <gtest/gtest.h>

#include <vector>

namespace qi::stats {
namespace {

TEST(Covariance, AgreesWithTheWorkedExample) {
  const Matrix rows{{1, 2}, {3, 6}};
  EXPECT_EQ(column_means(rows), (std::vector<double>{2, 4}));
  EXPECT_EQ(covariance(rows), (Matrix{{2, 4}, {4, 8}}));
}

TEST(Covariance, KeepsItsDigitsFarFromNought) {
  EXPECT_EQ(covariance({{1e9 + 1, 0}, {1e9 + 2, 1}, {1e9 + 3, 2}}), (Matrix{{1, 1}, {1, 1}}));
}

TEST(Mahalanobis, AgreesWithTheWorkedExample) {
  const auto measure = Mahalanobis::of({{4, 0}, {0, 1}});
  ASSERT_TRUE(measure);
  const std::vector<double> apart{2, 1};
  EXPECT_NEAR(measure->distance(apart).squared, 2, 1e-14);
  EXPECT_NEAR(measure->distance(apart).parts[0], 1, 1e-14);
}

TEST(Mahalanobis, CountsColumnsThatMoveTogetherOnce) {
  const auto measure = Mahalanobis::of({{1, 0.9}, {0.9, 1}});
  ASSERT_TRUE(measure);
  EXPECT_NEAR(measure->distance(std::vector<double>{1, 1}).squared, 2 / 1.9, 1e-12);
  EXPECT_NEAR(measure->distance(std::vector<double>{1, -1}).squared, 2 / 0.1, 1e-11);
}

TEST(Mahalanobis, RefusesWhatHasNoInverse) {
  EXPECT_EQ(Mahalanobis::of({{1, 0}, {0, 0}}).error().message, "Variable 2 does not vary. Leave it out.");
  EXPECT_EQ(Mahalanobis::of({{2, 4}, {4, 8}}).error().message,
            "Some variables follow from the others. Leave one of them out.");
}

}  // namespace
}  // namespace qi::stats

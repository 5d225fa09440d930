#include "stats/power/stratified_sample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace qi::stats {
namespace {

std::vector<int> sizes_of(const Result<std::vector<StratumSample>>& sampled) {
  std::vector<int> sizes;
  for (const StratumSample& stratum : *sampled) sizes.push_back(stratum.n);
  return sizes;
}

const std::vector<Stratum> kStations{{"North", 500, 10}, {"East", 300, 20}, {"South", 200, 40}};

TEST(Allocation, InProportionFollowsTheSizes) {
  EXPECT_EQ(sizes_of(allocate(kStations, 100, Allocation::proportional)), (std::vector{50, 30, 20}));
}

TEST(Allocation, OfNeymanFollowsSizeTimesDeviation) {
  // By hand: weights 5,000, 6,000, 8,000 of 19,000: 26.3, 31.6, 42.1.
  const auto sampled = allocate(kStations, 100, Allocation::neyman);
  ASSERT_TRUE(sampled);
  EXPECT_NEAR((*sampled)[0].share, 100 * 5.0 / 19, 1e-12);
  EXPECT_EQ(sizes_of(sampled), (std::vector{26, 32, 42}));
}

TEST(Allocation, OfNeymanHasTheSmallestError) {
  const auto best = allocate(kStations, 100, Allocation::neyman);
  const auto proportional = allocate(kStations, 100, Allocation::proportional);
  const auto equal = allocate(kStations, 100, Allocation::equal);
  const double error = stratified_standard_error(kStations, *best);
  EXPECT_LT(error, stratified_standard_error(kStations, *proportional));
  EXPECT_LT(error, stratified_standard_error(kStations, *equal));
  // By hand, proportional: sum of W² S² (1/n - 1/N) = 0.25·100·0.018 + 0.09·400·0.03 + 0.04·1600·0.045 = 4.41.
  EXPECT_NEAR(stratified_standard_error(kStations, *proportional), 2.1, 1e-12);
}

TEST(Allocation, GivesWhatAStratumCannotHoldToTheOthers) {
  const std::vector<Stratum> strata{{"Rare", 10, 100}, {"Common", 1000, 1}, {"Other", 1000, 1}};
  const auto sampled = allocate(strata, 100, Allocation::neyman);
  ASSERT_TRUE(sampled);
  EXPECT_EQ(sizes_of(sampled), (std::vector{10, 45, 45}));
}

TEST(Allocation, SamplesEveryStratumAtLeastOnce) {
  const std::vector<Stratum> strata{{"Tiny", 2, 1}, {"Even", 40, 0}, {"Large", 5000, 3}};
  EXPECT_EQ(sizes_of(allocate(strata, 20, Allocation::proportional)), (std::vector{1, 1, 18}));
  EXPECT_EQ(sizes_of(allocate(strata, 20, Allocation::neyman)), (std::vector{1, 1, 18}));
}

TEST(Allocation, AlwaysAddsUpAndStaysWithinEveryStratum) {
  std::mt19937 source(20261129);
  for (int round = 0; round < 2000; ++round) {
    std::vector<Stratum> strata(1 + source() % 6);
    int units = 0;
    for (Stratum& stratum : strata) {
      stratum.size = 1 + static_cast<double>(source() % 50);
      stratum.sd = static_cast<double>(1 + source() % 100);
      units += static_cast<int>(stratum.size);
    }
    const int least = static_cast<int>(strata.size());
    const int n = least + static_cast<int>(source() % static_cast<unsigned>(units - least + 1));
    for (const Allocation allocation : {Allocation::proportional, Allocation::neyman, Allocation::equal}) {
      const auto sampled = allocate(strata, n, allocation);
      ASSERT_TRUE(sampled);
      int sum = 0;
      for (std::size_t i = 0; i < strata.size(); ++i) {
        EXPECT_GE((*sampled)[i].n, 1);
        EXPECT_LE((*sampled)[i].n, strata[i].size);
        sum += (*sampled)[i].n;
      }
      ASSERT_EQ(sum, n);
    }
  }
}

TEST(Allocation, RefusesWhatCannotBeSharedOut) {
  EXPECT_FALSE(allocate({}, 1, Allocation::equal));
  EXPECT_FALSE(allocate(kStations, 2, Allocation::equal));
  EXPECT_FALSE(allocate(kStations, 1001, Allocation::equal));
  EXPECT_FALSE(allocate({{"a", 5, 0}, {"b", 5, 0}}, 4, Allocation::neyman));
  EXPECT_FALSE(allocate({{"a", 5.5, 0}}, 4, Allocation::equal));
  EXPECT_FALSE(allocate({{"a", 5, -1}}, 4, Allocation::equal));
}

}  // namespace
}  // namespace qi::stats

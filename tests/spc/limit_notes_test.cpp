// What a chart tells of how its limits were made: sigma z on Laney's charts, times of 0 on t charts.
#include "spc/limit_notes.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "spc/analyse.h"
#include "spc/sentence.h"

namespace qi::spc {
namespace {

Analysis analysed(const Request& request) {
  auto analysis = analyse(request);
  EXPECT_TRUE(analysis) << analysis.error().message;
  return *std::move(analysis);
}

/// Shares that move as much as `step` cases of 100 about a half, up and down in turn.
Request halves(ChartKind chart, double step) {
  Request request{.chart = chart};
  for (int i = 0; i < 20; ++i) {
    request.values.push_back(50 + (i % 2 == 0 ? step : -step));
    request.denominators.push_back(100);
  }
  return request;
}

// Sigma of a share of a half of 100 is 0.05; the moving range of ± step / 100 is 2 step / 100, or 0.4 step sigmas.
TEST(SigmaZ, IsTheMovesInSigmasOfChanceOverTheirConstant) {
  EXPECT_NEAR(analysed(halves(ChartKind::p_prime, 9)).phases[0].sigma_z, 0.4 * 9 / 1.128, 1e-12);
  EXPECT_NEAR(analysed(halves(ChartKind::p_prime, 1)).phases[0].sigma_z, 0.4 / 1.128, 1e-12);
  EXPECT_TRUE(std::isnan(analysed(halves(ChartKind::p, 1)).phases[0].sigma_z));
}

TEST(SigmaZ, IsToldAlsoBelowOne) {
  EXPECT_EQ(
      limit_notes(analysed(halves(ChartKind::p_prime, 9))),
      std::vector<std::string>{"Limits are 3.19 times as wide as chance of single cases would make them (sigma z)."});
  EXPECT_EQ(
      limit_notes(analysed(halves(ChartKind::u_prime, 1))),
      std::vector<std::string>{"Sigma z is 0.25: values lie closer together than chance of single cases has them, "
                               "and limits are closer too."});
  EXPECT_TRUE(limit_notes(analysed(halves(ChartKind::p, 1))).empty());
}

// A sigma z of 0.996 once read "1.00: values lie closer together than chance".
TEST(SigmaZ, ThatReadsOneIsToldAsOne) {
  const Analysis found = analysed(halves(ChartKind::p_prime, 0.996 * 1.128 / 0.4));
  EXPECT_NEAR(found.phases[0].sigma_z, 0.996, 1e-12);
  EXPECT_EQ(limit_notes(found).at(0),
            "Limits are 1.00 times as wide as chance of single cases would make them (sigma z).");
  EXPECT_TRUE(limit_notes(analysed(halves(ChartKind::p_prime, 0.994 * 1.128 / 0.4)))
                  .at(0)
                  .starts_with("Sigma z is 0.99: values lie closer together"));
}

TEST(SigmaZ, OfAtLeastOneMakesLimitsAsWideAsThePlainChartsAndIsToldAsFound) {
  Request request = halves(ChartKind::p_prime, 1);
  request.profile.sigma_z = SigmaZ::at_least_one;
  const Analysis bounded = analysed(request);
  const Analysis plain = analysed(halves(ChartKind::p, 1));
  EXPECT_DOUBLE_EQ(bounded.limits_at(0).upper, plain.limits_at(0).upper);
  EXPECT_NEAR(bounded.phases[0].sigma_z, 0.4 / 1.128, 1e-12);
  EXPECT_EQ(limit_notes(bounded).at(0),
            "Sigma z is 0.35: values lie closer together than chance of single cases has them, and limits are as wide "
            "as that chance.");
  request = halves(ChartKind::p_prime, 9);
  const double wide = analysed(request).limits_at(0).upper;
  request.profile.sigma_z = SigmaZ::at_least_one;
  EXPECT_EQ(analysed(request).limits_at(0).upper, wide) << "and leaves wider limits alone";
}

TEST(TimesOfZero, AreToldToCountAsHalfAUnit) {
  Request request{.chart = ChartKind::t, .values = {3, 0, 8, 5, 12, 1}};
  EXPECT_EQ(limit_notes(analysed(request)).at(0),
            "1 time of 0 counts as half a unit, because two events in one unit are less than one apart.");
  request.values.push_back(0);
  EXPECT_EQ(limit_notes(analysed(request)).at(0),
            "2 times of 0 count as half a unit each, because two events in one unit are less than one apart.");
  request.excluded = {1, 6};
  EXPECT_TRUE(limit_notes(analysed(request)).empty());
}

TEST(LimitNotes, CloseTheExplanation) {
  const auto reading = read_series({.chart = ChartKind::t, .values = {3, 0, 8, 5, 12, 1}}, 0);
  ASSERT_TRUE(reading);
  EXPECT_TRUE(sentence(*reading, {}).explanation.ends_with(limit_notes(reading->analysis).at(0)));
}

}  // namespace
}  // namespace qi::spc

// Short runs: kinds of work on one scale, and then a chart like any other.
#include "spc/short_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/analyse.h"

namespace qi::spc {
namespace {

const ShortRunValues kTwoKinds{.values = {10, 12, 103, 99, 11, 13}, .kinds = {0, 0, 1, 1, 0, 0}};

std::string refusal(const Result<Standardised>& found) {
  return found ? "answered" : found.error().message;
}

TEST(DeviationsFromNominal, AreAnXmRChartOfWhatIsLeftWithoutTheNominal) {
  const std::vector<double> nominals{11, 100};
  const auto request = deviations_from_nominal(kTwoKinds, nominals);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->values, (std::vector<double>{-1, 1, 3, -1, 0, 2}));
  const auto analysis = analyse(*request);
  ASSERT_TRUE(analysis);
  EXPECT_NEAR(analysis->limits_at(0).centre, 4.0 / 6, 1e-12);
}

TEST(DeviationsFromNominal, RefuseAKindWithoutANominal) {
  const std::vector<double> one{11};
  EXPECT_EQ(deviations_from_nominal(kTwoKinds, one).error().message,
            "Value 3 is of a kind without a nominal. Give one for each kind.");
}

TEST(StandardisedShortRuns, AgreeWithTheWorkedExample) {
  const auto found = standardised_short_runs(kTwoKinds, ShortRunSigma::of_each_kind);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->centres, (std::vector<double>{11.5, 11.5, 101, 101, 11.5, 11.5}));
  EXPECT_NEAR(found->sigmas[0], 1.773, 5e-4) << "the range from 12 to 11 crosses another kind: it is none";
  EXPECT_NEAR(found->sigmas[2], 3.546, 5e-4);
  EXPECT_NEAR(found->request.values[2], 2 / (4 / 1.128), 1e-12);
  const auto analysis = analyse(found->request);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(analysis->limits_at(3).upper, 3);
  EXPECT_NEAR(analysis->last_phase().moving_range_upper, 3.685, 5e-4);
}

TEST(StandardisedShortRuns, TakeSigmaFromEachRunOrFromAll) {
  const auto of_runs = standardised_short_runs(kTwoKinds, ShortRunSigma::of_each_run);
  ASSERT_TRUE(of_runs);
  EXPECT_NEAR(of_runs->sigmas[4], 2 / 1.128, 1e-12);
  const auto of_all = standardised_short_runs(kTwoKinds, ShortRunSigma::of_all);
  ASSERT_TRUE(of_all);
  for (const double sigma : of_all->sigmas) EXPECT_NEAR(sigma, (2 + 4 + 2) / 3.0 / 1.128, 1e-12);
}

TEST(StandardisedShortRuns, LeaveMissingAndExcludedValuesOutOfMeansAndSigmas) {
  ShortRunValues asked{.values = {10, 12, 500, kMissing, 11}, .kinds = {0, 0, 0, 0, 0}, .excluded = {2}};
  const auto found = standardised_short_runs(asked, ShortRunSigma::of_each_kind);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->centres[0], 11);
  EXPECT_NEAR(found->sigmas[0], 2 / 1.128, 1e-12);
  EXPECT_TRUE(std::isnan(found->request.values[3]));
  EXPECT_EQ(found->request.excluded, asked.excluded);
  EXPECT_GT(found->request.values[2], 100) << "drawn where it is";
}

TEST(StandardisedShortRuns, RefuseWhatHasNoSigma) {
  EXPECT_EQ(
      refusal(standardised_short_runs({.values = {1, 2, 5}, .kinds = {0, 0, 1}}, ShortRunSigma::of_each_kind)),
      "The kind of value 3 has no two values in a row, which tell its sigma. Give more, or take one sigma for all.");
  EXPECT_EQ(refusal(standardised_short_runs({.values = {4, 4}, .kinds = {0, 0}}, ShortRunSigma::of_each_kind)),
            "The values beside value 1 do not vary. Give more of them, or take one sigma for all.");
  EXPECT_EQ(refusal(standardised_short_runs({.values = {1, 2}, .kinds = {0}}, ShortRunSigma::of_all)),
            "Give one kind of work for each value.");
  EXPECT_TRUE(standardised_short_runs({}, ShortRunSigma::of_all));
}

// Phases changed nothing, so that a chart told of a shift that its phases had dealt with.
TEST(StandardisedShortRuns, HaveMeansAndSigmasOfTheirOwnInEachPhase) {
  const ShortRunValues asked{.values = {10, 12, 11, 20, 24, 22}, .kinds = {0, 0, 0, 0, 0, 0}, .starts = {0, 3}};
  for (const ShortRunSigma sigma : {ShortRunSigma::of_each_kind, ShortRunSigma::of_each_run, ShortRunSigma::of_all}) {
    const auto found = standardised_short_runs(asked, sigma);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->centres, (std::vector<double>{11, 11, 11, 22, 22, 22}));
    EXPECT_NEAR(found->sigmas[3] / found->sigmas[0], 2, 1e-12);
    EXPECT_NEAR(found->request.values[4], found->request.values[1], 1e-12);
  }
  const auto young = standardised_short_runs({.values = {10, 12, 11, 20}, .kinds = {0, 0, 0, 0}, .starts = {3}},
                                             ShortRunSigma::of_each_kind);
  ASSERT_TRUE(young) << "a phase of one value took the whole chart away";
  EXPECT_EQ(young->centres, (std::vector<double>{11, 11, 11, 11}));
  const auto early = standardised_short_runs({.values = {10, 10, 20, 24}, .kinds = {0, 0, 0, 0}, .starts = {2}},
                                             ShortRunSigma::of_each_kind);
  ASSERT_TRUE(early) << "a first phase whose values do not vary took it away too";
  EXPECT_EQ(early->centres, (std::vector<double>{10, 10, 22, 22}));
  EXPECT_NEAR(early->sigmas[0], early->sigmas[2] / 2, 1e-12);
}

}  // namespace
}  // namespace qi::spc

#include "stats/likelihood_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/number.h"

// Numbers with many digits: Newton's method with 40 digits.
namespace qi::stats {
namespace {

/// `events` of `rows` rows are 1, for x = 0 and x = 1.
LikelihoodRequest two_by_two(int events_without, int rows_without, int events_with, int rows_with) {
  LikelihoodRequest request{.response = {.name = "Survived"}, .predictors = {{.name = "Shocked"}}};
  for (int i = 0; i < rows_without; ++i) {
    request.response.values.push_back(i < events_without ? 1 : 0);
    request.predictors[0].values.push_back(0);
  }
  for (int i = 0; i < rows_with; ++i) {
    request.response.values.push_back(i < events_with ? 1 : 0);
    request.predictors[0].values.push_back(1);
  }
  return request;
}

LikelihoodRequest survival() {
  return {.response = {"Survived", {1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0}},
          .predictors = {{"Age", {34, 45, 52, 58, 61, 66, 70, 73, 75, 80, 83, 88}},
                         {"Minutes", {4, 9, 5, 12, 6, 3, 10, 7, 14, 8, 11, 15}}}};
}

LikelihoodRequest incidents() {
  return {.family = LikelihoodFamily::poisson,
          .response = {"Incidents", {3, 0, 5, 2, 7, 9, 4, 12}},
          .predictors = {{"Vehicle age", {1, 2, 3, 4, 5, 6, 7, 8}}},
          .exposures = {1.2, 0.8, 1.5, 0.5, 1.9, 2.2, 0.7, 2.0}};
}

std::string refusal(const LikelihoodRequest& request) {
  const auto fit = fit_likelihood(request);
  return fit ? "answered" : fit.error().message;
}

TEST(LogisticFit, OfATableOfTwoByTwoHasTheClosedFormOfTheOddsRatio) {
  const auto fit = fit_likelihood(two_by_two(5, 20, 12, 20));
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0], std::log(5.0 / 15), 1e-14);
  EXPECT_NEAR(fit->coefficients[1], std::log((12.0 / 8) / (5.0 / 15)), 1e-14);
  EXPECT_NEAR(fit->standard_errors[0], std::sqrt(1.0 / 5 + 1.0 / 15), 1e-14);
  EXPECT_NEAR(fit->standard_errors[1], std::sqrt(1.0 / 12 + 1.0 / 8 + 1.0 / 5 + 1.0 / 15), 1e-14);
  EXPECT_NEAR(fit->rows.front().fitted, 0.25, 1e-15);
  EXPECT_NEAR(fit->rows.back().fitted, 0.6, 1e-15);
  EXPECT_NEAR(fit->rows.front().leverage, 1.0 / 20, 1e-15);
}

TEST(LogisticFit, OfTwoPredictorsAgreesWithNewtonsMethodInFortyDigits) {
  const auto fit = fit_likelihood(survival());
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0], 8.674339780934, 1e-11);
  EXPECT_NEAR(fit->coefficients[1], -0.03753989789358, 1e-13);
  EXPECT_NEAR(fit->coefficients[2], -0.6387333210998, 1e-12);
  EXPECT_NEAR(fit->standard_errors[0], 5.777789268855, 1e-11);
  EXPECT_NEAR(fit->standard_errors[1], 0.0692863329212, 1e-12);
  EXPECT_NEAR(fit->standard_errors[2], 0.3943437283676, 1e-12);
  EXPECT_NEAR(fit->deviance, 8.287984090489, 1e-11);
  EXPECT_NEAR(fit->null_deviance, -2 * (7 * std::log(7.0 / 12) + 5 * std::log(5.0 / 12)), 1e-12);
  EXPECT_NEAR(fit->pearson, 7.825367658439, 1e-11);
  EXPECT_NEAR(fit->rows[3].fitted, 0.237257552734, 1e-12);
  EXPECT_NEAR(fit->rows[3].leverage, 0.448644355653, 1e-12);
  EXPECT_NEAR(fit->rows[3].standardised_residual, -0.751112782327, 1e-11);
}

TEST(LogisticFit, LeavesNoScore) {
  const LikelihoodRequest request = survival();
  const auto fit = fit_likelihood(request);
  ASSERT_TRUE(fit);
  std::vector<double> residuals;
  std::vector<double> by_age;
  for (std::size_t i = 0; i < fit->rows.size(); ++i) {
    residuals.push_back(fit->rows[i].residual);
    by_age.push_back(fit->rows[i].residual * request.predictors[0].values[i]);
  }
  EXPECT_NEAR(compensated_sum(residuals), 0, 1e-14);
  EXPECT_NEAR(compensated_sum(by_age), 0, 1e-12);
}

TEST(LogisticFit, RefusesPerfectSeparationByTheNameOfThePredictor) {
  LikelihoodRequest request = survival();
  request.predictors.push_back({"Lactate", {1, 2, 1, 9, 2, 1, 8, 3, 9, 8, 1, 9}});
  const std::string sentence = refusal(request);
  EXPECT_NE(sentence.find("Lactate"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("an odds ratio has no bound"), std::string::npos) << sentence;
  request.predictors = {{"Lactate", {1, 2, 1, 9, 2, 1, 8, 3, 9, 8, 1, 9}}};
  EXPECT_EQ(
      refusal(request),
      "Some figures of Lactate go with one outcome only, so an odds ratio has no bound: leave it out, or join groups.");
}

// Everybody with x = 1 survived: the figures overlap at x = 0 only.
TEST(LogisticFit, RefusesSeparationThatIsNotComplete) {
  EXPECT_EQ(
      refusal(two_by_two(5, 20, 20, 20)),
      "Some figures of Shocked go with one outcome only, so an odds ratio has no bound: leave it out, or join groups.");
}

TEST(LogisticFit, AnswersWhereTheOddsAreExtremeButBounded) {
  const auto fit = fit_likelihood(two_by_two(1, 5000, 4999, 5000));
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[1], 2 * std::log(4999.0), 1e-12);
}

TEST(LogisticFit, RefusesOneOutcomeOnly) {
  EXPECT_EQ(refusal(two_by_two(0, 20, 0, 20)),
            "Survived has the same figure in every row: there is nothing to explain.");
}

TEST(PoissonFit, OfTwoGroupsHasTheClosedFormOfTheRateRatio) {
  const LikelihoodRequest request{.family = LikelihoodFamily::poisson,
                                  .response = {"Incidents", {3, 4, 5, 9, 12}},
                                  .predictors = {{"Night", {0, 0, 0, 1, 1}}},
                                  .exposures = {1, 1, 2, 1, 2}};
  const auto fit = fit_likelihood(request);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0], std::log(12.0 / 4), 1e-14);
  EXPECT_NEAR(fit->coefficients[1], std::log((21.0 / 3) / (12.0 / 4)), 1e-14);
  EXPECT_NEAR(fit->standard_errors[1], std::sqrt(1.0 / 12 + 1.0 / 21), 1e-14);
}

TEST(PoissonFit, WithExposureAgreesWithNewtonsMethodInFortyDigits) {
  const auto fit = fit_likelihood(incidents());
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0], 0.4845525479153, 1e-12);
  EXPECT_NEAR(fit->coefficients[1], 0.1646588232346, 1e-12);
  EXPECT_NEAR(fit->standard_errors[0], 0.4474322465688, 1e-12);
  EXPECT_NEAR(fit->standard_errors[1], 0.07380462158701, 1e-13);
  EXPECT_NEAR(fit->deviance, 4.233897635765, 1e-11);
  EXPECT_NEAR(fit->null_deviance, 9.560856497914, 1e-11);
  EXPECT_NEAR(fit->log_likelihood, -14.39183410697, 1e-10);
  EXPECT_NEAR(fit->pearson, 2.477268451352, 1e-11);
  EXPECT_NEAR(fit->rows[3].fitted, 1.56837595482, 1e-11);
  EXPECT_NEAR(fit->rows[3].leverage, 0.0617560860591, 1e-12);
  EXPECT_NEAR(fit->rows[3].standardised_residual, 0.355813699266, 1e-11);
}

TEST(PoissonFit, RefusesAGroupWithoutAnyEventByName) {
  const LikelihoodRequest request{.family = LikelihoodFamily::poisson,
                                  .response = {"Incidents", {3, 4, 5, 0, 0}},
                                  .predictors = {{"Night", {0, 0, 0, 1, 1}}}};
  EXPECT_EQ(refusal(request),
            "Rows with some figures of Night have no event at all, so a rate ratio has no bound: leave it out, or join "
            "groups.");
}

TEST(PoissonFit, FindsLargeCountsFarFromTheStart) {
  const LikelihoodRequest request{.family = LikelihoodFamily::poisson,
                                  .response = {"Calls", {1, 20, 400, 8000, 160000}},
                                  .predictors = {{"Year", {2001, 2002, 2003, 2004, 2005}}}};
  const auto fit = fit_likelihood(request);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[1], std::log(20.0), 1e-3);
}

// With the rate ratio held, the likeliest rate of the first group is all events over its hours and the ratio times the
// second's: the profile in closed form.
TEST(ProfileIntervals, OfTwoGroupsEndWhereTheClosedFormOfTheProfileLacksAsMuchAsChanceAllows) {
  const LikelihoodRequest request{.family = LikelihoodFamily::poisson,
                                  .response = {"Incidents", {3, 4, 5, 9, 12}},
                                  .predictors = {{"Night", {0, 0, 0, 1, 1}}},
                                  .exposures = {1, 1, 2, 1, 2}};
  const auto log_likelihood = [](double log_ratio) {
    const double rate = 33 / (4 + 3 * std::exp(log_ratio));
    return 12 * std::log(rate * 4) - rate * 4 + 21 * std::log(rate * 3 * std::exp(log_ratio)) -
           rate * 3 * std::exp(log_ratio);
  };
  const auto profiles = profile_intervals(request, 0.95);
  ASSERT_TRUE(profiles) << profiles.error().message;
  ASSERT_EQ(profiles->size(), 1u);
  const double best = std::log(7.0 / 3);
  for (const double end : {(*profiles)[0].lower, (*profiles)[0].upper})
    EXPECT_NEAR(2 * (log_likelihood(best) - log_likelihood(end)), 3.841458820694124, 1e-10);
  EXPECT_LT((*profiles)[0].lower, best);
  EXPECT_GT((*profiles)[0].upper, best);
}

TEST(ProfileIntervals, OfManyRowsAreWaldsAndOfFewAreLopsided) {
  const LikelihoodRequest many = two_by_two(500, 1'000, 600, 1'000);
  const auto fit = fit_likelihood(many);
  const auto profiles = profile_intervals(many, 0.95);
  ASSERT_TRUE(fit && profiles);
  EXPECT_NEAR((*profiles)[0].upper, fit->coefficients[1] + 1.959964 * fit->standard_errors[1], 1e-3);
  const auto few = profile_intervals(survival(), 0.95);
  const auto of_few = fit_likelihood(survival());
  ASSERT_TRUE(few && of_few);
  const double down = of_few->coefficients[2] - (*few)[1].lower;
  const double up = (*few)[1].upper - of_few->coefficients[2];
  EXPECT_GT(down, 1.3 * up) << "minutes may matter far more than estimated, and hardly less than not at all";
}

TEST(ProfileIntervals, RefuseWhatTheFitRefuses) {
  EXPECT_EQ(profile_intervals(two_by_two(5, 20, 20, 20), 0.95).error().message, refusal(two_by_two(5, 20, 20, 20)));
}

}  // namespace
}  // namespace qi::stats

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "stats/test_catalogue.h"

namespace qi::stats {
namespace {

std::string refusal(std::string_view slug, const TestRequest& request) {
  const auto result = run_test(slug, request);
  return result ? "answered" : result.error().message;
}

double figure(const TestResult& result, std::string_view slug) {
  const auto found = std::ranges::find(result.figures, slug, &Figure::slug);
  return found == result.figures.end() ? kUndefined : found->value;
}

const Check* check(const TestResult& result, std::string_view slug) {
  const auto found = std::ranges::find(result.checks, slug, &Check::slug);
  return found == result.checks.end() ? nullptr : &*found;
}

TestRequest survival() {
  return {.columns = {{"Survived", {1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 0}},
                      {"Age", {34, 45, 52, 58, 61, 66, 70, 73, 75, 80, 83, 88}},
                      {"Minutes", {4, 9, 5, 12, 6, 3, 10, 7, 14, 8, 11, 15}}}};
}

TestRequest incidents() {
  return {.columns = {{"Incidents", {3, 0, 5, 2, 7, 9, 4, 12}},
                      {"Vehicle age", {1, 2, 3, 4, 5, 6, 7, 8}},
                      {"Miles", {1.2, 0.8, 1.5, 0.5, 1.9, 2.2, 0.7, 2.0}}},
          .variant = "with-exposure"};
}

TEST(LinearRegression, GivesSlopesWithIntervalsAndSaysWhichRowsWereLeftOut) {
  const auto result =
      run_test("linear-regression", {.columns = {{"Minutes", {2, 4, kUndefined, 5, 8}}, {"Miles", {1, 2, 9, 3, 4}}}});
  ASSERT_TRUE(result);
  ASSERT_EQ(result->effects.size(), 1u);
  EXPECT_EQ(result->effects[0].name, "Slope of Miles");
  EXPECT_NEAR(result->effects[0].estimate, 1.9, 1e-14);
  // Of two degrees of freedom t has a closed form.
  const double reach = 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95)) * std::sqrt(0.35 / 5);
  EXPECT_NEAR(result->effects[0].interval->upper, 1.9 + reach, 1e-12);
  EXPECT_EQ(result->rows.size(), 4u);
  EXPECT_EQ(result->notes.back(), "1 row with a missing figure was left out.");
  EXPECT_EQ(check(*result, "rows_per_predictor")->holds, Holds::no);
}

TEST(LinearRegression, LooksAtItsAssumptions) {
  TestRequest request{.columns = {{"y", {}}, {"a", {}}, {"b", {}}}};
  for (int i = 0; i < 40; ++i) {
    request.columns[1].values.push_back(i);
    request.columns[2].values.push_back(i + (i % 2 == 0 ? 0.1 : -0.1));
    // The distance from the line grows with it and stays on one side for ten rows at a time.
    request.columns[0].values.push_back(3 * i + (i / 10 % 2 == 0 ? 1 : -1) * i * i / 20.0);
  }
  const auto result = run_test("linear-regression", request);
  ASSERT_TRUE(result);
  EXPECT_EQ(check(*result, "collinearity")->holds, Holds::no);
  EXPECT_EQ(check(*result, "independence")->holds, Holds::doubtful);
  EXPECT_EQ(check(*result, "equal_spread")->holds, Holds::doubtful);
  EXPECT_EQ(check(*result, "rows_per_predictor")->holds, Holds::yes);
  EXPECT_LT(figure(*result, "durbin_watson"), 1);
}

TEST(LinearRegression, FindsTheRowThatMovesTheModel) {
  const auto result =
      run_test("linear-regression", {.columns = {{"y", {1.1, 1.9, 3.2, 4.1, 4.8, 2}}, {"x", {1, 2, 3, 4, 5, 30}}}});
  ASSERT_TRUE(result);
  const Check* influence = check(*result, "influence");
  EXPECT_EQ(influence->holds, Holds::doubtful);
  EXPECT_NE(influence->seen.find("of row 6"), std::string::npos) << influence->seen;
}

TEST(LinearRegression, OfAPerfectLineSaysSoInsteadOfAPValue) {
  const auto result = run_test("linear-regression", {.columns = {{"y", {0.3, 0.5, 0.7, 0.9}}, {"x", {1, 2, 3, 4}}}});
  ASSERT_TRUE(result);
  EXPECT_TRUE(std::isinf(result->statistic));
  EXPECT_TRUE(std::isnan(result->p_value));
  EXPECT_NE(result->notes.at(0).find("passes through every point"), std::string::npos);
}

TEST(LinearRegression, TakesItsVariantsAndNoOthers) {
  TestRequest request{.columns = {{"y", {1, 4, 10, 15, 27, 34}}, {"x", {1, 2, 3, 4, 5, 6}}}};
  request.variant = "polynomial-2";
  const auto curve = run_test("linear-regression", request);
  ASSERT_TRUE(curve);
  EXPECT_EQ(curve->method, "Polynomial regression of degree 2");
  EXPECT_EQ(curve->coefficients.back().term, "x^2");
  EXPECT_EQ(curve->effects[0].name, "R squared");
  request.variant = "through-origin";
  const auto line = run_test("linear-regression", request);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->coefficients.size(), 1u);
  for (const char* unknown : {"polynomial-11", "polynomial-1", "polynomial-", "polynomial-2x", "cubic"}) {
    request.variant = unknown;
    EXPECT_EQ(refusal("linear-regression", request), std::string("This test has no variant called ") + unknown + ".");
  }
}

TEST(LinearRegression, RefusesColumnsThatShareAName) {
  EXPECT_EQ(refusal("linear-regression", {.columns = {{"y", {1, 2, 3, 5}}, {"x", {1, 2, 3, 4}}, {"x", {4, 2, 3, 4}}}}),
            "Give every column a name of its own: two are called x.");
}

TEST(LogisticRegression, GivesOddsRatiosWithIntervals) {
  const auto result = run_test("logistic-regression", survival());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->effects.size(), 2u);
  EXPECT_EQ(result->effects[1].name, "Odds ratio of Minutes");
  EXPECT_NEAR(result->effects[1].estimate, std::exp(-0.6387333210998), 1e-12);
  EXPECT_NEAR(result->effects[1].interval->lower, std::exp(-0.6387333210998 - 1.959963984540054 * 0.3943437283676),
              1e-12);
  const double null_deviance = -2 * (7 * std::log(7.0 / 12) + 5 * std::log(5.0 / 12));
  EXPECT_NEAR(result->statistic, null_deviance - 8.287984090489, 1e-11);
  EXPECT_NEAR(result->p_value, std::exp(-result->statistic / 2), 1e-12);
  EXPECT_NEAR(figure(*result, "aic"), 8.287984090489 + 6, 1e-11);
  EXPECT_NEAR(figure(*result, "concordance"), 32.0 / 35, 1e-12);
  EXPECT_EQ(check(*result, "events_per_predictor")->holds, Holds::no);
}

TEST(LogisticRegression, RefusesAnOutcomeThatIsNeitherOneNorZero) {
  TestRequest request = survival();
  request.columns[0].values[2] = 2;
  EXPECT_EQ(refusal("logistic-regression", request),
            "Write an outcome as 1 (it happened) or 0: correct row 3 of Survived.");
}

TEST(PoissonRegression, OfRatesTakesItsLastColumnAsExposure) {
  const auto result = run_test("poisson-regression", incidents());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->effects.size(), 1u);
  EXPECT_EQ(result->effects[0].name, "Rate ratio of Vehicle age");
  EXPECT_NEAR(result->effects[0].estimate, std::exp(0.1646588232346), 1e-12);
  EXPECT_NEAR(figure(*result, "dispersion"), 2.477268451352 / 6, 1e-12);
  EXPECT_EQ(check(*result, "dispersion")->holds, Holds::yes);
}

TEST(PoissonRegression, SaysByHowMuchIntervalsAreTooNarrowForCountsThatVaryMore) {
  const auto result =
      run_test("poisson-regression",
               {.columns = {{"Calls", {90, 130, 80, 160, 100, 170, 70, 180}}, {"Week", {1, 2, 3, 4, 5, 6, 7, 8}}}});
  ASSERT_TRUE(result);
  EXPECT_EQ(check(*result, "dispersion")->holds, Holds::no);
  EXPECT_NE(result->notes.at(0).find("times as wide"), std::string::npos);
}

TEST(PoissonRegression, OfTheQuasiKindWidensIntervalsByTheRootOfTheDispersion) {
  TestRequest request = incidents();
  const auto plain = run_test("poisson-regression", request);
  request.variant = "quasi-with-exposure";
  const auto quasi = run_test("poisson-regression", request);
  ASSERT_TRUE(plain && quasi);
  const double dispersion = 2.477268451352 / 6;
  EXPECT_NEAR(quasi->effects[0].estimate, plain->effects[0].estimate, 1e-15);
  EXPECT_NEAR(quasi->coefficients[1].standard_error, 0.07380462158701 * std::sqrt(dispersion), 1e-12);
  EXPECT_EQ(quasi->statistic_name, "F");
  EXPECT_NEAR(quasi->statistic, (9.560856497914 - 4.233897635765) / dispersion, 1e-9);
  EXPECT_EQ(quasi->degrees, (std::vector<double>{1, 6}));
  EXPECT_TRUE(std::isnan(figure(*quasi, "aic")));
}

TEST(Regressions, OfTheProfileKindChangeOnlyTheIntervalsOfTheRatios) {
  for (const auto& [slug, variants, request] :
       {std::tuple{"logistic-regression", std::pair{"", "profile"}, survival()},
        std::tuple{"poisson-regression", std::pair{"with-exposure", "profile-with-exposure"}, incidents()}}) {
    TestRequest asked = request;
    asked.variant = variants.first;
    const auto plain = run_test(slug, asked);
    asked.variant = variants.second;
    const auto profile = run_test(slug, asked);
    ASSERT_TRUE(plain && profile) << slug;
    for (std::size_t j = 0; j < plain->effects.size(); ++j) {
      const Effect& ratio = profile->effects[j];
      EXPECT_EQ(ratio.estimate, plain->effects[j].estimate);
      EXPECT_NE(ratio.interval->lower, plain->effects[j].interval->lower);
      EXPECT_LT(ratio.interval->lower, ratio.estimate);
      EXPECT_GT(ratio.interval->upper, ratio.estimate);
      EXPECT_EQ(profile->coefficients[j].interval.lower, plain->coefficients[j].interval.lower);
    }
    EXPECT_NE(profile->notes.at(0).find("profile likelihood"), std::string::npos);
  }
}

TEST(PoissonRegression, RefusesWhatIsNoCountAndNoExposure) {
  TestRequest request = incidents();
  request.columns[0].values[1] = 2.5;
  EXPECT_EQ(refusal("poisson-regression", request), "Counts are whole numbers: correct Incidents.");
  request = incidents();
  request.columns[2].values[1] = 0;
  EXPECT_EQ(refusal("poisson-regression", request), "Every exposure must be above 0: correct row 2 of Miles.");
  request.columns.pop_back();
  EXPECT_EQ(refusal("poisson-regression", request),
            "With an exposure give at least three columns: the counts, a predictor, and the exposure last.");
}

/// Columns of made-up figures that do not follow from each other; the first of 0 and 1.
TestRequest wide_model(std::size_t predictors, std::size_t rows) {
  std::mt19937 random(20251129);
  TestRequest request;
  for (std::size_t column = 0; column <= predictors; ++column) {
    request.columns.push_back({"c" + std::to_string(column), std::vector<double>(rows)});
    for (double& value : request.columns.back().values)
      value = static_cast<double>(random() % (column == 0 ? 2 : 1000));
  }
  return request;
}

// One request must not hold a public server: these would take more than two seconds, the first more than twenty.
TEST(Models, AreRefusedWhereTheyWouldTakeTooLong) {
  EXPECT_EQ(refusal("linear-regression", wide_model(900, 950)),
            "A model with 901 terms and 950 rows takes too long to fit: give fewer predictors or fewer rows.");
  const std::string too_long =
      "A model with so many rows and predictors takes too long to fit: give fewer predictors or fewer rows.";
  EXPECT_EQ(refusal("logistic-regression", wide_model(300, 600)), too_long);
  EXPECT_EQ(refusal("poisson-regression", wide_model(300, 600)), too_long);
  TestRequest crossed{.columns = {{"y", {}}}, .factors = {{"Unit", {}}, {"Crew", {}}}};
  for (std::size_t i = 0; i < 20'000; ++i) {
    crossed.columns[0].values.push_back(static_cast<double>(i * i % 97));
    crossed.factors[0].values.push_back(std::to_string(i % 100));
    crossed.factors[1].values.push_back(std::to_string(i / 100 % 100));
  }
  EXPECT_EQ(refusal("two-way-anova", crossed),
            "So many levels of Unit and Crew take too long with so many rows: join levels that belong together.");
}

}  // namespace
}  // namespace qi::stats

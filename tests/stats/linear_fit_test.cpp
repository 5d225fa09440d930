#include "stats/linear_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

// Longley, Filip and Wampler: NIST Statistical Reference Datasets, certified to 15 digits.
namespace qi::stats {
namespace {

double digits(double ours, double certified) {
  return ours == certified ? 15 : -std::log10(std::abs(ours - certified) / std::abs(certified));
}

void expect_digits(const std::vector<double>& ours, const std::vector<double>& certified, double least) {
  ASSERT_EQ(ours.size(), certified.size());
  for (std::size_t i = 0; i < ours.size(); ++i)
    EXPECT_GE(digits(ours[i], certified[i]), least) << i << ": " << ours[i] << " for " << certified[i];
}

std::string refusal(const LinearRequest& request) {
  const auto fit = fit_linear(request);
  return fit ? "answered" : fit.error().message;
}

LinearRequest worked_example() {
  return {.response = {"y", {2, 4, 5, 8}}, .predictors = {{"x", {1, 2, 3, 4}}}};
}

TEST(LinearFit, AgreesWithTheWorkedExample) {
  const auto fit = fit_linear(worked_example());
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients[0], 0, 1e-15);
  EXPECT_NEAR(fit->coefficients[1], 1.9, 1e-15);
  EXPECT_NEAR(fit->residual_ss, 0.7, 1e-15);
  EXPECT_NEAR(fit->standard_errors[1], std::sqrt(0.35 / 5), 1e-15);
  EXPECT_NEAR(fit->r_squared, 18.05 / 18.75, 1e-15);
  EXPECT_NEAR(fit->adjusted_r_squared, 1 - 0.35 / 6.25, 1e-15);
  EXPECT_NEAR(fit->f, 18.05 / 0.35, 1e-12);
  EXPECT_NEAR(fit->durbin_watson, 2.9, 1e-14);
  // Residuals 0.1 0.2 -0.7 0.4 over what leverages 0.7 0.3 0.3 0.7 leave.
  const double predicted_ss = (0.01 + 0.16) / 0.09 + (0.04 + 0.49) / 0.49;
  EXPECT_NEAR(fit->predicted_r_squared, 1 - predicted_ss / 18.75, 1e-14);
  const FittedRow& first = fit->rows[0];
  EXPECT_NEAR(first.fitted, 1.9, 1e-15);
  EXPECT_NEAR(first.residual, 0.1, 1e-15);
  EXPECT_NEAR(first.leverage, 0.7, 1e-15);
  EXPECT_NEAR(first.standardised_residual, 0.1 / std::sqrt(0.35 * 0.3), 1e-14);
  EXPECT_NEAR(first.cook_distance, 1.0 / 9, 1e-14);
}

TEST(LinearFit, PredictsAMeanAndOneMoreRow) {
  const auto fit = fit_linear(worked_example());
  ASSERT_TRUE(fit);
  const Prediction at_five = predict(*fit, std::vector<double>{5}, 0.95);
  // Of two degrees of freedom t has a closed form.
  const double t = 0.95 * std::sqrt(2 / (1 - 0.95 * 0.95));
  EXPECT_NEAR(at_five.fitted, 9.5, 1e-14);
  EXPECT_NEAR(at_five.mean.upper, 9.5 + t * std::sqrt(0.35 * 1.5), 1e-12);
  EXPECT_NEAR(at_five.single.lower, 9.5 - t * std::sqrt(0.35 * 2.5), 1e-12);
}

TEST(LinearFit, PredictsAlongACurveWhatItFitted) {
  const LinearRequest request{
      .response = {"y", {1, 4, 10, 15, 27, 34}}, .predictors = {{"x", {11, 12, 13, 14, 15, 16}}}, .degree = 2};
  const auto fit = fit_linear(request);
  ASSERT_TRUE(fit);
  for (std::size_t i = 0; i < 6; ++i) {
    const double x = request.predictors[0].values[i];
    const Prediction prediction = predict(*fit, std::vector<double>{x}, 0.9);
    EXPECT_NEAR(prediction.fitted, fit->rows[i].fitted, 1e-12);
    EXPECT_NEAR(prediction.fitted, fit->coefficients[0] + fit->coefficients[1] * x + fit->coefficients[2] * x * x,
                1e-10);
  }
  EXPECT_EQ(fit->terms, (std::vector<std::string>{"(intercept)", "x", "x^2"}));
}

TEST(LinearFit, ReachesThirteenDigitsOfLongley) {
  LinearRequest request{.response = {"Employed",
                                     {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169,
                                      66513, 68655, 69564, 69331, 70551}}};
  request.predictors = {
      {"Deflator",
       {83.0, 88.5, 88.2, 89.5, 96.2, 98.1, 99.0, 100.0, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9}},
      {"GNP",
       {234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704, 502601,
        518173, 554894}},
      {"Unemployed", {2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007}},
      {"Forces", {1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827}},
      {"Population",
       {107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366, 125368,
        127852, 130081}},
      {"Year", {1947, 1948, 1949, 1950, 1951, 1952, 1953, 1954, 1955, 1956, 1957, 1958, 1959, 1960, 1961, 1962}}};
  const auto fit = fit_linear(request);
  ASSERT_TRUE(fit);
  expect_digits(fit->coefficients,
                {-3482258.63459582, 15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359,
                 -0.511041056535807E-01, 1829.15146461355},
                13);
  expect_digits(fit->standard_errors,
                {890420.383607373, 84.9149257747669, 0.334910077722432E-01, 0.488399681651699, 0.214274163161675,
                 0.226073200069370, 455.478499142212},
                13);
  expect_digits({fit->sigma, fit->r_squared, fit->residual_ss, fit->f},
                {304.854073561965, 0.995479004577296, 836424.055505915, 330.285339234588}, 13);
}

TEST(LinearFit, ReachesThirteenDigitsOfFilip) {
  const LinearRequest request{
      .response = {"y", {0.8116, 0.9072, 0.9052, 0.9039, 0.8053, 0.8377, 0.8667, 0.8809, 0.7975, 0.8162, 0.8515, 0.8766,
                         0.8885, 0.8859, 0.8959, 0.8913, 0.8959, 0.8971, 0.9021, 0.909,  0.9139, 0.9199, 0.8692, 0.8872,
                         0.89,   0.891,  0.8977, 0.9035, 0.9078, 0.7675, 0.7705, 0.7713, 0.7736, 0.7775, 0.7841, 0.7971,
                         0.8329, 0.8641, 0.8804, 0.7668, 0.7633, 0.7678, 0.7697, 0.77,   0.7749, 0.7796, 0.7897, 0.8131,
                         0.8498, 0.8741, 0.8061, 0.846,  0.8751, 0.8856, 0.8919, 0.8934, 0.894,  0.8957, 0.9047, 0.9129,
                         0.9209, 0.9219, 0.7739, 0.7681, 0.7665, 0.7703, 0.7702, 0.7761, 0.7809, 0.7961, 0.8253, 0.8602,
                         0.8809, 0.8301, 0.8664, 0.8834, 0.8898, 0.8964, 0.8963, 0.9074, 0.9119, 0.9228}},
      .predictors = {{"x",
                      {-6.860120914, -4.324130045, -4.358625055, -4.358426747, -6.955852379, -6.661145254, -6.355462942,
                       -6.118102026, -7.115148017, -6.815308569, -6.519993057, -6.204119983, -5.853871964, -6.109523091,
                       -5.79832982,  -5.482672118, -5.171791386, -4.851705903, -4.517126416, -4.143573228, -3.709075441,
                       -3.499489089, -6.300769497, -5.953504836, -5.642065153, -5.031376979, -4.680685696, -4.329846955,
                       -3.928486195, -8.56735134,  -8.363211311, -8.107682739, -7.823908741, -7.522878745, -7.218819279,
                       -6.920818754, -6.628932138, -6.323946875, -5.991399828, -8.781464495, -8.663140179, -8.473531488,
                       -8.247337057, -7.971428747, -7.676129393, -7.352812702, -7.072065318, -6.774174009, -6.478861916,
                       -6.159517513, -6.835647144, -6.53165267,  -6.224098421, -5.910094889, -5.598599459, -5.290645224,
                       -4.974284616, -4.64454848,  -4.290560426, -3.885055584, -3.408378962, -3.13200249,  -8.726767166,
                       -8.66695597,  -8.511026475, -8.165388579, -7.886056648, -7.588043762, -7.283412422, -6.995678626,
                       -6.691862621, -6.392544977, -6.067374056, -6.684029655, -6.378719832, -6.065855188, -5.752272167,
                       -5.132414673, -4.811352704, -4.098269308, -3.66174277,  -3.2644011}}},
      .degree = 10};
  const auto fit = fit_linear(request);
  ASSERT_TRUE(fit);
  expect_digits(
      fit->coefficients,
      {-1467.48961422980, -2772.17959193342, -2316.37108160893, -1127.97394098372, -354.478233703349, -75.1242017393757,
       -10.8753180355343, -1.06221498588947, -0.670191154593408E-01, -0.246781078275479E-02, -0.402962525080404E-04},
      13);
  expect_digits(
      fit->standard_errors,
      {298.084530995537, 559.779865474950, 466.477572127796, 227.204274477751, 71.6478660875927, 15.2897178747400,
       2.23691159816033, 0.221624321934227, 0.142363763154724E-01, 0.535617408889821E-03, 0.896632837373868E-05},
      13);
  expect_digits({fit->r_squared, fit->residual_ss}, {0.996727416185620, 0.795851382172941E-03}, 13);
}

// Wampler1 is 1 + x + ... + x^5; Wampler3 to 5 add the same noise 1, 100 and 10,000 times.
std::vector<double> wampler(double noise) {
  const std::vector<double> wampler3{760,    -2042,  2111,    -1684,   3888,    1858,    11379,
                                     17560,  39287,  64382,   113159,  175108,  273291,  400186,
                                     581243, 811568, 1121004, 1506550, 2002767, 2611612, 3369180};
  std::vector<double> values;
  for (int x = 0; x <= 20; ++x) {
    const double curve = 1 + x * (1 + x * (1 + x * (1 + x * (1.0 + x))));
    values.push_back(curve + noise * (wampler3[static_cast<std::size_t>(x)] - curve));
  }
  return values;
}

LinearRequest wampler_request(double noise) {
  LinearRequest request{.response = {"y", wampler(noise)}, .predictors = {{"x", {}}}, .degree = 5};
  for (int x = 0; x <= 20; ++x) request.predictors[0].values.push_back(x);
  return request;
}

TEST(LinearFit, ReachesTenDigitsOfWamplerWithTenThousandTimesTheNoise) {
  const auto fit = fit_linear(wampler_request(10000));
  ASSERT_TRUE(fit);
  expect_digits(fit->coefficients, {1, 1, 1, 1, 1, 1}, 10);
  expect_digits(
      fit->standard_errors,
      {21523262.4678170, 23635517.3469681, 7793435.24331583, 1014755.07550350, 56456.6512170752, 1123.24854679312}, 13);
  expect_digits({fit->sigma, fit->residual_ss}, {23601450.2379268, 8.35542680000000E15}, 13);
}

TEST(LinearFit, KnowsAPerfectFitFromRounding) {
  const auto fit = fit_linear(wampler_request(0));
  ASSERT_TRUE(fit);
  EXPECT_TRUE(fit->is_perfect);
  expect_digits(fit->coefficients, {1, 1, 1, 1, 1, 1}, 13);
  for (const double error : fit->standard_errors) EXPECT_EQ(error, 0);
  EXPECT_EQ(fit->residual_ss, 0);
  EXPECT_EQ(fit->r_squared, 1);
}

TEST(LinearFit, ThroughTheOriginCountsSquaresFromZero) {
  const auto fit = fit_linear(
      {.response = {"y", {3, 4, 4}}, .predictors = {{"x", {4, 5, 6}}}, .intercept = Intercept::through_origin});
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->coefficients.at(0), 56.0 / 77, 1e-15);
  EXPECT_NEAR(fit->r_squared, 56.0 * 56 / 77 / 41, 1e-15);
  EXPECT_EQ(fit->regression_degrees, 1);
  EXPECT_EQ(fit->residual_degrees, 2);
  EXPECT_NEAR(predict(*fit, std::vector<double>{10}, 0.95).fitted, 560.0 / 77, 1e-13);
}

TEST(LinearFit, InflationIsWhatTheOtherPredictorsTell) {
  const std::vector<double> one{1, 2, 3, 4, 5, 6};
  const std::vector<double> two{2, 1, 4, 3, 7, 5};
  const auto fit = fit_linear({.response = {"y", {1, 3, 2, 5, 4, 9}}, .predictors = {{"a", one}, {"b", two}}});
  const auto of_one = fit_linear({.response = {"a", one}, .predictors = {{"b", two}}});
  ASSERT_TRUE(fit && of_one);
  EXPECT_TRUE(std::isnan(fit->inflations[0]));
  EXPECT_NEAR(fit->inflations[1], 1 / (1 - of_one->r_squared), 1e-12);
  EXPECT_NEAR(fit->inflations[2], fit->inflations[1], 1e-12);
}

TEST(LinearFit, LeverageOfARowThatDecidesAloneIsOneAndHasNoStandardisedResidual) {
  const auto fit = fit_linear({.response = {"y", {1, 3, 2, 5, 9}}, .predictors = {{"x", {0, 0, 0, 0, 1}}}});
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->rows[4].leverage, 1, 1e-15);
  EXPECT_TRUE(std::isnan(fit->rows[4].standardised_residual));
  EXPECT_TRUE(std::isnan(fit->rows[4].cook_distance));
}

TEST(LinearFit, NamesThePredictorsOfWhichOneFollowsFromTheOthers) {
  LinearRequest request{.response = {"y", {2, 4, 5, 8, 9, 3}},
                        .predictors = {{"Day jobs", {1, 2, 3, 4, 7, 5.1}},
                                       {"Miles", {4, 1, 7, 9, 2, 3}},
                                       {"Night jobs", {0.3, 0.1, 0.7, 0.2, 0.9, 0.5}},
                                       {"All jobs", {1.3, 2.1, 3.7, 4.2, 7.9, 5.6}}}};
  EXPECT_EQ(refusal(request),
            "Leave out one of Day jobs, Night jobs and All jobs: each follows exactly from the others.");
}

TEST(LinearFit, FitsPredictorsThatAreNearlyAlikeAndRefusesNoneOfThem) {
  LinearRequest request{.response = {"y", {2, 4, 5, 8, 9, 3}},
                        .predictors = {{"a", {1, 2, 3, 4, 7, 5}}, {"b", {1.00000001, 2, 3, 4, 7, 5}}}};
  const auto fit = fit_linear(request);
  ASSERT_TRUE(fit);
  EXPECT_GT(fit->inflations[1], 1e14);
}

TEST(LinearFit, RefusesWhatCannotBeFittedWithASentence) {
  LinearRequest request = worked_example();
  request.predictors.push_back({"z", {4, 1, 7, 9}});
  request.predictors.push_back({"w", {1, 1, 2, 3}});
  EXPECT_EQ(refusal(request), "A model with 4 terms needs at least 5 complete rows; there are 4.");
  request = worked_example();
  request.predictors[0].values = {0.1, 0.1, 0.1, 0.1};
  EXPECT_EQ(refusal(request), "x has the same figure in every row, so nothing can be learned from it: leave it out.");
  request = worked_example();
  request.response.values = {7, 7, 7, 7};
  EXPECT_EQ(refusal(request), "y has the same figure in every row: there is nothing to explain.");
  request = {.response = {"y", {1, 2, 4, 3, 5, 7}}, .predictors = {{"x", {1, 1, 2, 2, 3, 3}}}, .degree = 3};
  EXPECT_EQ(refusal(request), "A curve of degree 3 needs more different figures of x: choose a lower degree.");
  request.degree = 11;
  EXPECT_EQ(refusal(request), "A curve may have a degree of 10 at most.");
  request = {.response = {"y", {0, 0, 0}}, .predictors = {{"x", {1, 2, 3}}}, .intercept = Intercept::through_origin};
  EXPECT_EQ(refusal(request), "y is 0 in every row: there is nothing to explain.");
}

}  // namespace
}  // namespace qi::stats

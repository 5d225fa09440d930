#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "stats/distributions.h"
#include "stats/test_catalogue.h"

// Expected numbers without another source: exact fractions, turned into probabilities with 40 digits.
namespace qi::stats {
namespace {

TestRequest grouped(std::vector<std::vector<double>> groups) {
  TestRequest request;
  for (std::vector<double>& group : groups)
    request.columns.push_back({std::string(1, static_cast<char>('A' + request.columns.size())), std::move(group)});
  return request;
}

std::string refusal(std::string_view slug, const TestRequest& request) {
  const auto result = run_test(slug, request);
  return result ? "answered" : result.error().message;
}

const std::vector<std::vector<double>> kThreeGroups{{5, 7, 6, 9}, {9, 8, 11, 12, 10}, {14, 22, 12, 26}};

TEST(OneWayAnova, AgreesWithTheWorkedExample) {
  const auto result = run_test("one-way-anova", grouped({{1, 2, 3}, {3, 4, 5}}));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 6, 1e-12);
  EXPECT_EQ(result->degrees, (std::vector<double>{1, 4}));
  EXPECT_NEAR(result->p_value, 0.0704839969, 1e-9);
  EXPECT_EQ(result->variance[0].source, "Between groups");
  EXPECT_NEAR(result->variance[0].sum_of_squares, 6, 1e-12);
  EXPECT_NEAR(result->variance[1].sum_of_squares, 4, 1e-12);
  EXPECT_EQ(result->effects[0].name, "Omega squared");
  EXPECT_NEAR(result->effects[0].estimate, 5.0 / 11, 1e-12);
  EXPECT_EQ(result->effects[1].name, "Eta squared");
  EXPECT_NEAR(result->effects[1].estimate, 0.6, 1e-12);
}

TEST(OneWayAnova, OfTwoGroupsIsThePooledTTestInEveryNumber) {
  TestRequest request = grouped({{5, 7, 6, 9, 4}, {9, 8, 11, 12}});
  const auto anova = run_test("one-way-anova", request);
  request.variant = "pooled";
  const auto t_test = run_test("welch-t", request);
  ASSERT_TRUE(anova && t_test);
  EXPECT_NEAR(anova->statistic, t_test->statistic * t_test->statistic, 1e-10);
  EXPECT_NEAR(anova->p_value, t_test->p_value, 1e-12);
  const PairComparison& pair = anova->comparisons.at(0);
  EXPECT_EQ(pair.first, "B");
  EXPECT_EQ(pair.second, "A");
  EXPECT_NEAR(pair.p_value, t_test->p_value, 1e-11);
  EXPECT_NEAR(pair.interval->lower, -t_test->effects[0].interval->upper, 1e-8);
  EXPECT_NEAR(pair.interval->upper, -t_test->effects[0].interval->lower, 1e-8);
}

TEST(OneWayAnova, IntervalOfExplainedVarianceIsThatOfTheNoncentrality) {
  // F = 5 on 3 and 36 degrees of freedom in 40 figures: noncentralities 1.477986153 and 33.64667904.
  std::vector<std::vector<double>> groups(4);
  for (int i = 0; i < 10; ++i)
    for (int j = 0; j < 4; ++j) groups[j].push_back(i % 2 == 0 ? 1.0 : -1.0);
  // Within: 40 squares of 1 on 36 degrees. Group means at -c, -c, c, c give F = 40 c^2 / 3 / (40 / 36) = 12 c^2.
  const double c = std::sqrt(5.0 / 12);
  for (int j = 0; j < 4; ++j)
    for (double& value : groups[j]) value += j < 2 ? -c : c;
  const auto result = run_test("one-way-anova", grouped(groups));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 5, 1e-12);
  EXPECT_NEAR(result->effects[0].interval->lower, 1.477986153 / 41.477986153, 1e-9);
  EXPECT_NEAR(result->effects[0].interval->upper, 33.64667904 / 73.64667904, 1e-9);
}

TEST(OneWayAnova, KeepsItsDigitsFarFromZero) {
  std::vector<std::vector<double>> far = {{1000000000000.1, 1000000000000.3}, {1000000000000.4, 1000000000000.6}};
  const auto result = run_test("one-way-anova", grouped(far));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->variance[0].sum_of_squares, 0.09, 1e-15);
  EXPECT_NEAR(result->variance[1].sum_of_squares, 0.04, 1e-15);
}

TEST(OneWayAnova, LeavesMissingFiguresOutAndSaysSo) {
  const auto result = run_test("one-way-anova", grouped({{1, kUndefined, 2, 3}, {3, 4, 5}}));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 6, 1e-12);
  EXPECT_EQ(result->sizes, (std::vector<std::size_t>{3, 3}));
  EXPECT_EQ(result->notes.at(0), "1 missing figure of A was left out.");
}

TEST(OneWayAnova, RefusesWhatItCannotJudge) {
  EXPECT_EQ(refusal("one-way-anova", grouped({{1, 2, 3}})),
            "This test takes two columns of figures or more, one for each group.");
  EXPECT_EQ(refusal("one-way-anova", grouped({{1}, {2}, {3}})),
            "Give at least one group two figures: with one in each there is no spread to judge by.");
  EXPECT_EQ(refusal("one-way-anova", grouped({{0.1, 0.1}, {0.3, 0.3}})),
            "Within every group the figures are the same, and the test divides by their spread.");
  EXPECT_EQ(refusal("one-way-anova", grouped({{7, 7}, {7, 7}})),
            "Every figure of every group is the same: there is nothing to test.");
  EXPECT_EQ(refusal("one-way-anova", grouped({{1, 2}, {}})), "Give B at least 1 figure; it has 0.");
}

TEST(OneWayAnova, ComparesNoPairsOfVeryManyGroups) {
  std::vector<std::vector<double>> groups;
  for (int j = 0; j < 31; ++j) groups.push_back({1.0 + j % 3, 2, 3});
  const auto result = run_test("one-way-anova", grouped(groups));
  ASSERT_TRUE(result);
  EXPECT_TRUE(result->comparisons.empty());
}

TEST(WelchAnova, AgreesWithExactFractions) {
  const auto result = run_test("welch-anova", grouped(kThreeGroups));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 7.673381809648046, 1e-12);
  EXPECT_NEAR(result->degrees[1], 5.530781898468727, 1e-12);
  EXPECT_NEAR(result->p_value, 0.0253901681975, 1e-11);
}

TEST(WelchAnova, OfTwoGroupsIsWelchsTTestAndSoAreGamesAndHowell) {
  const TestRequest request = grouped({{5, 7, 6, 9, 4}, {9, 8, 21, 12}});
  const auto anova = run_test("welch-anova", request);
  const auto t_test = run_test("welch-t", request);
  ASSERT_TRUE(anova && t_test);
  EXPECT_NEAR(anova->statistic, t_test->statistic * t_test->statistic, 1e-10);
  EXPECT_NEAR(anova->degrees[1], t_test->degrees[0], 1e-10);
  EXPECT_NEAR(anova->p_value, t_test->p_value, 1e-12);
  EXPECT_NEAR(anova->comparisons.at(0).p_value, t_test->p_value, 1e-11);
  EXPECT_NEAR(anova->comparisons.at(0).interval->lower, -t_test->effects[0].interval->upper, 1e-8);
}

TEST(WelchAnova, RefusesAGroupWithoutSpreadByItsName) {
  EXPECT_EQ(refusal("welch-anova", grouped({{1, 2, 3}, {4, 4, 4}})),
            "Every figure of B is the same, and this test divides by its spread: leave that group out.");
  EXPECT_EQ(refusal("welch-anova", grouped({{1, 2, 3}, {4}})), "Give B at least 2 figures; it has 1.");
}

TestRequest crossed() {
  TestRequest request;
  request.columns = {{"Minutes", {5, 7, 9, 8, 11, 6, 14, 15, 12, 16}}};
  request.factors = {{"Shift", {"day", "day", "day", "day", "day", "night", "night", "night", "night", "night"}},
                     {"Vehicle", {"bike", "bike", "car", "car", "car", "bike", "car", "car", "car", "car"}}};
  return request;
}

TEST(TwoWayAnova, OfUnequalCellsAgreesWithExactFractionsOfTypeTwo) {
  const auto result = run_test("two-way-anova", crossed());
  ASSERT_TRUE(result);
  ASSERT_EQ(result->variance.size(), 4u);
  EXPECT_EQ(result->variance[0].source, "Shift");
  EXPECT_NEAR(result->variance[0].sum_of_squares, 10443.0 / 350, 1e-12);
  EXPECT_NEAR(result->variance[1].sum_of_squares, 2809.0 / 50, 1e-12);
  EXPECT_EQ(result->variance[2].source, "Shift : Vehicle");
  EXPECT_NEAR(result->variance[2].sum_of_squares, 3481.0 / 300, 1e-12);
  EXPECT_NEAR(result->variance[3].sum_of_squares, 185.0 / 12, 1e-12);
  EXPECT_EQ(result->variance[3].degrees, 6);
  EXPECT_NEAR(result->variance[0].p_value, 0.0143595295649, 1e-11);
  EXPECT_NEAR(result->variance[1].p_value, 0.00341020505687, 1e-11);
  EXPECT_NEAR(result->p_value, 0.0777377540634, 1e-11);
  EXPECT_EQ(result->effects[1].name, "Partial omega squared of Vehicle");
  const double error = 185.0 / 72;
  EXPECT_NEAR(result->effects[1].estimate, (2809.0 / 50 - error) / (2809.0 / 50 + 9 * error), 1e-12);
}

// For equal cells the squares of the lines add up to the whole, and each is that of the factor alone.
TEST(TwoWayAnova, OfEqualCellsIsTheTextbooks) {
  TestRequest request;
  request.columns = {{"Minutes", {}}};
  request.factors = {{"Shift", {}}, {"Vehicle", {}}};
  for (int shift = 0; shift < 2; ++shift)
    for (int vehicle = 0; vehicle < 3; ++vehicle)
      for (int i = 0; i < 2; ++i) {
        request.columns[0].values.push_back(10 + 4 * shift + vehicle * vehicle + (shift * vehicle == 2 ? 3 : 0) + i);
        request.factors[0].values.push_back(shift == 0 ? "day" : "night");
        request.factors[1].values.push_back(std::to_string(vehicle));
      }
  const auto result = run_test("two-way-anova", request);
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->variance[0].sum_of_squares, 75, 1e-12);
  double sum = 0;
  for (const VarianceRow& row : result->variance) sum += row.sum_of_squares;
  double total = 0;
  const std::vector<double>& values = request.columns[0].values;
  double mean = 0;
  for (const double value : values) mean += value / 12;
  for (const double value : values) total += (value - mean) * (value - mean);
  EXPECT_NEAR(sum, total, 1e-10);
}

TEST(TwoWayAnova, WithOneFigureInEachCellHasNoInteractionAndSaysSo) {
  TestRequest request;
  request.columns = {{"Minutes", {1, 2, 4, 3, 5, 9}}};
  request.factors = {{"Shift", {"a", "a", "a", "b", "b", "b"}}, {"Vehicle", {"x", "y", "z", "x", "y", "z"}}};
  const auto result = run_test("two-way-anova", request);
  ASSERT_TRUE(result);
  ASSERT_EQ(result->variance.size(), 3u);
  EXPECT_NEAR(result->variance[0].sum_of_squares, 50.0 / 3, 1e-12);
  EXPECT_EQ(result->variance[2].degrees, 2);
}

TEST(TwoWayAnova, RefusesAnEmptyCombinationByName) {
  TestRequest request = crossed();
  request.columns[0].values[5] = kUndefined;
  EXPECT_EQ(refusal("two-way-anova", request), "Give every combination at least one figure: night with bike has none.");
  request.factors[0].values.assign(10, "day");
  EXPECT_EQ(refusal("two-way-anova", request), "Give Shift at least two levels: it has only day.");
}

TEST(TwoWayAnova, RefusesWhereNothingIsLeftOver) {
  TestRequest request = crossed();
  for (std::size_t i = 0; i < 10; ++i)
    request.columns[0].values[i] =
        (request.factors[0].values[i] == "day" ? 0.1 : 0.7) + (request.factors[1].values[i] == "car" ? 0.2 : 0.5);
  EXPECT_EQ(refusal("two-way-anova", request),
            "Nothing is left over beside the two factors, and the test divides by what is left over.");
}

TEST(KruskalWallis, AndDunnsPairsAgreeWithTheirFormulae) {
  const auto result = run_test("kruskal-wallis", grouped(kThreeGroups));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 9.601657458563535, 1e-12);
  EXPECT_NEAR(result->p_value, 0.00822292964194, 1e-12);
  EXPECT_NEAR(result->effects[0].estimate, 9.601657458563535 / 12, 1e-12);
  ASSERT_EQ(result->comparisons.size(), 3u);
  EXPECT_NEAR(result->comparisons[0].statistic, 1.5065541280351715, 1e-12);
  EXPECT_NEAR(result->comparisons[1].statistic, 3.095175358075463, 1e-12);
  EXPECT_NEAR(result->comparisons[0].p_value, 2 * 0.0790803549369, 1e-11);
  EXPECT_NEAR(result->comparisons[1].p_value, 3 * 0.00196696567789, 1e-12);
  EXPECT_NEAR(result->comparisons[2].p_value, 2 * 0.0790803549369, 1e-11);
}

TEST(KruskalWallis, AgreesWithTheWorkedExampleAndRefusesEqualFigures) {
  const auto result = run_test("kruskal-wallis", grouped({{1, 2, 3}, {4, 5, 6}}));
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->statistic, 27.0 / 7, 1e-12);
  EXPECT_NEAR(result->p_value, 0.0495346134356, 1e-10);
  EXPECT_NE(refusal("kruskal-wallis", grouped({{7, 7}, {7}})), "answered");
}

TEST(TestsOfGroups, TakeNoDirectionAndNoUnknownVariant) {
  for (const std::string_view slug :
       {"one-way-anova", "welch-anova", "kruskal-wallis", "brown-forsythe", "levene", "bartlett", "fligner-killeen"}) {
    TestRequest request = grouped(kThreeGroups);
    request.alternative = Alternative::less;
    EXPECT_EQ(refusal(slug, request), "This test has no direction: ask it two-sided.") << slug;
    request.alternative = Alternative::two_sided;
    request.variant = "sideways";
    EXPECT_EQ(refusal(slug, request), "This test has no variant called sideways.") << slug;
  }
}

}  // namespace
}  // namespace qi::stats

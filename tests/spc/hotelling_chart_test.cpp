// T squared: an unusual combination shows although each figure alone does not.
#include "spc/hotelling_chart.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "stats/distributions.h"

namespace qi::spc {
namespace {

using Rows = std::vector<std::vector<double>>;

HotellingChart watched(const HotellingRequest& request) {
  auto found = hotelling_chart(request);
  EXPECT_TRUE(found) << found.error().message;
  return *std::move(found);
}

std::string refusal(const HotellingRequest& request) {
  const auto found = hotelling_chart(request);
  return found ? "answered" : found.error().message;
}

/// Two figures that rise and fall together.
Rows together() {
  Rows rows;
  for (int i = 0; i < 20; ++i) {
    const double level = (i * 7) % 10;
    rows.push_back({level, 2 * level + (i % 3)});
  }
  return rows;
}

TEST(HotellingChart, OfTwoUncorrelatedVariablesAddsTheirSquaredDistances) {
  // Centre 0 and 0, each with variance 8 / 7, no covariance.
  const HotellingChart chart =
      watched({.observations = {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}, {1, 1}, {1, -1}, {-1, 1}, {-1, -1}}});
  EXPECT_NEAR(chart.covariance[0][0], 8.0 / 7, 1e-12);
  EXPECT_NEAR(chart.covariance[0][1], 0, 1e-12);
  EXPECT_NEAR(chart.points[0].statistic, 2 * 7 / 8.0, 1e-12);
  EXPECT_NEAR(chart.points[0].parts[0], 7 / 8.0, 1e-12);
}

TEST(HotellingChart, FindsACombinationThatNoSingleLimitFinds) {
  HotellingRequest request{.observations = together(), .baseline = 20};
  request.observations.push_back({9, 1});  // both usual alone
  const HotellingChart chart = watched(request);
  ASSERT_EQ(chart.outside, std::vector<std::size_t>{20});
  EXPECT_EQ(chart.points[20].state, PointState::neutral);
  EXPECT_EQ(chart.points[20].upper, chart.upper_of_new) << "a new observation";
  EXPECT_EQ(chart.points[0].upper, chart.upper);
  EXPECT_GT(chart.upper_of_new, chart.upper);
}

TEST(HotellingChart, HasACentreAndALimitOfItsOwnInEachPhase) {
  Rows rows = together();
  for (const auto& row : together()) rows.push_back({row[0] + 100, row[1] - 50});
  const HotellingChart both = watched({.observations = rows, .starts = {20}});
  const HotellingChart alone = watched({.observations = together()});
  EXPECT_EQ(both.starts, (std::vector<std::size_t>{0, 20}));
  EXPECT_TRUE(both.outside.empty());
  for (std::size_t i = 0; i < 20; ++i) {
    EXPECT_NEAR(both.points[i].statistic, alone.points[i].statistic, 1e-9) << i;
    EXPECT_NEAR(both.points[i + 20].statistic, alone.points[i].statistic, 1e-9) << i;
  }
  EXPECT_NEAR(both.centre[0], alone.centre[0] + 100, 1e-9) << "of the last phase";
  EXPECT_EQ(both.points[39].upper, alone.upper);
  EXPECT_EQ(refusal({.observations = rows, .starts = {38}}),
            "Phase 2: there are too few observations for so many variables. Give more of them, or leave some out.");
  EXPECT_EQ(refusal({.observations = rows, .starts = {40}}),
            "A phase starts after the last value. Start it at a value.");
  EXPECT_EQ(refusal({.observations = rows, .starts = {9, 4}}), "Give the starts of phases in order, each once.");
}

TEST(HotellingChart, DoesNotDependOnUnits) {
  Rows rows = together();
  const HotellingChart plain = watched({.observations = rows});
  for (auto& row : rows) row[0] = row[0] * 1e9 + 3, row[1] *= 1e-7;
  const HotellingChart other = watched({.observations = rows});
  for (std::size_t i = 0; i < rows.size(); ++i) EXPECT_NEAR(other.points[i].statistic, plain.points[i].statistic, 1e-9);
}

TEST(HotellingChart, HasPartsThatSayHowMuchSmallerItWouldBeWithoutEachVariable) {
  Rows rows = together();
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(static_cast<double>((i * i) % 7));
  const HotellingChart three = watched({.observations = rows});
  for (auto& row : rows) row.pop_back();
  const HotellingChart two = watched({.observations = rows});
  for (std::size_t i = 0; i < rows.size(); ++i)
    EXPECT_NEAR(three.points[i].parts[2], three.points[i].statistic - two.points[i].statistic, 1e-9);
}

TEST(HotellingChart, OfOneObservationMoreThanNoneHasLimitsByItsFormulae) {
  const HotellingChart chart = watched({.observations = together(), .confidence = 0.99});
  EXPECT_NEAR(chart.upper_of_new, 2.0 * 21 * 19 / (20 * 18) * stats::f_quantile(0.99, 2, 18), 1e-9);
  EXPECT_LT(chart.upper, 19.0 * 19 / 20) << "no observation can lie further from a centre it helped to set";
  EXPECT_NEAR(watched({.observations = together()}).confidence, std::pow(0.9973, 2), 1e-15);
}

TEST(HotellingChart, OfSubgroupsTakesTheCovarianceWithinThem) {
  // Two variables, three subgroups of two: within each the values are 2 apart in one and 2 apart, crossed, in the
  // other.
  const HotellingChart chart = watched({.subgroups = {{{0, 2}, {10, 12}, {20, 22}}, {{0, 2}, {5, 3}, {1, 3}}}});
  EXPECT_EQ(chart.centre, (std::vector<double>{11, 7.0 / 3}));
  EXPECT_NEAR(chart.covariance[0][0], 2, 1e-12);
  EXPECT_NEAR(chart.covariance[0][1], 2.0 / 3, 1e-12);
  EXPECT_NEAR(chart.points[0].statistic, 104.5, 1e-9) << "2 (-10 -4/3) S^-1 (-10 -4/3)'";
}

TEST(HotellingChart, LeavesOutMissingAndExcludedPlaces) {
  HotellingRequest request{.observations = together()};
  const HotellingChart before = watched(request);
  request.observations.push_back({kMissing, 3});
  request.observations.push_back({900, -900});
  request.excluded = {21};
  const HotellingChart chart = watched(request);
  EXPECT_EQ(chart.baseline_used, 20u);
  EXPECT_EQ(chart.centre, before.centre);
  EXPECT_EQ(chart.points[20].state, PointState::missing);
  EXPECT_TRUE(std::isnan(chart.points[20].statistic));
  EXPECT_EQ(chart.points[21].state, PointState::excluded);
  EXPECT_GT(chart.points[21].statistic, chart.upper) << "drawn, not flagged";
  EXPECT_TRUE(chart.outside.empty());
}

TEST(HotellingChart, RefusesWhatHasNoInverseAndTooFew) {
  EXPECT_EQ(refusal({}), "Give observations of two variables or more.");
  EXPECT_EQ(refusal({.observations = Rows(9, {1})}),
            "This chart watches two variables or more. Ask for an XmR chart for one.");
  EXPECT_EQ(refusal({.observations = {{1, 2}, {1, 3, 4}}}),
            "Observation 2 has another number of values than the first. Give one for each variable.");
  EXPECT_EQ(refusal({.observations = {{1, 2}, {2, 1}, {3, 4}}}),
            "There are too few observations for so many variables. Give more of them, or leave some out.");
  Rows rows = together();
  for (auto& row : rows) row.push_back(row[0] - 3 * row[1] + 5);
  EXPECT_EQ(refusal({.observations = rows}), "Some variables follow from the others. Leave one of them out.");
  for (auto& row : rows) row[2] = 0.1;
  EXPECT_EQ(refusal({.observations = rows}), "Variable 3 does not vary. Leave it out.");
  EXPECT_EQ(refusal({.observations = together(), .confidence = 1.0}),
            "Give a confidence above 0 and below 1, such as 0.9973.");
  EXPECT_EQ(refusal({.subgroups = {{{1, 2}, {3, 4}}, {{1, 2}, {3, 4, 5}}}}),
            "Give as many subgroups, and as many values in each, for every variable.");
  EXPECT_EQ(refusal({.subgroups = {{{1}, {3}}, {{1}, {3}}}}),
            "A subgroup needs two values or more of each variable. Give single observations otherwise.");
  EXPECT_EQ(refusal({.observations = together(), .excluded = {20}}),
            "An excluded point lies after the last value. Choose a point of the series.");
}

TEST(HotellingChart, RefusesMoreVariablesThanACovarianceHasRoomFor) {
  const std::string sentence = "This chart watches at most 100 variables. Leave some out.";
  EXPECT_EQ(refusal({.observations = {std::vector<double>(200'000, 1.0)}}), sentence);
  EXPECT_EQ(refusal({.subgroups = std::vector<Rows>(200'000, Rows{{1, 2}})}), sentence);
}

}  // namespace
}  // namespace qi::spc

#include "spc/series_advice.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::spc {
namespace {

/// 30 steady values, then 20 that are 10 higher; `first` values of another level stand before them.
Request with_step(std::size_t first = 0) {
  Request request;
  const std::vector<double> swing{50, 52, 49, 51, 48, 50, 53, 49, 50, 47, 51};
  for (std::size_t i = 0; i < first; ++i) request.values.push_back(20 + swing[i % swing.size()]);
  for (std::size_t i = 0; i < 50; ++i) request.values.push_back(swing[i % swing.size()] + (i < 30 ? 0 : 10));
  return request;
}

TEST(SeriesAdvice, HoldsWhatEachPartAnswersByItself) {
  const Request request = with_step();
  const auto advice = advice_on({.request = request, .figures = figures_of(request), .season = 12});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->proposal->chart, propose_chart(figures_of(request))->chart);
  EXPECT_EQ(advice->checks.size(), advise(request, 12)->size());
  ASSERT_EQ(advice->changes->candidates.size(), 1u);
  EXPECT_EQ(advice->changes->candidates[0].index, 30u);
  EXPECT_EQ(advice->forecast->outlook, forecast({.series = request, .season = 12})->outlook);
}

TEST(SeriesAdvice, NamesPlacesOfTheWholeSeriesWhenItLooksBackOnlySoFar) {
  const Request request = with_step(100);
  const auto advice = advice_on({.request = request, .figures = figures_of(request), .look_back = 40});
  ASSERT_TRUE(advice);
  EXPECT_EQ(advice->changes_from, 110u);
  ASSERT_EQ(advice->changes->candidates.size(), 1u);
  EXPECT_EQ(advice->changes->candidates[0].index, 130u);
  EXPECT_LE(advice->changes->candidates[0].earliest, 130u);
  EXPECT_GE(advice->changes->candidates[0].latest, 130u);
}

TEST(SeriesAdvice, KeepsPhasesAndPointsLeftOutInTheirPlacesWhenItLooksBackOnlySoFar) {
  Request request = with_step(100);
  request.phases = {{.index = 0, .baseline_points = 20}, {.index = 100}};
  request.values[112] = 500;
  request.excluded = {5, 112};
  const auto advice = advice_on({.request = request, .figures = figures_of(request), .look_back = 60});
  ASSERT_TRUE(advice);
  // The step of place 100 is the border of two phases already.
  ASSERT_EQ(advice->changes->candidates.size(), 1u);
  EXPECT_EQ(advice->changes->candidates[0].index, 130u);
}

TEST(SeriesAdvice, LeavesOutThePartsThatTheFiguresHaveNot) {
  Request request;
  request.values = {3, 4};
  const auto advice = advice_on({.request = request, .figures = figures_of(request)});
  ASSERT_TRUE(advice);
  EXPECT_TRUE(advice->proposal);
  EXPECT_FALSE(advice->changes);
  EXPECT_FALSE(advice->forecast);
  request.values = {1, INFINITY};
  EXPECT_FALSE(advice_on({.request = request, .figures = figures_of(request)}));
}

TEST(SeriesAdvice, TakesFiguresForWhatTheirChartSaysTheyAre) {
  Request request;
  request.values = {3, 4};
  EXPECT_FALSE(figures_of(request).figure);
  request.chart = ChartKind::u;
  request.denominators = {10, 10};
  EXPECT_EQ(figures_of(request).figure, FigureKind::events);
  EXPECT_EQ(figures_of(request).denominators, request.denominators);
  request.chart = ChartKind::g;
  EXPECT_EQ(figures_of(request).figure, FigureKind::cases_since);
}

TEST(SeriesAdvice, KnowsTheCycleOfEachFrequency) {
  EXPECT_EQ(season_of(Frequency::day), 7u);
  EXPECT_EQ(season_of(Frequency::week), 52u);
  EXPECT_EQ(season_of(Frequency::month), 12u);
  EXPECT_EQ(season_of(Frequency::quarter), 4u);
  EXPECT_FALSE(season_of(Frequency::year));
}

}  // namespace
}  // namespace qi::spc

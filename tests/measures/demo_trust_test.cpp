#include "measures/demo/demo_trust.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "measures/demo/synthetic_figures.h"
#include "measures/measures_database.h"
#include "measures/national_trusts.h"
#include "measures/point_store.h"
#include "measures/series_reading.h"

namespace qi::measures {
namespace {

class DemoTrust : public testing::Test {
 protected:
  DemoTrust() {
    const auto made =
        build_demo(db_, moment("2025-04-30"), file_text("data/ambsys/AmbSYS-to-Mar-2025.csv"), "AmbSYS.csv");
    EXPECT_TRUE(made);
    if (made) summary_ = *made;
  }
  SeriesFigures figures_of(std::string_view code, std::string_view organisation) {
    const auto measure = find_national_measure(db_, code).value();
    const auto owner = find_organisation_by_code(db_, organisation).value();
    return *load_figures(db_, find_series(db_, measure.id, owner.id).value().id);
  }
  db::Connection db_ = migrated_database();
  DemoSummary summary_;
};

/// "21:28" from total response time over incidents of the months from <= period < until.
std::string mean_between(const SeriesFigures& figures, const char* from, const char* until) {
  double total = 0;
  double incidents = 0;
  for (const Point& point : figures.points) {
    if (point.period < day(from) || point.period >= day(until) || !point.figure.value) continue;
    total += point.figure.numerator.value();
    incidents += point.figure.denominator.value();
  }
  return show(total / incidents, figures.measure.definition.format);
}

TEST_F(DemoTrust, SouthEastCoastsCategory2MeanHasThreePhasesAndTheStandardLine) {
  const SeriesFigures figures = figures_of("c2-mean", "RYD");
  const auto reading = read_series(figures);
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->phase_titles, (std::vector<std::string>{"Baseline", "From summer 2021", "From January 2023"}));
  ASSERT_EQ(reading->reading.analysis.phases.size(), 3u);
  EXPECT_EQ(reading->periods[reading->reading.analysis.phases[1].first], day("2021-06-01"));
  EXPECT_EQ(reading->periods[reading->reading.analysis.phases[2].first], day("2023-01-01"));
  ASSERT_TRUE(reading->target);
  EXPECT_EQ(reading->target->title, "18-minute standard");
  for (const double target : reading->request.targets) EXPECT_EQ(target, 1080);
  const auto drawing = drawing_of(figures, *reading);
  EXPECT_EQ(drawing.name, "C2 mean, South East Coast");
  EXPECT_EQ(drawing.phases.back().title, "From January 2023 to Mar 2025");
}

TEST_F(DemoTrust, TheCategory2NinetiethCentileHasThePhasesOfItsMeanForReasonsOfItsOwn) {
  const SeriesFigures mean = figures_of("c2-mean", "RYD");
  const SeriesFigures centile = figures_of("c2-90th", "RYD");
  ASSERT_EQ(centile.phases.size(), mean.phases.size());
  for (std::size_t i = 0; i < mean.phases.size(); ++i) {
    EXPECT_EQ(centile.phases[i].starts_on, mean.phases[i].starts_on);
    EXPECT_EQ(centile.phases[i].title, mean.phases[i].title);
  }
  const auto shown = [&](const char* period) {
    for (const Point& point : centile.points)
      if (point.period == day(period)) return show(point.figure.value.value(), centile.measure.definition.format);
    return std::string();
  };
  EXPECT_EQ(shown("2021-05-01"), "40:51");
  EXPECT_EQ(shown("2021-06-01"), "50:54");
  EXPECT_EQ(shown("2022-12-01"), "1:36:48");
  EXPECT_EQ(shown("2023-01-01"), "48:04");
  const auto range = [&](const char* from, const char* until) {
    std::vector<double> values;
    for (const Point& point : centile.points)
      if (point.period >= day(from) && point.period < day(until)) values.push_back(point.figure.value.value());
    const auto [least, most] = std::ranges::minmax(values);
    return show(least, centile.measure.definition.format) + " to " + show(most, centile.measure.definition.format);
  };
  EXPECT_EQ(range("2020-06-01", "2021-06-01"), "31:03 to 51:59");
  EXPECT_EQ(range("2021-06-01", "2022-06-01"), "50:54 to 1:22:37");
  EXPECT_EQ(range("2023-01-01", "2025-04-01"), "48:04 to 1:10:29");
  for (const NationalTrust& trust : national_trusts()) {
    std::map<Date, double> values;
    for (const Point& point : figures_of("c2-90th", trust.code).points)
      if (point.figure.value) values[point.period] = *point.figure.value;
    EXPECT_GT(values.at(day("2021-06-01")), values.at(day("2021-05-01"))) << trust.code;
    EXPECT_LT(values.at(day("2023-01-01")), values.at(day("2022-12-01"))) << trust.code;
  }
}

TEST_F(DemoTrust, TheAmbitionIsListedAndSetsTheLineOnlyWhenAskedFor) {
  const SeriesFigures figures = figures_of("c2-mean", "RYD");
  EXPECT_EQ(std::ranges::count(figures.targets, TargetKind::ambition, &Target::kind), 2);
  const auto reading = read_series(figures, {.target_kind = TargetKind::ambition});
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->request.targets.back(), 1800);
  EXPECT_TRUE(std::isnan(reading->request.targets.front())) << "no ambition held in December 2017";
}

TEST_F(DemoTrust, TheTimesInTheReasonsAreThoseOfThePublishedFile) {
  const SeriesFigures figures = figures_of("c2-mean", "RYD");
  EXPECT_EQ(mean_between(figures, "2021-05-01", "2021-06-01"), "21:28");
  EXPECT_EQ(mean_between(figures, "2021-06-01", "2021-07-01"), "26:10");
  EXPECT_EQ(mean_between(figures, "2021-06-01", "2022-06-01"), "31:53");
  EXPECT_EQ(mean_between(figures, "2020-06-01", "2021-06-01"), "20:07");
  EXPECT_EQ(mean_between(figures, "2022-12-01", "2023-01-01"), "46:15");
  EXPECT_EQ(mean_between(figures, "2023-01-01", "2023-02-01"), "23:53");
  std::size_t trusts = 0;
  for (const NationalTrust& trust : national_trusts()) {
    const SeriesFigures other = figures_of("c2-mean", trust.code);
    const auto value = [&](const char* period) {
      for (const Point& point : other.points)
        if (point.period == day(period)) return point.figure.value.value();
      return std::numeric_limits<double>::quiet_NaN();
    };
    EXPECT_GT(value("2021-06-01"), value("2021-05-01")) << trust.code;
    EXPECT_LT(value("2023-01-01"), value("2022-12-01")) << trust.code;
    ++trusts;
  }
  EXPECT_EQ(trusts, 11u);
}

TEST_F(DemoTrust, LocalSeriesAreMarkedSyntheticWhereverTheirWordsShow) {
  EXPECT_EQ(summary_.synthetic_series, 8u);
  std::size_t synthetic = 0;
  for (const Measure& measure : list_measures(db_)) {
    EXPECT_EQ(measure.is_synthetic, measure.kind == MeasureKind::local) << measure.definition.name;
    if (!measure.is_synthetic) continue;
    ++synthetic;
    for (const std::string* words : {&measure.definition.name, &measure.definition.short_name}) {
      EXPECT_NE(words->find("(synthetic)"), std::string::npos) << *words;
    }
    EXPECT_EQ(measure.definition.source, "Synthetic: made for this demo");
  }
  EXPECT_EQ(synthetic, 4u);
}

TEST_F(DemoTrust, EverySeriesOfTheDemoCanBeRead) {
  std::size_t read = 0;
  for (const Organisation& organisation : list_organisations(db_))
    for (const SeriesFigures& figures : list_figures_of_organisation(db_, organisation.id)) {
      const auto reading = read_series(figures);
      ASSERT_TRUE(reading) << figures.measure.definition.name << ", " << organisation.name;
      EXPECT_FALSE(drawing_of(figures, *reading).phases.empty());
      ++read;
    }
  EXPECT_GT(read, 300u);
}

TEST_F(DemoTrust, ASecondBuildChangesNothing) {
  const auto again =
      build_demo(db_, moment("2025-04-30"), file_text("data/ambsys/AmbSYS-to-Mar-2025.csv"), "AmbSYS.csv");
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->was_there_already);
}

TEST(SyntheticFigures, AreTheSameEveryTimeAndFollowTheirPattern) {
  const SyntheticPattern pattern{
      .seed = 7, .count = 400, .level = 50, .spread = 2, .step_at = 200, .step = 10, .outlier_at = 30, .outlier = 40};
  const auto values = synthetic_values(pattern);
  EXPECT_EQ(values, synthetic_values(pattern));
  ASSERT_EQ(values.size(), 400u);
  EXPECT_NEAR(mean(std::span(values).subspan(40, 160)), 50, 0.6);
  EXPECT_NEAR(mean(std::span(values).subspan(200)), 60, 0.6);
  EXPECT_GT(values[30], 80);
}

}  // namespace
}  // namespace qi::measures

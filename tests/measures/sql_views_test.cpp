#include <gtest/gtest.h>

#include "measures/figures_in_memory.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "measures/signals/reading_again.h"
#include "measures/target_store.h"
#include "spc/rule_catalogue.h"
#include "support/databases.h"

namespace qi::measures {
namespace {

/// One series with a jump at its end, a target and a signal, as the views show it and as the analysis reads it.
class SqlViews : public testing::TestWithParam<support::Backend> {
 protected:
  SqlViews() {
    std::vector<double> values = steady(24);
    values.push_back(80);
    std::vector<IncomingPoint> points;
    Date period = day("2023-01-01");
    for (const double value : values) {
      points.push_back({series_.id, period, {.value = value}});
      period = next_period(Frequency::month, period);
    }
    merge_points(db_, points, {.now = now_, .known_at = now_, .scope = "series:1"});
    db::Transaction transaction(db_);
    const auto target = create_target(
        db_, now_, {}, {.series = series_.id, .from = day("2023-01-01"), .value = 60, .title = "Local aim"});
    transaction.commit();
    EXPECT_TRUE(target);
    read_all_again(db_, now_, "OU-THANET");
    figures_ = *load_figures(db_, series_.id);
    reading_ = *read_series(figures_);
  }

  support::MigratedDatabase database_{GetParam()};
  db::Connection& db_ = database_.db;
  Instant now_ = moment("2025-02-10");
  Series series_ = local_series(db_).series;
  SeriesFigures figures_;
  SeriesReading reading_;
};

TEST_P(SqlViews, ASeriesHasItsLimitsVerdictsAndAge) {
  const spc::Analysis& analysis = reading_.reading.analysis;
  int rows = 0;
  db_.each(R"sql(
      SELECT measure, organisation_code, unit, latest_period, latest_value, latest_shown, centre, lower_limit,
             upper_limit, variation, assurance, headline, target, as_read_at, changed_since, next_due
        FROM qualitea_series
  )sql",
           [&](const db::Row& row) {
             ++rows;
             EXPECT_EQ(row.get<std::string>(0), "Records completed on the day");
             EXPECT_EQ(row.get<std::string>(1), "OU-THANET");
             EXPECT_EQ(row.get<std::string>(2), "percent");
             EXPECT_EQ(row.get<Date>(3), day("2025-01-01"));
             EXPECT_EQ(row.get<double>(4), 80.0);
             EXPECT_EQ(row.get<std::string>(5), "80.0%");
             EXPECT_EQ(row.get<double>(6), analysis.last_phase().limits.centre);
             EXPECT_EQ(row.get<double>(7), analysis.last_phase().limits.lower);
             EXPECT_EQ(row.get<double>(8), analysis.last_phase().limits.upper);
             EXPECT_EQ(row.get<std::string>(9), "improving_high");
             EXPECT_EQ(row.get<std::string>(10), spc::slug(analysis.assurance));
             EXPECT_EQ(row.get<std::string>(11), spc::sentence(reading_.reading, reading_.wording).headline);
             EXPECT_EQ(row.get<double>(12), 60.0);
             EXPECT_EQ(row.get<Instant>(13), now_);
             EXPECT_FALSE(row.get<bool>(14));
             EXPECT_EQ(row.get<Date>(15), day("2025-03-31"));
           });
  EXPECT_EQ(rows, 1);
}

TEST_P(SqlViews, PointsAreThoseOfTheAnalysis) {
  const spc::Analysis& analysis = reading_.reading.analysis;
  std::size_t i = 0;
  db_.each(R"sql(
      SELECT period, value, target, phase, centre, lower_limit, upper_limit, state, rules, words, excluded
        FROM qualitea_points
       ORDER BY period
  )sql",
           [&](const db::Row& row) {
             ASSERT_LT(i, analysis.points.size());
             EXPECT_EQ(row.get<Date>(0), reading_.periods[i]);
             EXPECT_EQ(row.get<double>(1), analysis.points[i].value);
             EXPECT_EQ(row.get<double>(2), 60.0);
             EXPECT_EQ(row.get<std::int64_t>(3), 1);
             EXPECT_EQ(row.get<double>(4), analysis.limits_at(i).centre);
             EXPECT_EQ(row.get<double>(5), analysis.limits_at(i).lower);
             EXPECT_EQ(row.get<double>(6), analysis.limits_at(i).upper);
             EXPECT_EQ(row.get<std::string>(7), spc::slug(analysis.points[i].state));
             EXPECT_EQ(row.get<std::string>(8), i == 24 ? "outside-limits" : "");
             EXPECT_EQ(row.get<std::string>(9), spc::point_words(analysis, i));
             EXPECT_FALSE(row.get<bool>(10));
             ++i;
           });
  EXPECT_EQ(i, 25u);
}

TEST_P(SqlViews, SignalsAndMeasuresHavePlainColumns) {
  EXPECT_EQ(db_.only<std::string>("SELECT rule FROM qualitea_signals"), "outside-limits");
  EXPECT_EQ(db_.only<std::string>("SELECT state FROM qualitea_signals WHERE direction = 'improving'"), "raised");
  EXPECT_EQ(db_.only<std::string>("SELECT measure FROM qualitea_measures WHERE better = 'increase'"),
            "Records completed on the day");
}

INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, SqlViews, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

}  // namespace
}  // namespace qi::measures

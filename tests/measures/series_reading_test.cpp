#include "measures/series_reading.h"

#include <gtest/gtest.h>

#include <cmath>

#include "measures/annotation_store.h"
#include "measures/exclusion_store.h"
#include "measures/measures_database.h"
#include "measures/phase_store.h"
#include "measures/point_import.h"
#include "measures/target_store.h"

namespace qi::measures {
namespace {

const Author kAuthor{std::nullopt, "Priya Nair"};
const Instant kNow = moment("2025-04-30");

class SeriesReadings : public testing::Test {
 protected:
  /// Months from January 2023; a gap is left where the value is NaN.
  void add(const std::vector<double>& values) {
    std::vector<IncomingPoint> points;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!std::isnan(values[i]))
        points.push_back({series_.id, add_months(day("2023-01-01"), static_cast<int>(i)), {.value = values[i]}});
    merge_points(db_, points, {.now = kNow, .known_at = kNow, .scope = "series:1"});
  }
  Result<PhaseId> phase(const char* starts_on, const char* title, std::optional<Date> baseline_until = std::nullopt) {
    return inside(db_, [&] {
      return create_phase(db_, kNow,
                          {.series = series_.id,
                           .starts_on = day(starts_on),
                           .baseline_until = baseline_until,
                           .title = title,
                           .reason = "A lasting change.",
                           .author = kAuthor,
                           .approver = kAuthor.name});
    });
  }
  SeriesReading read(const ReadingChoices& choices = {}) {
    const auto reading = read_series(*load_figures(db_, series_.id), choices);
    EXPECT_TRUE(reading) << reading.error().message;
    return *reading;
  }
  db::Connection db_ = migrated_database();
  Series series_ = local_series(db_).series;
};

TEST_F(SeriesReadings, AGapIsAMissingValueInItsPlace) {
  add({80, 81, std::nan(""), 83});
  const SeriesReading reading = read();
  ASSERT_EQ(reading.periods.size(), 4u);
  EXPECT_EQ(to_iso(reading.periods[2]), "2023-03-01");
  EXPECT_TRUE(std::isnan(reading.request.values[2]));
  EXPECT_EQ(reading.request.values[3], 83);
  EXPECT_EQ(reading.phase_titles, std::vector<std::string>{"All data"});
  EXPECT_TRUE(reading.request.targets.empty());
}

TEST_F(SeriesReadings, NoFiguresGiveAnEmptyReading) {
  const SeriesReading reading = read();
  EXPECT_TRUE(reading.periods.empty());
  EXPECT_TRUE(reading.reading.analysis.points.empty());
}

TEST_F(SeriesReadings, PhasesFallOnTheFirstPeriodOnOrAfterTheirDate) {
  add(std::vector<double>(24, 80.0));
  ASSERT_TRUE(phase("2023-06-15", "Prompt card", day("2023-10-01")));
  ASSERT_TRUE(phase("2030-01-01", "Too late"));
  const SeriesReading reading = read();
  ASSERT_EQ(reading.request.phases.size(), 1u);
  EXPECT_EQ(reading.request.phases[0].index, 6u);
  EXPECT_EQ(reading.request.phases[0].baseline_points, 3u);
  EXPECT_EQ(reading.phase_titles, (std::vector<std::string>{"Baseline", "Prompt card"}));
}

TEST_F(SeriesReadings, TargetsHoldFromTheirDateAndTheLocalOneOnlyWithoutAStandard) {
  add(std::vector<double>(6, 80.0));
  const auto target = [&](const char* from, double value, TargetKind kind) {
    return inside(db_, [&] {
      return create_target(db_, kNow, kAuthor,
                           {.series = series_.id, .from = day(from), .value = value, .kind = kind, .title = "Target"});
    });
  };
  ASSERT_TRUE(target("2023-02-01", 85, TargetKind::local));
  ASSERT_TRUE(target("2023-04-01", 90, TargetKind::standard));
  ASSERT_TRUE(target("2023-01-01", 99, TargetKind::ambition));
  const SeriesReading reading = read();
  EXPECT_TRUE(std::isnan(reading.request.targets[0]));
  EXPECT_EQ(reading.request.targets[1], 85);
  EXPECT_EQ(reading.request.targets[3], 90);
  EXPECT_EQ(reading.target->value, 90);
}

TEST_F(SeriesReadings, ExcludedPointsArePassedOnAndTheirReasonIsNeeded) {
  add({80, 81, 20, 83});
  EXPECT_FALSE(inside(db_, [&] {
    return create_exclusion(db_, kNow,
                            {.series = series_.id, .period = day("2023-03-01"), .reason = " ", .author = kAuthor});
  }));
  EXPECT_FALSE(inside(db_, [&] {
    return create_exclusion(db_, kNow,
                            {.series = series_.id, .period = day("2024-03-01"), .reason = "Flood", .author = kAuthor});
  }));
  const auto made = inside(db_, [&] {
    return create_exclusion(db_, kNow,
                            {.series = series_.id, .period = day("2023-03-01"), .reason = "Flood", .author = kAuthor});
  });
  ASSERT_TRUE(made);
  EXPECT_EQ(read().request.excluded, std::vector<std::size_t>{2});
  ASSERT_TRUE(inside(db_, [&] { return withdraw_exclusion(db_, kNow, kAuthor, *made); }));
  EXPECT_TRUE(read().request.excluded.empty());
  EXPECT_EQ(inside(db_, [&] { return withdraw_exclusion(db_, kNow, kAuthor, *made); }).error().kind,
            ErrorKind::not_found);
}

TEST_F(SeriesReadings, AnnotationsStandAtTheirPeriodAndKeepTheirCodes) {
  add(std::vector<double>(6, 80.0));
  const auto note = [&](const char* date) {
    return inside(db_, [&] {
      return create_annotation(db_, kNow,
                               {.series = series_.id,
                                .happened_on = day(date),
                                .code = next_annotation_code(db_, series_.id, AnnotationKind::test_of_change),
                                .title = "Prompt card",
                                .kind = AnnotationKind::test_of_change,
                                .author = kAuthor});
    });
  };
  const auto first = note("2023-03-20");
  ASSERT_TRUE(first);
  ASSERT_TRUE(inside(db_, [&] { return withdraw_annotation(db_, kNow, kAuthor, *first); }));
  ASSERT_TRUE(note("2023-03-20"));
  ASSERT_TRUE(note("2029-01-01"));
  const auto figures = load_figures(db_, series_.id);
  const auto drawing = drawing_of(*figures, read());
  ASSERT_EQ(drawing.annotations.size(), 1u);
  EXPECT_EQ(drawing.annotations[0].index, 2u);
  EXPECT_EQ(drawing.annotations[0].code, "P2") << "a withdrawn code is not given again";
}

TEST_F(SeriesReadings, RefusalsSayWhatToDo) {
  const auto too_high = inside(db_, [&] {
    return create_target(db_, kNow, kAuthor,
                         {.series = series_.id, .from = day("2023-01-01"), .value = 120, .title = "Goal"});
  });
  ASSERT_FALSE(too_high);
  EXPECT_EQ(too_high.error().message, "Enter a target of 100% or less.");
  ASSERT_TRUE(phase("2023-06-01", "One"));
  EXPECT_EQ(phase("2023-06-01", "Two").error().kind, ErrorKind::conflict);
  EXPECT_EQ(phase("2023-07-01", " ").error().fields.front().field, "title");
}

}  // namespace
}  // namespace qi::measures

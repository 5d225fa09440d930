#include <gtest/gtest.h>

#include "measures/exclusion_store.h"
#include "measures/phase_store.h"
#include "measures/reading_mark_store.h"
#include "measures/signals/kept_reading_store.h"
#include "measures/target_store.h"
#include "measures/watched_series.h"

namespace qi::measures {
namespace {

class KeptReadings : public WatchedSeries {};

TEST_P(KeptReadings, EveryRoadThatChangesAReadingMarksTheSeries) {
  const auto marked_by = [&](auto change) {
    read();
    EXPECT_EQ(count_marks(db_), 0u);
    [[maybe_unused]] const auto done = inside(db_, change);
    return count_marks(db_) == 1;
  };
  load(steady(24));
  EXPECT_EQ(count_marks(db_), 1u);
  TargetId target;
  EXPECT_TRUE(marked_by([&] {
    target = *create_target(db_, now_, priya(),
                            {.series = series_.id, .from = day("2023-01-01"), .value = 60, .title = "Aim"});
    return 0;
  }));
  EXPECT_TRUE(marked_by([&] { return withdraw_target(db_, now_, priya(), target); }));
  EXPECT_TRUE(marked_by([&] {
    return create_phase(db_, now_,
                        {.series = series_.id,
                         .starts_on = day("2023-06-01"),
                         .title = "New",
                         .reason = "Because",
                         .author = priya(),
                         .approver = "Dan"});
  }));
  EXPECT_TRUE(marked_by([&] {
    return create_exclusion(db_, now_,
                            {.series = series_.id, .period = day("2023-03-01"), .reason = "Strike", .author = priya()});
  }));
  EXPECT_TRUE(marked_by([&] {
    Definition definition = load_measure(db_, series_.measure)->definition;
    definition.better = spc::Direction::decrease;
    return change_definition(db_, now_, priya_, series_.measure, definition);
  }));
  EXPECT_TRUE(marked_by([&] { return close_measure(db_, now_, priya_, series_.measure); }));
}

TEST_P(KeptReadings, TheSameFiguresTwiceMarkNothing) {
  load(steady(24));
  read();
  load(steady(24));
  EXPECT_EQ(count_marks(db_), 0u);
}

TEST_P(KeptReadings, AChangeWhileTheSeriesIsReadIsNotLost) {
  load(steady(24));
  const auto marks = list_marks(db_, 10);
  inside(db_, [&] { return mark_to_read(db_, now_, series_.id), 0; });
  settle_mark(db_, marks.front());
  EXPECT_EQ(count_marks(db_), 1u);
}

TEST_P(KeptReadings, TheKeptReadingIsTheOneAnalysis) {
  load(with_jump());
  read();
  const auto figures = load_figures(db_, series_.id);
  const auto kept = find_kept_reading(db_, series_.id);
  ASSERT_TRUE(kept);
  KeptReading fresh = kept_reading_of(*figures, *read_series(*figures), now_);
  EXPECT_EQ(kept->point_rows, fresh.point_rows);
  EXPECT_EQ(kept->phases, fresh.phases);
  EXPECT_EQ(kept->headline, fresh.headline);
  EXPECT_EQ(kept->centre, fresh.centre);
  EXPECT_EQ(kept->latest_shown, "80.0%");
}

TEST_P(KeptReadings, ATakenOutFigureLeavesTheKeptReading) {
  load(with_jump());
  read();
  std::vector<double> values = steady(24);
  merge_points(db_, std::vector<IncomingPoint>{{series_.id, day("2025-01-01"), {}}},
               {.now = now_ + std::chrono::hours(1), .known_at = now_ + std::chrono::hours(1), .scope = "series:1"});
  read();
  EXPECT_EQ(find_kept_reading(db_, series_.id)->point_rows.size(), 24u);
}

INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, KeptReadings, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

}  // namespace
}  // namespace qi::measures

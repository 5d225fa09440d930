#include "measures/imports/batch_undo.h"

#include <gtest/gtest.h>

#include <vector>

#include "measures/batch_store.h"
#include "measures/measure_store.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "measures/point_store.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::measures {
namespace {

class BatchUndo : public testing::TestWithParam<support::Backend> {
 protected:
  using Values = std::vector<std::optional<double>>;

  BatchId load(const char* loaded_at, std::vector<std::pair<const char*, std::optional<double>>> figures,
               const char* known_at = nullptr) {
    std::vector<IncomingPoint> points;
    for (const auto& [period, value] : figures) points.push_back({series_.id, day(period), {.value = value}});
    LoadNote note;
    note.now = moment(loaded_at);
    note.known_at = moment(known_at ? known_at : loaded_at);
    note.scope = "series:1";
    return merge_points(db_, points, note).batch;
  }
  Result<BatchId> undo(const char* at, BatchId batch, UndoReach reach = UndoReach::whole) {
    return undo_batch(db_, moment(at), std::nullopt, batch, reach);
  }
  Values now() {
    Values values;
    for (const Point& point : list_points(db_, series_.id)) values.push_back(point.figure.value);
    return values;
  }
  Values known_at(const char* iso_date) {
    Values values;
    for (const Point& point : list_points_known_at(db_, series_.id, moment(iso_date)))
      values.push_back(point.figure.value);
    return values;
  }
  std::int64_t rows() {
    return db_.only<std::int64_t>(R"sql(
        SELECT count(*)
          FROM point
    )sql");
  }

  support::MigratedDatabase migrated_{GetParam()};
  db::Connection& db_ = migrated_.db;
  Series series_ = local_series(db_).series;
};

INSTANTIATE_TEST_SUITE_P(EveryDatabase, BatchUndo, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(BatchUndo, BringsBackWhatWasBelievedBeforeAndKeepsWhatWasShown) {
  load("2025-01-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}});
  const BatchId second = load("2025-02-10", {{"2024-12-01", 91.0}, {"2025-01-01", 92.0}});
  const std::int64_t before = rows();
  const auto undone = undo("2025-02-12", second);
  ASSERT_TRUE(undone) << undone.error().message;
  EXPECT_EQ(now(), (Values{80.0, 81.0}));
  EXPECT_EQ(known_at("2025-01-20"), (Values{80.0, 81.0}));
  EXPECT_EQ(known_at("2025-02-11"), (Values{80.0, 91.0, 92.0})) << "that is what was shown then";
  EXPECT_EQ(rows(), before + 1) << "nothing is deleted";
  const auto batch = find_batch(db_, *undone);
  ASSERT_TRUE(batch);
  EXPECT_EQ(batch->revised, 2u);
  EXPECT_EQ(batch->note, "Undoes load " + to_text(second) + " of 10 Feb 2025.");
  EXPECT_EQ(find_undone_batch(db_, *undone), second);
}

TEST_P(BatchUndo, IsRefusedWholeWhenALaterLoadHasRevisedAndNamesIt) {
  const BatchId first = load("2025-01-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}});
  const BatchId second = load("2025-02-10", {{"2024-12-01", 91.0}});
  const auto refused = undo("2025-02-12", first);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
  EXPECT_EQ(refused.error().message,
            "1 figure of this load has been revised since by load " + to_text(second) +
                " of 10 Feb 2025 (1 figure). Undo that first, or undo only the figures that still stand.");
  EXPECT_EQ(now(), (Values{80.0, 91.0}));
  ASSERT_TRUE(undo("2025-02-12", first, UndoReach::what_still_holds));
  EXPECT_EQ(now(), Values{91.0});
}

TEST_P(BatchUndo, GoesBackThroughSeveralLoadsAndNotTwice) {
  const BatchId first = load("2025-01-10", {{"2024-12-01", 81.0}});
  const BatchId second = load("2025-02-10", {{"2024-12-01", 91.0}});
  ASSERT_TRUE(undo("2025-02-12", second));
  const auto again = undo("2025-02-13", second);
  ASSERT_FALSE(again);
  EXPECT_TRUE(again.error().message.starts_with("This load was undone already")) << again.error().message;
  const auto undone = undo("2025-02-14", first);
  ASSERT_TRUE(undone) << undone.error().message;
  EXPECT_EQ(now(), Values{});
  EXPECT_FALSE(undo("2025-02-15", *undone)) << "an undo is not undone";
  load("2025-02-16", {{"2024-12-01", 81.0}});
  EXPECT_EQ(now(), Values{81.0}) << "the figures can come again";
}

TEST_P(BatchUndo, AnEditionThatWasLoadedLateLeavesThePast) {
  load("2025-03-10", {{"2024-12-01", 83.0}});
  const BatchId late = load("2025-03-20", {{"2024-12-01", 80.0}}, "2025-01-10");
  EXPECT_EQ(known_at("2025-02-01"), Values{80.0});
  ASSERT_TRUE(undo("2025-03-21", late));
  EXPECT_EQ(known_at("2025-02-01"), Values{});
  EXPECT_EQ(now(), Values{83.0});
  load("2025-03-22", {{"2024-12-01", 79.0}}, "2025-01-10");
  EXPECT_EQ(known_at("2025-02-01"), Values{79.0});
}

TEST_P(BatchUndo, AFigureThatALaterLoadSaidTooStays) {
  const BatchId first = load("2025-01-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}});
  load("2025-02-10", {{"2024-12-01", 81.0}});
  ASSERT_TRUE(undo("2025-02-12", first));
  EXPECT_EQ(now(), Values{81.0}) << "the second load says December by itself";
}

TEST_P(BatchUndo, AnOldEditionThatAgreedGivesBackOnlyItsOwnTime) {
  load("2025-03-10", {{"2024-12-01", 83.0}});
  const BatchId late = load("2025-03-20", {{"2024-12-01", 83.0}}, "2025-01-10");
  EXPECT_EQ(known_at("2025-02-01"), Values{83.0});
  ASSERT_TRUE(undo("2025-03-21", late));
  EXPECT_EQ(known_at("2025-02-01"), Values{});
  EXPECT_EQ(now(), Values{83.0});
}

TEST_P(BatchUndo, LoadsOfOneMomentAreKeptApart) {
  load("2025-01-10", {{"2024-12-01", 81.0}});
  const BatchId second = load("2025-01-10", {{"2024-12-01", 91.0}});
  ASSERT_TRUE(undo("2025-01-10", second));
  EXPECT_EQ(now(), Values{81.0});
}

TEST_P(BatchUndo, LeavesOneAuditRecordAndARefusalNone) {
  const BatchId first = load("2025-01-10", {{"2024-12-01", 81.0}});
  const auto before = shell::find_audit_head(db_)->number;
  ASSERT_TRUE(undo("2025-02-12", first));
  EXPECT_EQ(shell::find_audit_head(db_)->number, before + 1);
  EXPECT_FALSE(undo("2025-02-13", first));
  EXPECT_EQ(shell::find_audit_head(db_)->number, before + 1);
  EXPECT_FALSE(undo("2025-02-13", BatchId{999}));
}

TEST_P(BatchUndo, OfALoadAndThenOfOneThatSaidTheSameLeavesNothingOfEither) {
  const BatchId first = load("2025-01-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}});
  const BatchId second = load("2025-02-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}, {"2025-01-01", 82.0}});
  EXPECT_EQ(plan_undo(db_, first)->confirmed, 2u);
  const auto undone = undo("2025-02-12", first);
  ASSERT_TRUE(undone);
  EXPECT_EQ(now(), (Values{80.0, 81.0, 82.0})) << "the second load said the same";
  EXPECT_EQ(find_batch(db_, *undone)->revised, 0u);
  EXPECT_EQ(find_batch(db_, *undone)->unchanged, 2u);
  EXPECT_EQ(plan_undo(db_, second)->can_be_undone, 3u);
  ASSERT_TRUE(undo("2025-02-13", second));
  EXPECT_EQ(now(), Values{}) << "the first was taken back before";
  EXPECT_EQ(plan_undo(db_, first)->can_be_undone, 0u);
  EXPECT_EQ(known_at("2025-01-20"), (Values{80.0, 81.0})) << "that is what was shown then";
}

TEST_P(BatchUndo, ClosesTheMeasureThatOneLoadMadeAndAnotherFilledWhenBothAreGone) {
  const BatchId first = load("2025-01-10", {{"2024-11-01", 80.0}});
  note_made_by(db_, series_.measure, first);
  const BatchId second = load("2025-02-10", {{"2024-12-01", 81.0}});
  const auto is_closed = [&] { return find_measure(db_, series_.measure)->closed_at.has_value(); };
  ASSERT_TRUE(undo("2025-02-11", first));
  EXPECT_FALSE(is_closed()) << "the second load's figure stands in it";
  const auto undone = undo("2025-02-12", second);
  ASSERT_TRUE(undone);
  EXPECT_TRUE(is_closed());
  EXPECT_NE(find_batch(db_, *undone)->note.find("is undone and nothing is left in it, so it was closed."),
            std::string::npos);
}

TEST_P(BatchUndo, ClosesNoMeasureThatAPersonMade) {
  const BatchId only = load("2025-01-10", {{"2024-11-01", 80.0}});
  ASSERT_TRUE(undo("2025-02-12", only));
  EXPECT_FALSE(find_measure(db_, series_.measure)->closed_at);
}

}  // namespace
}  // namespace qi::measures

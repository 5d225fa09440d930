#include "measures/point_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "measures/batch_store.h"
#include "measures/measures_database.h"
#include "measures/point_store.h"

namespace qi::measures {
namespace {

class PointImport : public testing::Test {
 protected:
  MergeCounts merge(const char* known_at, std::vector<std::pair<const char*, std::optional<double>>> figures) {
    std::vector<IncomingPoint> points;
    for (const auto& [period, value] : figures) points.push_back({series_.id, day(period), {.value = value}});
    LoadNote note;
    note.now = moment("2025-04-30");
    note.known_at = moment(known_at);
    note.scope = "series:1";
    return merge_points(db_, points, note);
  }
  std::vector<std::optional<double>> values_known_at(const char* iso_date) {
    std::vector<std::optional<double>> values;
    for (const Point& point : list_points_known_at(db_, series_.id, moment(iso_date)))
      values.push_back(point.figure.value);
    return values;
  }
  using Values = std::vector<std::optional<double>>;
  db::Connection db_ = migrated_database();
  Series series_ = local_series(db_).series;
};

TEST_F(PointImport, CountsWhatIsAddedRevisedAndUnchanged) {
  merge("2025-01-10", {{"2024-11-01", 80.0}, {"2024-12-01", 81.0}});
  const auto counts = merge("2025-02-10", {{"2024-11-01", 80.0}, {"2024-12-01", 82.0}, {"2025-01-01", 83.0}});
  EXPECT_EQ(counts.unchanged, 1u);
  EXPECT_EQ(counts.revised, 1u);
  EXPECT_EQ(counts.added, 1u);
  EXPECT_EQ(values_known_at("2025-01-20"), (Values{80.0, 81.0}));
  EXPECT_EQ(values_known_at("2025-02-20"), (Values{80.0, 82.0, 83.0}));
  EXPECT_EQ(values_known_at("2025-01-01"), Values{});
  const auto batch = find_batch(db_, counts.batch);
  ASSERT_TRUE(batch);
  EXPECT_EQ(batch->revised, 1u);
}

TEST_F(PointImport, AMissingFigureOfANewPeriodAddsNothing) {
  const auto counts = merge("2025-01-10", {{"2024-11-01", std::nullopt}});
  EXPECT_TRUE(counts.changed_nothing());
  EXPECT_EQ(counts.unchanged, 0u);
  EXPECT_TRUE(list_points(db_, series_.id).empty());
}

TEST_F(PointImport, AMissingFigureOfAKnownPeriodIsARevision) {
  merge("2025-01-10", {{"2024-11-01", 80.0}});
  EXPECT_EQ(merge("2025-02-10", {{"2024-11-01", std::nullopt}}).revised, 1u);
  EXPECT_EQ(values_known_at("2025-03-01"), Values{std::nullopt});
  EXPECT_EQ(merge("2025-02-11", {{"2024-11-01", std::nullopt}}).unchanged, 1u);
  EXPECT_EQ(merge("2025-02-12", {{"2024-11-01", 80.0}}).added, 1u) << "and it can come back, as new";
}

TEST_F(PointImport, AnEditionBetweenTwoThatAgreeIsBelievedOnlyUntilTheSecond) {
  merge("2025-01-10", {{"2024-11-01", 80.0}});
  merge("2025-03-10", {{"2024-11-01", 80.0}});
  EXPECT_EQ(merge("2025-02-10", {{"2024-11-01", 79.0}}).revised, 1u);
  EXPECT_EQ(values_known_at("2025-01-15"), Values{80.0});
  EXPECT_EQ(values_known_at("2025-02-15"), Values{79.0});
  EXPECT_EQ(values_known_at("2025-03-15"), Values{80.0});
  EXPECT_EQ(list_points(db_, series_.id).front().figure.value, 80.0);
}

TEST_F(PointImport, AnEarlierEditionThatAgreesOnlyMovesWhenItWasKnown) {
  merge("2025-03-10", {{"2024-11-01", 80.0}});
  EXPECT_EQ(merge("2025-01-10", {{"2024-11-01", 80.0}}).unchanged, 1u);
  EXPECT_EQ(values_known_at("2025-02-01"), Values{80.0});
  EXPECT_EQ(list_point_history(db_, series_.id, day("2024-11-01")).size(), 1u);
}

TEST_F(PointImport, ACorrectionKnownAtTheSameMomentReplacesWhatWasSaid) {
  merge("2025-01-10", {{"2024-11-01", 80.0}});
  EXPECT_EQ(merge("2025-01-10", {{"2024-11-01", 8.0}}).revised, 1u);
  EXPECT_EQ(values_known_at("2025-01-10"), Values{8.0});
}

// A demo's clock stands at one day and goes back every night; a figure typed after midnight vanished without a word.
TEST_F(PointImport, WhatIsTypedNowIsTheNewestWordAlsoWhenTheClockWentBack) {
  merge("2025-03-10", {{"2024-11-01", 80.0}});
  LoadNote note;
  note.now = note.known_at = moment("2025-03-09");
  note.scope = "series:1";
  const std::vector<IncomingPoint> typed{{series_.id, day("2024-11-01"), {.value = 81.0}}};
  EXPECT_EQ(merge_points(db_, typed, note).revised, 1u);
  EXPECT_EQ(list_points(db_, series_.id).front().figure.value, 81.0);
  EXPECT_EQ(merge_points(db_, typed, note).unchanged, 1u);
}

TEST_F(PointImport, AFigureTypedLaterForAnotherMonthDoesNotUndoALateCorrection) {
  merge("2025-01-10", {{"2024-11-01", 80.0}});
  merge("2025-03-10", {{"2024-12-01", 81.0}});
  EXPECT_EQ(merge("2025-02-10", {{"2024-11-01", 79.0}}).revised, 1u);
  EXPECT_EQ(list_points(db_, series_.id).front().figure.value, 79.0) << "March said nothing about November";
}

TEST_F(PointImport, AnEditionThatWithdrewAFigureStillDoesSoWhenAnOlderOneIsLoadedAfterIt) {
  merge("2025-02-10", {{"2024-11-01", std::nullopt}, {"2024-12-01", 81.0}});
  merge("2025-01-10", {{"2024-11-01", 80.0}});
  EXPECT_EQ(values_known_at("2025-01-15"), Values{80.0});
  EXPECT_EQ(values_known_at("2025-03-01"), (Values{std::nullopt, 81.0}));
}

/// Editions that add, revise, withdraw, bring back, confirm and leave out: each in every order of loading.
TEST(PointImportOrder, DoesNotMatter) {
  struct Edition {
    const char* known_at;
    std::vector<std::pair<const char*, std::optional<double>>> figures;
  };
  const std::vector<Edition> editions{
      {"2025-01-10", {{"2024-09-01", 70.0}, {"2024-10-01", 71.0}, {"2024-11-01", std::nullopt}}},
      {"2025-02-10", {{"2024-09-01", std::nullopt}, {"2024-10-01", 71.0}, {"2024-11-01", 60.0}}},
      {"2025-03-10", {{"2024-09-01", 70.0}, {"2024-10-01", 72.0}, {"2024-12-01", 50.0}}},
      {"2025-04-10", {{"2024-09-01", 70.0}, {"2024-10-01", 71.0}, {"2024-11-01", 60.0}, {"2024-12-01", std::nullopt}}},
  };
  const auto believed = [&](const std::vector<std::size_t>& order) {
    db::Connection db = migrated_database();
    const Series series = local_series(db).series;
    for (const std::size_t place : order) {
      std::vector<IncomingPoint> points;
      for (const auto& [period, value] : editions[place].figures) points.push_back({series.id, day(period), {value}});
      LoadNote note;
      note.now = moment("2025-04-30");
      note.known_at = moment(editions[place].known_at);
      note.scope = "series:1";
      merge_points(db, points, note);
    }
    std::vector<std::vector<std::pair<Date, double>>> all;
    for (const Edition& edition : editions) {
      all.emplace_back();
      for (const Point& point : list_points_known_at(db, series.id, moment(edition.known_at)))
        if (point.figure.value) all.back().emplace_back(point.period, *point.figure.value);
    }
    return all;
  };
  std::vector<std::size_t> order{0, 1, 2, 3};
  const auto in_turn = believed(order);
  using Values = std::vector<std::pair<Date, double>>;
  EXPECT_EQ(in_turn[1], (Values{{day("2024-10-01"), 71.0}, {day("2024-11-01"), 60.0}}));
  EXPECT_EQ(
      in_turn[2],
      (Values{
          {day("2024-09-01"), 70.0}, {day("2024-10-01"), 72.0}, {day("2024-11-01"), 60.0}, {day("2024-12-01"), 50.0}}));
  while (std::ranges::next_permutation(order).found)
    EXPECT_EQ(believed(order), in_turn) << order[0] << order[1] << order[2] << order[3];
}

}  // namespace
}  // namespace qi::measures

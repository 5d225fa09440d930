#include "measures/imports/ambsys_import.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "measures/batch_store.h"
#include "measures/measures_database.h"
#include "measures/point_store.h"
#include "measures/series_reading.h"
#include "shell/audit.h"

namespace qi::measures {
namespace {

const std::string& published() {
  static const std::string text = file_text("data/ambsys/AmbSYS-to-Mar-2025.csv");
  return text;
}

LoadNote note_at(const char* known_at) {
  LoadNote note;
  note.now = moment("2025-04-30");
  note.known_at = moment(known_at);
  note.file_name = "AmbSYS.csv";
  return note;
}

SeriesId series_for(db::Connection& db, std::string_view code, std::string_view trust) {
  const auto measure = find_national_measure(db, code);
  const auto organisation = find_organisation_by_code(db, trust);
  return find_series(db, measure.value().id, organisation.value().id).value().id;
}

/// The text with one cell changed: of the column with that name in the row that begins with `row_start`.
std::string with_cell(std::string text, std::string_view row_start, std::string_view column, std::string_view value) {
  const auto headings = split(std::string_view(text).substr(0, text.find("\r\n")), ',');
  const std::size_t place = static_cast<std::size_t>(std::ranges::find(headings, column) - headings.begin());
  std::size_t at = text.find("\n" + std::string(row_start)) + 1;
  for (std::size_t i = 0; i < place; ++i) at = text.find(',', at) + 1;
  const std::size_t end = text.find_first_of(",\r", at);
  return text.replace(at, end - at, value);
}

class AmbsysImport : public testing::Test {
 protected:
  MergeCounts load(const std::string& text, const char* known_at = "2025-04-10") {
    const auto edition = read_ambsys(text);
    EXPECT_TRUE(edition);
    return load_ambsys(db_, *edition, note_at(known_at));
  }
  db::Connection db_ = migrated_database();
};

TEST_F(AmbsysImport, GivesSouthEastCoastsPublishedCategory2Figures) {
  const auto counts = load(published());
  EXPECT_GT(counts.added, 20'000u);
  EXPECT_EQ(counts.revised, 0u);
  const auto means = list_points(db_, series_for(db_, "c2-mean", "RYD"));
  const auto nineties = list_points(db_, series_for(db_, "c2-90th", "RYD"));
  std::istringstream extract(file_text("tests/data/RYD_C2_monthly_extract.csv"));
  std::string line;
  std::getline(extract, line);
  std::size_t i = 0;
  for (; std::getline(extract, line); ++i) {
    const auto cells = split(trimmed(line), ',');
    ASSERT_LT(i, means.size());
    EXPECT_EQ(to_iso(means[i].period), cells[0]);
    EXPECT_EQ(means[i].figure.denominator, parse_plain_number(cells[1])) << cells[0];
    EXPECT_EQ(means[i].figure.numerator, parse_plain_number(cells[2])) << cells[0];
    EXPECT_EQ(means[i].figure.value, parse_plain_number(cells[3])) << cells[0];
    EXPECT_EQ(nineties[i].figure.value, parse_plain_number(cells[4])) << cells[0];
  }
  EXPECT_EQ(i, 88u);
  EXPECT_EQ(means.size(), 88u);
}

TEST_F(AmbsysImport, LoadsTheWholeFileForEnglandAndElevenTrusts) {
  load(published());
  EXPECT_EQ(list_organisations(db_).size(), 12u);
  EXPECT_EQ(list_organisations(db_).front().short_name, "England");
  EXPECT_EQ(list_measures(db_).size(), national_indicators().size());
}

TEST_F(AmbsysImport, TheSameFileTwiceChangesNothing) {
  const auto first = load(published());
  const auto second = load(published());
  EXPECT_TRUE(second.changed_nothing());
  EXPECT_EQ(second.unchanged, first.added + first.unchanged);
  EXPECT_EQ(list_batches(db_, 10).size(), 2u) << "the second load is recorded too";
  EXPECT_EQ(shell::check_chain(db_).first_broken, std::nullopt);
}

TEST_F(AmbsysImport, ALaterEditionRevisesAndKeepsWhatWasKnownBefore) {
  load(published(), "2025-04-10");
  const auto counts = load(with_cell(published(), "2025,3,Y59,RYD", "A31", "1700"), "2025-04-20");
  EXPECT_EQ(counts.added, 0u);
  EXPECT_EQ(counts.revised, 1u);
  const SeriesId series = series_for(db_, "c2-mean", "RYD");
  const auto history = list_point_history(db_, series, day("2025-03-01"));
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].figure.value, 1667);
  EXPECT_EQ(history[0].known_until, moment("2025-04-20"));
  EXPECT_EQ(history[1].figure.value, 1700);
  EXPECT_EQ(history[1].known_until, std::nullopt);
  EXPECT_EQ(list_points_known_at(db_, series, moment("2025-04-15")).back().figure.value, 1667);
  EXPECT_EQ(list_points(db_, series).back().figure.value, 1700);
}

TEST_F(AmbsysImport, AValueThatBecomesAFullStopIsARevision) {
  load(published());
  const auto counts = load(with_cell(published(), "2025,3,Y59,RYD", "A31", "."), "2025-04-20");
  EXPECT_EQ(counts.revised, 1u);
  EXPECT_EQ(list_points(db_, series_for(db_, "c2-mean", "RYD")).back().figure.value, std::nullopt);
}

TEST_F(AmbsysImport, AnAbsentColumnSaysNothing) {
  load(published());
  std::string without = published();
  without.replace(without.find(",A31,"), 5, ",X31,");
  const auto edition = read_ambsys(without);
  ASSERT_TRUE(edition);
  EXPECT_EQ(edition->absent_indicators, std::vector<std::string>{"C2 mean"});
  EXPECT_TRUE(load_ambsys(db_, *edition, note_at("2025-04-20")).changed_nothing());
  EXPECT_EQ(list_points(db_, series_for(db_, "c2-mean", "RYD")).back().figure.value, 1667);
}

TEST_F(AmbsysImport, AnEarlierEditionLoadedLateWritesHistoryOnly) {
  load(published(), "2025-04-10");
  load(with_cell(published(), "2019,10,Y59,RYD", "A31", "1206"), "2020-03-12");
  const SeriesId series = series_for(db_, "c2-mean", "RYD");
  const auto history = list_point_history(db_, series, day("2019-10-01"));
  ASSERT_EQ(history.size(), 2u);
  EXPECT_EQ(history[0].figure.value, 1206);
  EXPECT_EQ(history[0].known_until, moment("2025-04-10"));
  EXPECT_EQ(history[1].figure.value, 1204) << "what is current stays";
}

TEST_F(AmbsysImport, SharesAreWorkedOutFromTheirCounts) {
  load(published());
  const auto points = list_points(db_, series_for(db_, "hear-and-treat", "RYD"));
  const Figure& latest = points.back().figure;
  ASSERT_TRUE(latest.value && latest.numerator && latest.denominator);
  EXPECT_DOUBLE_EQ(*latest.value, *latest.numerator / *latest.denominator * 100);
  EXPECT_GT(*latest.value, 5);
  EXPECT_LT(*latest.value, 30);
}

TEST(AmbsysReading, NamesBadRowsAndSkipsRegions) {
  const auto edition = read_ambsys(
      "Year,Month,Region,Org Code,Org Name,A30,A31,A10\n"
      "2025,3,Y59,RYD,SECAMB,100,10,10\n"
      "2025,13,Y59,RYD,SECAMB,100,10,10\n"
      "2025,3,Y59,RYD,SECAMB,100,10,10\n"
      "2025,2,Y59,RYD,SECAMB,100,ten,10\n"
      "2025,3,Y59,Y59,SOUTH EAST,100,10,10\n");
  ASSERT_TRUE(edition);
  ASSERT_EQ(edition->problems.size(), 3u);
  EXPECT_EQ(tabular::words_of(edition->problems[0]), "Row 3: Year and Month must be a real month, like 2025 and 3.");
  EXPECT_EQ(tabular::words_of(edition->problems[1]), "Row 4: RYD has a row for March 2025 already. Keep one of them.");
  EXPECT_EQ(tabular::words_of(edition->problems[2]), "Row 5: A31 must be a number or a full stop, not ten.");
  EXPECT_EQ(edition->notes.front(), "1 row of NHS regions was skipped: regions are the sums of their trusts.");
  EXPECT_EQ(edition->organisations.front().name, "South East Coast Ambulance Service NHS Foundation Trust");
}

TEST(AmbsysReading, KnowsItsLayoutByTheHeadings) {
  EXPECT_TRUE(looks_like_ambsys(published()));
  EXPECT_FALSE(looks_like_ambsys("Month,C2 mean\nApr-24,18:05\n"));
  EXPECT_FALSE(read_ambsys("Month,C2 mean\nApr-24,18:05\n"));
}

TEST(NationalIndicators, HaveColumnsThatFitTheirWords) {
  for (const NationalIndicator& indicator : national_indicators()) {
    EXPECT_TRUE(check(definition_of(indicator))) << indicator.code;
    EXPECT_EQ(indicator.numerator.empty(), indicator.numerator_column.empty()) << indicator.code;
    EXPECT_EQ(indicator.denominator.empty(), indicator.denominator_column.empty()) << indicator.code;
    EXPECT_FALSE(indicator.value_column.empty() && indicator.numerator_column.empty()) << indicator.code;
    EXPECT_EQ(find_national_indicator(indicator.code), &indicator) << "codes are unique";
  }
}

TEST(NationalIndicators, NeverNameAColumnWhoseMeaningIsNotVerified) {
  for (const NationalIndicator& indicator : national_indicators())
    for (const std::string_view column :
         {indicator.value_column, indicator.numerator_column, indicator.denominator_column})
      for (const std::string_view unverified :
           {"A111", "A112", "A113", "A126", "A127", "A128", "A20",  "A23",  "A132", "A136", "A137", "A138",
            "A139", "A106", "A110", "A144", "A145", "A146", "A147", "A148", "A124", "A125", "A57"})
        EXPECT_NE(column, unverified) << indicator.code;
}

}  // namespace
}  // namespace qi::measures

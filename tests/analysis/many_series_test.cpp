#include "analysis/many_series.h"
#include "analysis/many_series_fuzz.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "analysis/spc_json.h"
#include "base/number.h"
#include "tabular/csv_reading.h"

namespace qi::analysis {
namespace {

struct Said {
  bool is_answered = false;
  ManyCounts counts;
  std::string out;
  std::string told;
  std::string error;
};

Said ask(const std::string& text, const ManyQuestion& question = {}) {
  std::istringstream in(text);
  std::ostringstream out, told;
  const auto answered = answer_many_series(in, question, out, told);
  Said said{.is_answered = static_cast<bool>(answered), .out = out.str(), .told = told.str()};
  if (answered)
    said.counts = *answered;
  else
    said.error = answered.error().message;
  return said;
}

/// The cell below `heading` in the line of one series.
std::string cell(const Said& said, std::string_view series, std::string_view heading) {
  const auto table = tabular::read_table(said.out, tabular::Separator::comma);
  for (std::size_t column = 0; column < table->width(); ++column)
    if (table->cell(0, column) == heading)
      for (std::size_t row = 1; row < table->size(); ++row)
        if (table->cell(row, 0) == series) return std::string(table->cell(row, column));
  return "no such cell";
}

/// A value of a series on a day, written as one row.
struct Row {
  std::string series;
  std::string date;
  double value = 0;
};

std::vector<Row> made_up_rows(std::size_t series, std::size_t values) {
  std::mt19937 random(20251129);
  std::vector<Row> rows;
  for (std::size_t i = 0; i < series; ++i)
    for (std::size_t k = 0; k < values; ++k)
      rows.push_back({"Unit " + std::to_string(i), to_iso(add_days(*Date::from(2024, 1, 1), static_cast<int>(k))),
                      20 + static_cast<double>(random() % 1'000) / 100 + (k == 20 && i % 3 == 0 ? 40 : 0)});
  return rows;
}

std::string csv_of(const std::vector<Row>& rows) {
  std::string text = "Series,Date,Value\n";
  for (const Row& row : rows) text += row.series + "," + row.date + "," + shortest(row.value) + "\n";
  return text;
}

TEST(ManySeries, AnswersEachWithWhatTheEngineSaysOfItAlone) {
  const auto rows = made_up_rows(7, 24);
  const Said said = ask(csv_of(rows), {.better = spc::Direction::decrease, .target = 30});
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(said.counts.series, 7u);
  EXPECT_EQ(said.counts.values, 7u * 24);
  EXPECT_EQ(said.told, "");
  for (std::size_t i = 0; i < 7; ++i) {
    spc::Request request{.better = spc::Direction::decrease};
    for (std::size_t k = 0; k < 24; ++k) request.values.push_back(rows[i * 24 + k].value);
    request.targets.assign(24, 30);
    const auto alone = spc::analyse(request);
    const std::string name = "Unit " + std::to_string(i);
    EXPECT_EQ(cell(said, name, "points"), "24");
    EXPECT_EQ(cell(said, name, "latest_at"), "2024-01-24");
    EXPECT_EQ(cell(said, name, "latest"), shortest(request.values.back()));
    EXPECT_EQ(cell(said, name, "centre"), shortest(alone->last_phase().limits.centre));
    EXPECT_EQ(cell(said, name, "lower"), shortest(alone->last_phase().limits.lower));
    EXPECT_EQ(cell(said, name, "upper"), shortest(alone->last_phase().limits.upper));
    EXPECT_EQ(cell(said, name, "variation"), slug(alone->variation));
    EXPECT_EQ(cell(said, name, "assurance"), slug(alone->assurance));
    EXPECT_EQ(cell(said, name, "patterns"), std::to_string(alone->patterns.size()));
  }
}

TEST(ManySeries, AreTheSameSeriesBySeriesDateByDateBackwardsAndShuffled) {
  auto rows = made_up_rows(50, 30);
  const std::string expected = ask(csv_of(rows)).out;
  const auto sorted_lines = [](std::string text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    std::ranges::sort(lines);
    return lines;
  };
  std::ranges::stable_sort(rows, {}, &Row::date);
  EXPECT_EQ(ask(csv_of(rows)).out, expected);
  std::ranges::reverse(rows);
  EXPECT_EQ(sorted_lines(ask(csv_of(rows)).out), sorted_lines(expected));
  std::ranges::shuffle(rows, std::mt19937(7));
  EXPECT_EQ(sorted_lines(ask(csv_of(rows)).out), sorted_lines(expected));
}

TEST(ManySeries, AreTheSameWithAnyNumberOfThreads) {
  const std::string text = csv_of(made_up_rows(9'000, 40));
  const std::string alone = ask(text).out;
  EXPECT_EQ(ask(text, {.threads = 3}).out, alone);
  EXPECT_EQ(std::ranges::count(alone, '\n'), 9'001);
}

TEST(ManySeries, TakeQuotedCellsLineEndsOfWindowsAndHeadingsOfOnesOwn) {
  const Said said =
      ask("\xEF\xBB\xBFWhen;\"What; where\";How long\r\n01/03/2024;\"Hull, \"\"north\"\"\";1,234\r\n"
          "02/03/2024;\"Hull, \"\"north\"\"\";1,236\r\n\r\n",
          {.columns = {.by = {"what; where"}, .order = "when", .value = "HOW LONG"}});
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(said.told, "");
  const auto table = tabular::read_table(said.out, tabular::Separator::comma);
  EXPECT_EQ(table->cell(0, 0), "What; where");
  EXPECT_EQ(table->cell(1, 0), "Hull, \"north\"");
  EXPECT_EQ(cell(said, "Hull, \"north\"", "centre"), "1235");
  EXPECT_EQ(cell(said, "Hull, \"north\"", "latest_at"), "2024-03-02");
}

TEST(ManySeries, SeriesAreNamedBySeveralColumnsTogether) {
  const Said said =
      ask("measure,place,value\nA,B,1\nA,C,10\nA,B,3\nAB,,5\n,AB,7\n", {.columns = {.by = {"measure", "place"}}});
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(said.counts.series, 4u);
  EXPECT_TRUE(said.out.starts_with("measure,place,points,latest_at,latest,")) << said.out;
  EXPECT_NE(said.out.find("\r\nA,B,2,2,3,2,"), std::string::npos) << said.out;
  EXPECT_NE(said.out.find("\r\n,AB,1,1,7,"), std::string::npos) << said.out;
  EXPECT_EQ(said.told,
            "No column of dates was found, so values stand in the order of the rows. Name one with --order.\n");
}

TEST(ManySeries, MissingValuesKeepTheirPlace) {
  const Said said =
      ask("series,date,value\na,2024-01-01,5\na,2024-01-02,\na,2024-01-03,n/a\na,2024-01-04,7\n"
          "b,2024-01-01,\nb,2024-01-02,\n");
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(cell(said, "a", "points"), "4");
  EXPECT_EQ(cell(said, "a", "latest"), "7");
  EXPECT_EQ(cell(said, "a", "centre"), "6");
  EXPECT_EQ(cell(said, "b", "points"), "2");
  EXPECT_EQ(cell(said, "b", "latest"), "");
  EXPECT_EQ(cell(said, "b", "latest_at"), "");
}

TEST(ManySeries, RowsThatCannotBeReadAreNamedAndTheOthersKept) {
  std::string text =
      "series,date,value\na,2024-01-01,5\n,2024-01-02,6\na,2024-02-30,6\na,2024-01-03,six\na\n"
      "a,2024-01-04,inf\na,2024-01-04,infinity\na,2024-01-04,1e300\na,2024-01-05,7\n\n";
  const Said said = ask(text);
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(said.counts.left_out, 7u);
  EXPECT_EQ(said.counts.values, 2u);
  EXPECT_EQ(cell(said, "a", "centre"), "6");
  EXPECT_EQ(said.told,
            "Line 3: Name the series.\n"
            "Line 4: There is no 30 February. Enter a real date, like 29 February 2024.\n"
            "Line 5: Value must be a number, like 44.\n"
            "Line 6: Enter a date.\n"
            "Line 7: Value must be a number, like 44.\n"
            "2 more rows could not be read. All 7 were left out.\n");
}

TEST(ManySeries, TakeDenominatorsAndTargetsFromColumns) {
  const std::string text =
      "series,date,count,n,target\na,2024-01,5,10,0.4\na,2024-02,6,10,0.4\na,2024-03,4,10,0.9\nb,2024-01,12,10,\n";
  const Said said = ask(text, {.chart = spc::ChartKind::p, .better = spc::Direction::increase});
  ASSERT_TRUE(said.is_answered) << said.error;
  EXPECT_EQ(cell(said, "a", "latest"), "0.4");
  EXPECT_EQ(cell(said, "a", "centre"), "0.5");
  EXPECT_EQ(cell(said, "a", "assurance"), "hit_or_miss");
  EXPECT_EQ(said.counts.refused, 1u);
  EXPECT_NE(cell(said, "b", "problem"), "");
  EXPECT_EQ(said.told, "1 series was not analysed: see the answers.\n");
}

TEST(ManySeries, OrderedByNumbersAndByTimesOfDay) {
  EXPECT_EQ(cell(ask("name,order,y\na,10,3\na,9.5,2\na,-1,1\n"), "a", "latest"), "3");
  EXPECT_EQ(cell(ask("name,order,y\na,10,3\na,9.5,2\na,-1,1\n"), "a", "latest_at"), "10");
  const Said said =
      ask("name,time,y\na,2024-01-01T10:30:00Z,3\na,2024-01-01T09:00,2\na,2024-01-01T12:00:00.5+02:00,9\n");
  EXPECT_EQ(cell(said, "a", "latest"), "3") << said.told;
  EXPECT_EQ(cell(said, "a", "points"), "3") << said.told;
}

// Once a month that was exported twice counted twice, without a word.
TEST(ManySeries, UseTheFirstRowOfARepeatedDateAndTellTheSeriesAndTheLine) {
  const std::string table =
      "series,date,value\nHull,2024-01-01,5\nYork,2024-01-01,1\n\nHull,2024-02-01,7\nHull,2024-01-01,50\n"
      "York,2024-02-01,2\nHull,2024-03-01,6\n";
  const Said said = ask(table);
  EXPECT_EQ(cell(said, "Hull", "points"), "3");
  EXPECT_EQ(cell(said, "Hull", "centre"), "6");
  EXPECT_EQ(cell(said, "York", "points"), "2");
  EXPECT_EQ(said.told,
            "Line 6: the date of this row stands on line 2 of Hull already, so it was left out. Keep one.\n");
  EXPECT_EQ(said.counts.left_out, 1u);
  EXPECT_EQ(said.counts.values, 5u);
  EXPECT_EQ(cell(ask(table, {.chart = spc::ChartKind::t}), "Hull", "points"), "4") << "events may share a day";
}

TEST(ManySeries, TellTheFirstFiveOfRepeatedDatesAndCountThemAll) {
  std::string table = "series,date,value\n";
  for (int i = 0; i < 8; ++i) table += "Hull,2024-01-01," + std::to_string(i) + "\n";
  const std::string told = ask(table).told;
  EXPECT_EQ(std::ranges::count(told, '\n'), 6);
  EXPECT_TRUE(told.ends_with("7 rows repeat the order of a row of their series. All were left out.\n")) << told;
}

TEST(ManySeries, WriteTheWholeAnswerOfEachAsJson) {
  const auto rows = made_up_rows(2, 15);
  const Said said = ask(csv_of(rows) + "last,2024-01-01,2\n", {.answers = ManyAnswers::jsonl});
  std::istringstream lines(said.out);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const auto answer = json::read(line);
  ASSERT_TRUE(answer) << line;
  EXPECT_EQ(answer->at("series").at("Series").as_string(), "Unit 0");
  EXPECT_EQ(answer->at("points").at("value").as_array().size(), 15u);
  EXPECT_EQ(answer->at("latest").as_int64(), 14);
  EXPECT_EQ(std::ranges::count(said.out, '\n'), 3);
  const Said refused = ask("series,count,n\na,5,2\n", {.chart = spc::ChartKind::p, .answers = ManyAnswers::jsonl});
  const auto error = json::read(refused.out);
  ASSERT_TRUE(error) << refused.out;
  EXPECT_TRUE(error->at("error").is_string());
}

TEST(ManySeries, RefuseInOneSentence) {
  EXPECT_EQ(ask("").error, "There is nothing to read. Give a heading row and a row for each value.");
  EXPECT_EQ(ask("\n\n").error, "There is nothing to read. Give a heading row and a row for each value.");
  EXPECT_EQ(ask("series,value\n").error, "There are headings and no rows below them. Give a row for each value.");
  EXPECT_EQ(ask("series,value\na,x\n").error, "No row could be read.");
  EXPECT_EQ(ask("who,value\na,1\n").error,
            "Say which column names the series with --by. The headings are: who, value.");
  EXPECT_EQ(ask("series,date,area\na,2024-01-01,1\n", {.columns = {.value = "area"}}).error, "")
      << "what is the value names no series";
  // One of them was taken, and the rows of the other left out as repeats.
  EXPECT_EQ(ask("Measure,Station,value\na,Hull,1\n").error,
            "More than one column may name the series: measure and station. Say which with --by, once for each that "
            "tells series apart.");
  EXPECT_EQ(ask("series,minutes\na,1\n").error,
            "Say which column holds the values with --value. The headings are: series, minutes.");
  EXPECT_EQ(ask("series,value\na,1\n", {.columns = {.order = "when"}}).error,
            "There is no column \"when\". The headings are: series, value.");
  EXPECT_EQ(ask("series,value\na,1\n", {.chart = spc::ChartKind::p}).error,
            "Say which column holds what each count is out of with --denominator. The headings are: series, value.");
  EXPECT_EQ(ask("series,value\na,1\n", {.chart = spc::ChartKind::subgroup_mean}).error,
            "Charts of subgroups take several values at each time. Ask for them as JSON questions.");
  EXPECT_EQ(ask("series,week,value\na,first,1\n").error,
            "The order of rows cannot be told by \"first\". Name a column of dates or numbers with --order.");
  EXPECT_EQ(ask("series,value\na,1\nb," + std::string(2'000'000, '1') + "\n").error,
            "The row on line 3 is longer than 1024 KB. Close the quotation mark that opens in it, or split it.");
  EXPECT_EQ(ask("PK\x03\x04rest").error, "Save the sheet as CSV UTF-8: a workbook is not read row by row.");
}

TEST(ManySeriesFuzz, ReadsWindowsLettersInsideALongQuotedCellAsWell) {
  fuzz_many_series("answers=jsonl\nname,value\n\"Med\nway " + std::string(200, 'x') + " \x9e\",1\n\"b\",2\n");
}

// Once a table of dates alone was refused for its missing column of values.
TEST(ManySeries, OfEventDatesAreChartedByTheTimesBetweenThem) {
  const std::string table =
      "name,date\nHull,05/01/2023 23:00\nGoole,2023-03-01\nHull,2023-01-09 01:00\nHull,08/01/2023 12:00\n"
      "Selby,2023-03-01\nGoole,2023-03-11\n";
  const Said days = ask(table, {.chart = spc::ChartKind::g});
  ASSERT_TRUE(days.is_answered) << days.error;
  EXPECT_EQ(cell(days, "Hull", "points"), "2");
  EXPECT_EQ(cell(days, "Hull", "latest"), "1");
  EXPECT_EQ(cell(days, "Hull", "latest_at"), "2023-01-09");
  EXPECT_EQ(cell(days, "Goole", "latest"), "10");
  EXPECT_EQ(cell(days, "Selby", "problem"),
            "Give the dates of two events or more: a time between events needs both of them.");
  EXPECT_NE(days.told.find("the dates were taken for those of events"), std::string::npos);
  const Said hours = ask(table, {.chart = spc::ChartKind::t, .answers = ManyAnswers::jsonl});
  EXPECT_NE(
      hours.out.find("\"unit\":\"hours\",\"dates\":[\"2023-01-08\",\"2023-01-09\"],\"times\":[\"12:00\",\"01:00\"]"),
      std::string::npos)
      << hours.out;
  EXPECT_EQ(ask(table).error, "Say which column holds the values with --value. The headings are: name, date.");
}

// Once an event without a time of day, or two at one time, were told of a table alone and not of one of many.
TEST(ManySeries, TellWhatWasAssumedOfEventsOfTheFirstFiveAndCountTheSeries) {
  const Said mixed = ask("name,date\nHull,05/01/2023 23:00\nHull,06/01/2023\nGoole,05/01/2023\nGoole,05/01/2023\n",
                         {.chart = spc::ChartKind::t});
  EXPECT_NE(mixed.told.find("Hull: Some events have no time of day, so whole days were counted.\n"), std::string::npos)
      << mixed.told;
  EXPECT_NE(mixed.told.find("Goole: 1 event came on the same day as the one before"), std::string::npos);
  std::string table = "name,date\n";
  for (int i = 1; i <= 7; ++i)
    for (int twice = 0; twice < 2; ++twice) table += "S" + std::to_string(i) + ",05/01/2023 09:00\n";
  const Said many = ask(table, {.chart = spc::ChartKind::t});
  EXPECT_NE(many.told.find("S5: 1 event came at the same time as the one before"), std::string::npos) << many.told;
  EXPECT_EQ(many.told.find("S6:"), std::string::npos);
  EXPECT_NE(many.told.find("7 series have such events in all."), std::string::npos);
}

}  // namespace
}  // namespace qi::analysis

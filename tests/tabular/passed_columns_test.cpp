#include "tabular/passed_columns.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tabular/column_guess.h"
#include "tabular/figures_notes.h"

namespace qi::tabular {
namespace {

/// One column without a heading.
PastedCells column_of(const std::vector<std::string>& cells) {
  PastedCells pasted{.rows = {}, .width = 1, .columns = {}};
  for (const std::string& cell : cells) pasted.rows.push_back({pasted.rows.size() + 1, {cell}});
  return pasted;
}

ColumnsGuess guess_of(const std::string& text) {
  return guess_columns(*read_pasted(text));
}

TEST(ClockHeading, IsAMomentOrAQuestionOrHowLongSomethingTook) {
  for (const std::string_view heading :
       {"Time of call", "Incident time", "Arrival time", "Time received", "Time occurred", "Time call received",
        "Time of call (hh:mm)", "Time reported [24h]"})
    EXPECT_EQ(clock_heading(heading), ClockHeading::yes) << heading;
  for (const std::string_view heading : {"", "Time", "time ", "Time (24h)", "Time (hh:mm)", "Time (24 hours)"})
    EXPECT_EQ(clock_heading(heading), ClockHeading::maybe) << heading;
  for (const std::string_view heading : {"Response time", "Mean call time", "Time on scene", "Time to arrival",
                                         "Time call to arrival", "Time (mins)", "Time (mm:ss)", "Call time (hours)"})
    EXPECT_EQ(clock_heading(heading), ClockHeading::no) << heading;
}

TEST(ClockTimes, AreWithinADay) {
  EXPECT_TRUE(are_clock_times(column_of({"9:05", "14:35", "", "23:59:59", "23:30:05.25"}), 0, 0));
  for (const std::string_view cell : {"24:00", "9:60", "14", "14:35:60", "14:35:20:1", "100:05", "-1:05", "9:05 am"})
    EXPECT_FALSE(are_clock_times(column_of({"9:05", std::string(cell)}), 0, 0)) << cell;
  EXPECT_FALSE(are_clock_times(column_of({"", ""}), 0, 0));
}

TEST(ClockTimes, GoRoundTheClockWhereSomeAreAtNightAndSomeInTheEvening) {
  EXPECT_TRUE(go_round_the_clock(column_of({"03:10", "22:01", "14:00"}), 0, 0));
  EXPECT_FALSE(go_round_the_clock(column_of({"07:10", "22:01"}), 0, 0));
  EXPECT_FALSE(go_round_the_clock(column_of({"03:10", "17:59"}), 0, 0));
  EXPECT_FALSE(go_round_the_clock(column_of({"03:10", "22:01", "25:00"}), 0, 0)) << "and every one is a time of day";
}

// One list of words for a table of periods and for one of events.
TEST(RecordNumbers, AreNamedByTheirHeading) {
  const PastedCells large = column_of({"10231", "10237", "10240"});
  for (const std::string_view heading : {"Incident number", "CAD", "Patient ID", "Job no.", "Reference number",
                                         "Ref no", "ID (Datix)", "Incident number (CAD)"})
    EXPECT_TRUE(are_named_records(large, 0, 0, heading)) << heading;
  for (const std::string_view heading :
       {"", "Number of incidents", "ID checks", "Incidents", "No of calls", "Days since"})
    EXPECT_FALSE(are_named_records(large, 0, 0, heading)) << heading;
  EXPECT_FALSE(are_named_records(column_of({"2", "4", "3"}), 0, 0, "Incident")) << "few, and so a count";
  EXPECT_FALSE(are_named_records(column_of({"200", "400", "200"}), 0, 0, "Incident number")) << "one comes again";
  EXPECT_TRUE(are_named_records(column_of({"2", "4", "3"}), 0, 0, "Incident ID"));
}

TEST(RowNumbers, RiseByOneAndAreEnough) {
  EXPECT_TRUE(count_up_rows(column_of({"1", "2", "3", "4"}), 0, 0));
  EXPECT_TRUE(count_up_rows(column_of({"No.", "0", "1", "2", "3"}), 0, 1));
  EXPECT_TRUE(count_up_rows(column_of({"41", "42", "43", "44", "45", "46"}), 0, 0));
  EXPECT_FALSE(count_up_rows(column_of({"1", "2", "3"}), 0, 0));
  EXPECT_FALSE(count_up_rows(column_of({"41", "42", "43", "44", "45"}), 0, 0));
  EXPECT_FALSE(count_up_rows(column_of({"1", "2", "3", "5", "6", "7"}), 0, 0));
  EXPECT_FALSE(count_up_rows(column_of({"1.5", "2.5", "3.5", "4.5", "5.5", "6.5"}), 0, 0));
}

TEST(IrregularDates, ShareAPeriodOfTheLengthThatMostAreApart) {
  EXPECT_TRUE(dates_are_irregular(column_of({"03/01/2024", "03/01/2024", "09/01/2024"}), 0, 0));
  EXPECT_TRUE(dates_are_irregular(column_of({"01/01/2024", "01/02/2024", "01/03/2024", "20/03/2024"}), 0, 0));
  EXPECT_FALSE(dates_are_irregular(column_of({"01/01/2024", "01/02/2024", "01/03/2024"}), 0, 0));
  EXPECT_FALSE(dates_are_irregular(column_of({"Jan-24", "Jan-24", "Feb-24"}), 0, 0)) << "months are no days of events";
  EXPECT_FALSE(dates_are_irregular(column_of({"01/01/2024", "no date", "01/02/2024"}), 0, 0));
}

TEST(DateDoubts, AskOfThreeDatesFarFromAllOthersAndCountTheRest) {
  std::vector<std::string> cells;
  for (int day = 1; day <= 9; ++day) cells.push_back("0" + std::to_string(day) + "/01/2024");
  for (int day = 1; day <= 5; ++day) cells.push_back("0" + std::to_string(day) + "/01/2094");
  std::vector<SeenDate> dates;
  for (const std::string& cell : cells) dates.push_back({cell, *read_date(cell), dates.size() + 2});
  EXPECT_EQ(date_doubts(dates),
            (std::vector<std::string>{"Row 11 says 01/01/2094. Is the year right?",
                                      "Row 12 says 02/01/2094. Is the year right?",
                                      "Row 13 says 03/01/2094. Is the year right?", "2 more dates are as far off."}));
  EXPECT_TRUE(date_doubts(std::span(dates).first(9)).empty());
  EXPECT_TRUE(date_doubts({}).empty());
}

// Once 09:00 under these headings was charted as 540 seconds.
TEST(PassedColumns, TimesOfDayArePassedOverWhereverTheHeadingPutsTheirWords) {
  for (const std::string_view heading : {"Time (24h)", "Time occurred", "Time (hh:mm)", "Time received"}) {
    const ColumnsGuess guess =
        guess_of("Date\t" + std::string(heading) + "\tMinutes\n01/01/2024\t09:00\t12\n02/01/2024\t10:30\t14\n");
    EXPECT_EQ(guess.columns[1].passed_over, PassedOver::times_of_day) << heading;
    EXPECT_EQ(guess.columns[2].role, ColumnRole::value) << heading;
  }
  EXPECT_EQ(guess_of("Date\tTime (mm:ss)\tCalls\n01/01/2024\t09:00\t12\n02/01/2024\t10:30\t14\n").columns[1].role,
            ColumnRole::value);
}

// Figures beside are counted, so that a table of thousands of columns is read once: each that is passed over counts no
// more.
TEST(PassedColumns, TheLastColumnThatCouldHoldFiguresIsKept) {
  const ColumnsGuess twice = guess_of("Jan-24\t1\t1\nFeb-24\t2\t2\nMar-24\t3\t3\nApr-24\t4\t4\n");
  EXPECT_EQ(twice.columns[1].passed_over, PassedOver::record_numbers);
  EXPECT_EQ(twice.columns[2].role, ColumnRole::value);
  const ColumnsGuess beside_records =
      guess_of("Month\tIncident number\tRow\nJan-24\t900\t1\nFeb-24\t950\t2\nMar-24\t970\t3\nApr-24\t999\t4\n");
  EXPECT_EQ(beside_records.columns[2].role, ColumnRole::value) << "record numbers are no figures beside it";
  const ColumnsGuess beside_limits =
      guess_of("Month\tSeen\tUCL\nJan-24\t1\t9\nFeb-24\t2\t9\nMar-24\t3\t9\nApr-24\t4\t9\n");
  EXPECT_EQ(beside_limits.columns[1].role, ColumnRole::value) << "nor are limits";
}

// Once two rows of 24,000 columns took ten seconds.
TEST(PastedColumns, MoreThanASpreadsheetHasAreRefused) {
  const auto row_of = [](std::size_t columns) {
    std::string row = "Date";
    for (std::size_t i = 1; i < columns; ++i) row += "\tw";
    return row + "\n";
  };
  EXPECT_TRUE(read_pasted(row_of(kMostPastedColumns)));
  const auto wide = read_pasted(row_of(kMostPastedColumns + 1));
  ASSERT_FALSE(wide);
  EXPECT_EQ(wide.error().message, "The table has more than 16,384 columns. Copy only those you need.");
}

TEST(ColumnNames, AreQuotedOrCounted) {
  EXPECT_EQ(guess_of("Month\tCalls\nJan-24\t12\n").name_of(1), "\"Calls\"");
  EXPECT_EQ(guess_of("Jan-24\t12\n").name_of(1), "column 2");
}

}  // namespace
}  // namespace qi::tabular

#include "tabular/figures_reading.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace qi::tabular {
namespace {

std::vector<std::string> problem_words(const FiguresReading& reading) {
  std::vector<std::string> words;
  for (const RowProblem& problem : reading.problems) words.push_back(words_of(problem));
  return words;
}

bool says(const FiguresReading& reading, const std::string& note) {
  return std::ranges::find(reading.notes, note) != reading.notes.end();
}

TEST(FiguresReading, ReadsWeeksWithTheirProblemsInWords) {
  const auto reading = read_figures(
      "Week ending\tMean minutes\tJobs\n"
      "23/09/2024\t48.6\t59\n30/09/2024\t45.9\t62\n14/10/2024\t52.1\t61\n21/10/2024\tforty\t63\n"
      "31/11/2024\t51.4\t55\n14/10/2024\t60\t61\n");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->rows_read, 6u);
  EXPECT_EQ(reading->frequency, Frequency::week);
  ASSERT_EQ(reading->rows.size(), 3u);
  // 23 September 2024 is a Monday: six of the seven days that end with it belong to the week of 16 September.
  EXPECT_EQ(to_iso(reading->rows[0].date), "2024-09-16");
  EXPECT_EQ(reading->rows[0].value, 48.6);
  EXPECT_EQ(reading->rows[0].denominator, 59);
  EXPECT_EQ(reading->value_name, "Mean minutes");
  EXPECT_EQ(problem_words(*reading),
            (std::vector<std::string>{"Row 5: Value must be a number, like 44.",
                                      "Row 6: There is no 31 November. Enter a real date, like 30 November 2024.",
                                      "Row 7: Week of 7 October 2024 is already on row 4. Keep one of them."}));
}

TEST(FiguresReading, ReadsTwoRaggedColumnsWithoutHeadings) {
  const auto reading = read_figures("Apr-24\t18:05\nJun-24\t17:40\nMay-24\t.\n\nJul-24\t1:02:00\n");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_FALSE(reading->columns.headed);
  EXPECT_EQ(reading->format.style, ValueStyle::minutes_seconds);
  EXPECT_EQ(reading->frequency, Frequency::month);
  ASSERT_EQ(reading->rows.size(), 4u);
  EXPECT_EQ(reading->rows[0].value, 1085);
  EXPECT_EQ(reading->rows[1].value, std::nullopt);
  EXPECT_EQ(reading->rows[3].value, 3720);
  EXPECT_TRUE(says(*reading, "Sorted into date order."));
  EXPECT_TRUE(says(*reading, "1 row has no figure and shows as a gap."));
}

TEST(FiguresReading, DividesPairsIntoPercentAndNamesImpossibleOnes) {
  std::string text = "month,numerator,denominator\n";
  for (int month = 1; month <= 12; ++month)
    text += "2024-" + std::string(month < 10 ? "0" : "") + std::to_string(month) + ",40,50\n";
  text += "2025-01,60,50\n2025-02,0,0\n";
  const auto reading = read_figures(text);
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->format.style, ValueStyle::percent);
  EXPECT_EQ(reading->factor, 100);
  EXPECT_EQ(reading->rows.front().value, 80);
  EXPECT_EQ(reading->rows.back().value, std::nullopt) << "nothing divided by nothing is no figure";
  EXPECT_EQ(problem_words(*reading),
            (std::vector<std::string>{"Row 14: The numerator is larger than the denominator. Check both."}));
}

TEST(FiguresReading, RefusesACountOutOfNothing) {
  const auto reading =
      read_figures("Month\tNumerator\tDenominator\n2024-01\t5\t0\n2024-02\t3\t10\n2024-03\t0\t0\n2024-04\t4\t12\n");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(problem_words(*reading),
            (std::vector<std::string>{"Row 2: A count cannot be out of 0. Check both, or leave both empty."}));
  ASSERT_EQ(reading->rows.size(), 3u);
  EXPECT_EQ(reading->rows[1].value, std::nullopt) << "nothing out of nothing says nothing";
}

TEST(FiguresReading, SameDateWithSameFigureIsUsedOnce) {
  const auto reading = read_figures("date,value\n01/04/2024,5\n02/04/2024,6\n01/04/2024,5\n");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->rows.size(), 2u);
  EXPECT_TRUE(reading->problems.empty());
  EXPECT_TRUE(says(*reading, "1 row has a date and figures that are there already. Each is used once."));
  EXPECT_TRUE(says(*reading, "Dates were read day first."));
}

TEST(FiguresReading, KeepsPercentSignsAndSaysWhatWasAssumed) {
  const auto reading = read_figures("Month,Rate\nApr-24,58.25%\nMay-24,60\n");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->format.style, ValueStyle::percent);
  EXPECT_EQ(reading->format.decimals, 2);
  EXPECT_TRUE(says(*reading, "1 row has no percent sign and was read as percent."));
}

TEST(FiguresReading, ATimeAmongNumbersIsAProblemOfItsRow) {
  const auto reading = read_figures("date,value\n01/04/2024,5\n02/04/2024,6\n03/04/2024,1:30\n");
  ASSERT_TRUE(reading);
  EXPECT_EQ(problem_words(*reading),
            (std::vector<std::string>{"Row 4: Value must be a number, like 44, as in the other rows."}));
}

TEST(FiguresReading, TakesTheColumnsThatTheUserChose) {
  const auto reading = read_figures("date,a,b\n01/04/2024,5,7\n02/04/2024,6,8\n",
                                    {.roles = {ColumnRole::date, ColumnRole::unused, ColumnRole::value},
                                     .frequency = std::nullopt,
                                     .factor = std::nullopt});
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->rows[0].value, 7);
  EXPECT_EQ(reading->value_name, "b");
}

TEST(FiguresReading, RefusesTextsWithoutDatesOrFigures) {
  EXPECT_EQ(read_figures("  \n").error().message, "Paste your figures: a column of dates and a column of numbers.");
  EXPECT_EQ(read_figures("a,b\nx,y\n").error().message,
            "We could not find a column of dates. Add one with dates like 30/11/2024 or Nov-24.");
  EXPECT_EQ(read_figures("date,name\n01/04/2024,Kent\n02/04/2024,Surrey\n").error().message,
            "We could not find a column of figures. Put numbers, like 44, beside the dates.");
}

TEST(FiguresReading, FiveDigitFiguresAreNotTakenForTheDateColumn) {
  const auto reading = read_figures("Incidents,Month\n31941,Dec-17\n29398,Jan-18\n26006,Feb-18\n");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->rows[0].value, 31941);
  EXPECT_EQ(to_iso(reading->rows[0].date), "2017-12-01");
}

TEST(FiguresReading, TwoMonthsOfOneQuarterAreNotOnePeriod) {
  const auto reading = read_figures("Month,Value\nApr-24,41\nJun-24,43\n");
  ASSERT_TRUE(reading) << reading.error().message;
  EXPECT_EQ(reading->frequency, Frequency::month);
  EXPECT_EQ(reading->rows.size(), 2u);
}

}  // namespace
std::vector<std::string> problems_by(Frequency frequency, const std::string& text) {
  FiguresChoices choices;
  choices.frequency = frequency;
  const auto reading = read_figures(text, choices);
  EXPECT_TRUE(reading);
  return reading ? problem_words(*reading) : std::vector<std::string>{};
}

TEST(FiguresReading, AMonthStandsForNoWeek) {
  const std::string why = "This is a month; the measure holds weeks. Give the day on which each week begins.";
  EXPECT_EQ(problems_by(Frequency::week, "Date,Value\nJan-25,88%\n10/02/2025,81%\nMar-25,84%\n"),
            (std::vector<std::string>{"Row 2: " + why, "Row 4: " + why}));
  EXPECT_EQ(problems_by(Frequency::week, "Month,Value\n01/01/2025,88%\n01/02/2025,81%\n"),
            (std::vector<std::string>{"Row 2: " + why, "Row 3: " + why}))
      << "a workbook keeps Jan-25 as its first day; the heading says what it is";
  EXPECT_EQ(
      problems_by(Frequency::month, "Date,Value\nQ1 2024/25,88%\n2023-24,81%\nJul-24,84%\n"),
      (std::vector<std::string>{"Row 2: This is a quarter; the measure holds months. Give each month, like Nov-24.",
                                "Row 3: This is a year; the measure holds months. Give each month, like Nov-24."}));
  EXPECT_EQ(
      problems_by(Frequency::day, "Date,Value\nw/c 03/03/2025,88%\n04/03/2025,81%\n"),
      (std::vector<std::string>{"Row 2: This is a week; the measure holds days. Give each day, like 30/11/2024."}));
}

TEST(FiguresReading, AShorterDateStandsForThePeriodThatHoldsIt) {
  EXPECT_TRUE(problems_by(Frequency::month, "Month,Value\n2025-01-01,88%\n2025-02-01,81%\nMar-25,80%\n").empty());
  EXPECT_TRUE(problems_by(Frequency::quarter, "Month,Value\nJan-25,88%\nApr-25,81%\n").empty());
  EXPECT_TRUE(problems_by(Frequency::year, "Year,Value\n2023/24,88%\n2024/25,81%\n").empty());
  EXPECT_TRUE(problems_by(Frequency::week, "Week,Value\n01/01/2025,88%\nw/c 06/01/2025,81%\n").empty());
}

TEST(FiguresReading, NamesTheColumnsOfNumbersThatAreLeftOut) {
  const auto reading = read_figures("Month\tOn time\tAll\n01/2024\t61\t100\n02/2024\t70\t110\n");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->value_name, "On time");
  ASSERT_FALSE(reading->notes.empty());
  EXPECT_EQ(reading->notes.front(),
            "Left out: \"All\". For a share or a rate, head its two columns Numerator and Denominator.");
}

}  // namespace qi::tabular

#include <gtest/gtest.h>

#include "analysis/try_pages.h"
#include "analysis/try_view.h"
#include "support/try_reading.h"

namespace qi::analysis {
namespace {

using test::read;
using test::says;

// Once the page of charts over time ignored columns headed Note, Leave out and Phase.
TEST(TryMarks, NotesLeaveOutAndPhaseOfPeriodsAreTaken) {
  std::string text = "Month\tCalls\tNote\tLeave out\tPhase\n";
  for (int month = 1; month <= 12; ++month)
    text += "01/" + std::to_string(month) + "/2024\t" + std::to_string(40 + month % 4) + "\t" +
            (month == 3 ? "New rota" : "") + "\t" + (month == 5 ? "x" : "") + "\t" + (month < 7 ? "Before" : "After") +
            "\n";
  const TryReading reading = read({.figures = text});
  EXPECT_EQ(reading.reading.request.excluded, std::vector<std::size_t>{4});
  ASSERT_EQ(reading.reading.reading.analysis.phases.size(), 2u);
  EXPECT_EQ(reading.reading.reading.analysis.phases[1].first, 6u);
  EXPECT_EQ(reading.reading.phase_titles, (std::vector<std::string>{"Before", "After"}));
  EXPECT_EQ(reading.series.measure.definition.name, "Calls");
  const TryAnswer answer = answer_of(reading);
  ASSERT_TRUE(answer.events);
  ASSERT_EQ(answer.events->rows.size(), 1u);
  EXPECT_EQ(answer.events->rows[0].cells[2].text, "New rota");
  EXPECT_NE(answer.figure.wide.markup().find("href=\"#" + answer.events->rows[0].id + "\""), std::string::npos);
  EXPECT_FALSE(answer.not_saved.empty());
}

TEST(TryMarks, GoWithTheirRowsWhenThesePutInOrderOfTheirDates) {
  const TryReading reading = read({.figures = "Month\tCalls\tNote\tLeave out\nMar-24\t12\tStrike\t\nJan-24\t14\t\tx\n"
                                              "Feb-24\t13\t\t\n"});
  EXPECT_EQ(reading.reading.request.excluded, std::vector<std::size_t>{0});
  ASSERT_EQ(reading.series.annotations.size(), 1u);
  EXPECT_EQ(to_iso(reading.series.annotations[0].happened_on), "2024-03-01");
}

TEST(TryMarks, OfEventsStandAtTheirOwnPointEvenOnOneDay) {
  const TryReading reading =
      read({.figures = "Date\tNote\tLeave out\tPhase\n05/01/2023\t\t\tOld\n20/02/2023\tSecond\tx\t\n"
                       "20/02/2023\tThird\t\tNew\n21/03/2023\t\t\t\n02/04/2023\t\t\t\n",
            .chart = "t"});
  EXPECT_EQ(reading.points, PointsAre::events);
  EXPECT_EQ(reading.reading.request.values, (std::vector<double>{46, 0, 29, 12}));
  EXPECT_EQ(reading.reading.request.excluded, std::vector<std::size_t>{0});
  EXPECT_EQ(reading.reading.annotation_places, (std::vector<std::size_t>{0, 1}));
  ASSERT_EQ(reading.reading.request.phases.size(), 1u);
  EXPECT_EQ(reading.reading.request.phases[0].index, 1u);
  EXPECT_EQ(reading.reading.phase_titles, (std::vector<std::string>{"Old", "New"}));
}

TEST(TryMarks, OfTimesThatWereGivenAreTakenToo) {
  const TryReading reading = read({.figures = "Date\tDays since\tLeave out\n05/01/2023\t3\t\n08/01/2023\t3\tx\n"
                                              "20/02/2023\t43\t\n21/02/2023\t1\t\n",
                                   .chart = "t"});
  EXPECT_EQ(reading.reading.request.excluded, std::vector<std::size_t>{1});
}

TEST(TryMarks, OfTheFirstEventAreToldForItHasNoPoint) {
  const TryReading reading =
      read({.figures = "Date\tNote\n05/01/2023\tStart\n08/01/2023\t\n20/02/2023\t\n", .chart = "t"});
  EXPECT_TRUE(reading.series.annotations.empty());
  EXPECT_TRUE(says(reading,
                   "The first event has no point of its own, so that its Note or Leave out is not on the "
                   "chart."));
}

// Once a phase that began on a row that could not be read, or that came twice, was lost without a word.
TEST(TryMarks, OfAPhaseThatBeginsOnARowThatIsLeftAwayStartWithTheNext) {
  for (const std::string_view text :
       {"Month\tCalls\tPhase\nJan-24\t12\tBefore\nFeb-24\t13\t\nnonsense\t14\tAfter\nMar-24\t9\t\nApr-24\t8\t\n",
        "Month\tCalls\tPhase\nJan-24\t12\tBefore\nFeb-24\t13\t\nFeb-24\t13\tAfter\nMar-24\t9\t\nApr-24\t8\t\n"}) {
    const TryReading reading = read({.figures = std::string(text)});
    EXPECT_EQ(reading.reading.phase_titles, (std::vector<std::string>{"Before", "After"})) << text;
    EXPECT_EQ(reading.reading.request.phases.back().index, 2u) << text;
    EXPECT_TRUE(says(reading, "Row 4 is not on the chart, so that its phase \"After\" starts with row 5.")) << text;
  }
  const TryReading newest_first =
      read({.figures = "Month\tCalls\tPhase\nApr-24\t8\t\nMar-24\t9\t\nnonsense\t14\tAfter\nFeb-24\t13\t\n"
                       "Jan-24\t12\tBefore\n"});
  EXPECT_EQ(newest_first.reading.phase_titles, (std::vector<std::string>{"Before", "After"}));
  EXPECT_EQ(newest_first.reading.request.phases.back().index, 2u);
  const TryReading own = read(
      {.figures = "Month\tCalls\tPhase\nJan-24\t12\tA\nnonsense\t14\tB\nFeb-24\t13\tC\nMar-24\t9\tC\nApr-24\t8\tC\n"});
  EXPECT_EQ(own.reading.phase_titles, (std::vector<std::string>{"A", "C"})) << "a row keeps its own word";
}

// Once the Note and the Leave out of such a row were lost without a word, but for those of the first event.
TEST(TryMarks, OfARowThatIsNotOnTheChartAreTold) {
  const std::string_view kTold = "Row 3 is not on the chart, and neither is its Note or Leave out.";
  EXPECT_TRUE(says(read({.figures = "Month\tCalls\tNote\nJan-24\t12\t\nnonsense\t14\tStrike\nFeb-24\t13\t\n"}), kTold));
  EXPECT_TRUE(says(read({.figures = "Month\tCalls\tLeave out\nJan-24\t12\t\nJan-24\t12\tx\nFeb-24\t13\t\n"}), kTold));
  EXPECT_TRUE(says(read({.figures = "Month\tCalls\tNote\nJan-24\t12\t\nno\t14\tStrike\nFeb-24\t13\t\nno\t1\tSnow\n"}),
                   "Rows 3 and 5 are not on the chart, and neither is their Note or Leave out."));
  EXPECT_FALSE(
      says(read({.figures = "Month\tCalls\tNote\nJan-24\t12\tRota\nno\t14\t\nFeb-24\t13\t\n"}), "not on the chart"));
}

TEST(TryMarks, AreRefusedByTheLineThatCannotBeMeant) {
  const auto refused = read_try({.figures = "Month\tCalls\tLeave out\nJan-24\t12\t\nFeb-24\t13\tperhaps\n"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().message,
            "Write x under Leave out where a row is to be left out, and nothing elsewhere: row 3 says something else.");
}

// Once a measure was made of the text as it was pasted, and took the numbers under Phase or Leave out for its figures.
TEST(TryMarks, AndColumnsPassedOverAreNotCarriedToAMeasure) {
  for (const std::string_view pasted :
       {"Month\tPhase\tCalls\nJan-24\t1\t40\nFeb-24\t1\t42\nMar-24\t2\t31\n",
        "Date\tLeave out\tWait\n01/01/2024\t1\t40\n02/01/2024\t0\t42\n03/01/2024\t0\t31\n",
        "Month,Phase,Calls,Station\nJan-24,1,40,\"The \"\"old\"\" one\"\nFeb-24,1,42,A\nMar-24,2,31,A\n",
        "Month\tIncident number\tCalls\nJan-24\t10231\t40\nFeb-24\t10237\t42\nMar-24\t10240\t31\n"}) {
    const TryReading reading = read({.figures = std::string(pasted)});
    const std::string carried = answer_of(reading).figures_to_save;
    const auto measured = tabular::read_figures(carried);
    ASSERT_TRUE(measured) << pasted;
    ASSERT_EQ(measured->rows.size(), 3u) << carried;
    for (const auto& [row, value] : {std::pair{0u, 40}, std::pair{1u, 42}, std::pair{2u, 31}}) {
      EXPECT_EQ(measured->rows[row].value, value) << carried;
      EXPECT_EQ(measured->rows[row].date, reading.figures.rows[row].date) << carried;
    }
  }
  EXPECT_EQ(read({.figures = "Month\tPhase\tCalls\nJan-24\t1\t40\nFeb-24\t2\t42\n"}).figures_to_save,
            "Month\tCalls\nJan-24\t40\nFeb-24\t42\n");
  EXPECT_EQ(read({.figures = "Month\tCalls\nJan-24\t40\nFeb-24\t42\n"}).figures_to_save, "") << "as it was typed";
}

// Once counts under Excluded, or a column of many notes, refused a chart that was drawn before there were marks.
TEST(TryMarks, ThatNobodyMeantRefuseNoChart) {
  const TryReading counted = read({.figures = "Month\tSeen\tExcluded\nJan-24\t40\t3\nFeb-24\t42\t2\nMar-24\t31\t5\n"});
  EXPECT_EQ(counted.reading.request.values, (std::vector<double>{40, 42, 31}));
  EXPECT_TRUE(counted.reading.request.excluded.empty());
  std::string noted = "Date\tCalls\tNotes\n";
  const Date first(std::chrono::sys_days(std::chrono::year(2024) / 1 / 1));
  for (int day = 0; day < 60; ++day)
    noted +=
        to_iso(add_days(first, day)) + "\t" + std::to_string(40 + day % 5) + "\tShift " + std::to_string(day) + "\n";
  const TryReading many = read({.figures = noted});
  EXPECT_EQ(many.series.annotations.size(), 40u);
  EXPECT_TRUE(says(many, "A picture holds 40 notes. The first are on it, and 20 are not."));
}

TEST(TryMarks, AreNamedByTheForm) {
  html::Page h;
  try_page(h, {.form = {},
               .errors = {},
               .answer = std::nullopt,
               .action = html::Url::path("/try"),
               .example = html::Url::path("/try"),
               .save = html::Url::path("/try/save")});
  EXPECT_NE(std::move(h).take().find("Further columns may be headed Note, Leave out (an x in it) or Phase."),
            std::string::npos);
}

}  // namespace
}  // namespace qi::analysis

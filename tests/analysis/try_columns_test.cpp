#include <gtest/gtest.h>

#include "analysis/try_view.h"
#include "support/try_reading.h"

namespace qi::analysis {
namespace {

using test::read;
using test::says;

constexpr std::string_view kLog =
    "Date\tMinutes on scene\n03/01/2024\t41\n03/01/2024\t38\n09/01/2024\t55\n30/01/2024\t29\n02/02/2024\t44\n"
    "02/02/2024\t47\n19/02/2024\t36\n14/03/2024\t52\n15/03/2024\t40\n01/04/2024\t39\n";

// Once these were read as months, and all but the first case of each was left out.
TEST(TryColumns, FiguresOfSingleCasesAreAPointEach) {
  const TryReading reading = read({.figures = std::string(kLog)});
  EXPECT_EQ(reading.points, PointsAre::rows);
  EXPECT_EQ(reading.reading.request.chart, spc::ChartKind::individuals);
  EXPECT_EQ(reading.reading.request.values, (std::vector<double>{41, 38, 55, 29, 44, 47, 36, 52, 40, 39}));
  EXPECT_TRUE(reading.figures.problems.empty());
  EXPECT_TRUE(says(reading, "choose a t chart"));
  const TryAnswer answer = answer_of(reading);
  EXPECT_EQ(answer.table.columns.front().title, "Date");
  EXPECT_NE(answer.chosen_because.at(0).find("each row is a point of its own"), std::string::npos);
  EXPECT_EQ(read({.figures = std::string(kLog), .chart = "run"}).points, PointsAre::rows);
}

// Once the reason was whatever stood first among the notes.
TEST(TryColumns, TheReasonForSingleCasesIsTheirsWhateverElseIsTold) {
  const TryReading reading = read({.figures = "Date\tCAD\tMinutes\n03/01/2024\t101\t41\n03/01/2024\t107\t38\n"
                                              "09/01/2024\t109\t55\n30/01/2024\t112\t29\n02/02/2024\t118\t44\n"
                                              "02/02/2024\t120\t47\n19/02/2024\t131\t36\n"});
  EXPECT_TRUE(says(reading, "\"CAD\" was passed over"));
  ASSERT_EQ(reading.chosen_because.size(), 1u);
  EXPECT_TRUE(reading.chosen_because.front().starts_with("Several rows share a"));
}

// Once nine days of ten were gaps, and no limit could be worked out.
TEST(TryColumns, FiguresOfDaysThatHardlyFollowOneAnotherAreAPointEach) {
  const TryReading reading = read({.figures = "01/01/2024\t41\n04/01/2024\t38\n06/01/2024\t55\n09/01/2024\t29\n"
                                              "12/01/2024\t44\n14/01/2024\t47\n28/02/2024\t36\n"});
  EXPECT_EQ(reading.points, PointsAre::rows);
  EXPECT_EQ(reading.reading.request.values.size(), 7u);
  EXPECT_TRUE(says(reading, "Most days have no row, so that each row is a point of its own"));
  EXPECT_EQ(read({.figures = "01/01/2024\t41\n02/01/2024\t38\n03/01/2024\t55\n04/01/2024\t29\n05/01/2024\t44\n"
                             "08/01/2024\t47\n09/01/2024\t36\n"})
                .points,
            PointsAre::periods)
      << "weekends are no cases";
}

TEST(TryColumns, OneMonthTwiceAndALongTableOfSeveralSeriesAreNoSingleCases) {
  EXPECT_EQ(read({.figures = "Jan-24\t12\nFeb-24\t14\nFeb-24\t15\nMar-24\t15\n"}).points, PointsAre::periods);
  EXPECT_EQ(read({.figures = "01/01/2024\t12\n01/01/2024\t14\n02/01/2024\t15\n02/01/2024\t16\n"}).points,
            PointsAre::periods);
  EXPECT_EQ(read({.figures = "02/01/2024\t12\n05/02/2024\t14\n04/03/2024\t15\n02/04/2024\t16\n"}).points,
            PointsAre::periods);
}

// Once the first column of numbers was charted, and it numbered the incidents.
TEST(TryColumns, RecordNumbersAreNoFigures) {
  for (const std::string_view heading : {"Incident number", "CAD", "Ref", "Patient ID", "Job no."}) {
    const TryReading reading = read({.figures = "Month\t" + std::string(heading) +
                                                "\tCalls\nJan-24\t10231\t12\nFeb-24\t10237\t14\nMar-24\t10240\t13\n"});
    EXPECT_EQ(reading.series.points[0].figure.value, 12) << heading;
    EXPECT_TRUE(says(reading, "\"" + std::string(heading) + "\" was passed over: numbers of records")) << heading;
  }
  for (const std::string_view heading : {"Number of incidents", "ID checks", "Incidents", "No of calls"})
    EXPECT_EQ(read({.figures = "Month\t" + std::string(heading) + "\nJan-24\t210\nFeb-24\t240\nMar-24\t280\n"})
                  .series.points[0]
                  .figure.value,
              210)
        << heading;
  EXPECT_EQ(read({.figures = "Month\tIncident\nJan-24\t2\nFeb-24\t4\nMar-24\t3\n"}).series.points[0].figure.value, 2);
}

TEST(TryColumns, NumbersThatCountTheRowsAreNoFiguresBesideOthers) {
  const TryReading counted =
      read({.figures = "1\tJan-24\t12\n2\tFeb-24\t14\n3\tMar-24\t13\n4\tApr-24\t11\n5\tMay-24\t\n"});
  EXPECT_EQ(counted.series.points[0].figure.value, 12);
  EXPECT_FALSE(counted.series.points[4].figure.value) << "a row number never stands in for a figure";
  EXPECT_TRUE(says(counted, "Column 1 was passed over"));
  EXPECT_EQ(read({.figures = "Jan-24\t1\nFeb-24\t2\nMar-24\t3\nApr-24\t4\n"}).series.points[3].figure.value, 4)
      << "alone they are all there is";
  EXPECT_EQ(read({.figures = "Month\tValue\tCalls\nJan-24\t1\t9\nFeb-24\t2\t7\nMar-24\t3\t8\nApr-24\t4\t9\n"})
                .series.points[3]
                .figure.value,
            4)
      << "its heading says that it holds figures";
}

TEST(TryColumns, DatesWithNothingButRecordNumbersAreEvents) {
  const TryReading reading =
      read({.figures = "Date\tIncident number\n05/01/2023\t10231\n20/02/2023\t10299\n01/03/2023\t10310\n"});
  EXPECT_EQ(reading.reading.request.chart, spc::ChartKind::t);
  EXPECT_EQ(reading.reading.request.values, (std::vector<double>{46, 9}));
  EXPECT_TRUE(says(reading, "\"Incident number\" was passed over"));
}

// Once "30 min" was thrown away and the days between the rows were charted instead.
TEST(TryColumns, FiguresWithAUnitAreNotLeftOutForTheirDates) {
  for (const std::string_view unit : {"~30", "0h 34m", "34,2", "Yes"}) {
    std::string table = "Date\tMinutes\n";
    for (const std::string_view day : {"01/01/2024", "08/01/2024", "15/01/2024", "22/01/2024", "29/01/2024"})
      table += std::string(day) + "\t" + std::string(unit) + "\n";
    const auto reading = read_try({.figures = table});
    EXPECT_FALSE(reading) << unit;
  }
  const auto answers = read_try({.figures = "Date\tWitnessed\n01/01/2024\tYes\n08/01/2024\tNo\n"});
  ASSERT_FALSE(answers);
  EXPECT_EQ(answers.error().fields.front().message,
            "Row 2: This is an answer and not a number. Count the answers of each period and all its cases.");
  const TryReading log =
      read({.figures = "Date\tPlace\tWitnessed\n01/01/2024\tHull\tYes\n08/01/2024\tSelby\tNo\n19/01/2024\tHull\tNo\n"});
  EXPECT_EQ(log.points, PointsAre::events) << "a log of incidents has answers too";
}

TEST(TryColumns, FiguresThatAllCarryOneUnitAreReadWithoutIt) {
  const TryReading reading =
      read({.figures = "Week\tWait\n01/01/2024\t30 min\n08/01/2024\t34 min\n15/01/2024\t28 min\n"});
  EXPECT_EQ(reading.reading.request.values, (std::vector<double>{30, 34, 28}));
  EXPECT_TRUE(says(reading, "\"min\" was taken off the figures of \"Wait\"."));
  EXPECT_EQ(reading.figures_to_save.find(" min"), std::string::npos) << "a measure would not read them";
  EXPECT_NE(reading.figures_to_save.find("34"), std::string::npos);
}

TEST(TryColumns, TimesOfDayOfFourDigitsMakeHours) {
  const TryReading events = read({.figures = "Date\tTime\n05/01/2023\t0900\n05/01/2023\t1030\n06/01/2023\t0900\n"});
  EXPECT_EQ(events.reading.request.values, (std::vector<double>{1.5, 22.5}));
}

TEST(TryColumns, DatesAcrossTheTopAreRefusedWithTheWayToTurnThem) {
  const auto reading = read_try({.figures = "Measure\tJan-24\tFeb-24\tMar-24\tApr-24\nFalls\t3\t4\t5\t6\n"});
  ASSERT_FALSE(reading);
  EXPECT_TRUE(
      reading.error().fields.front().message.starts_with("The dates stand across the top. Turn the table first"))
      << reading.error().fields.front().message;
}

// Once 14:35 was charted as 14 minutes and 35 seconds.
TEST(TryColumns, TimesOfDayAreNoFigures) {
  const TryReading beside = read(
      {.figures = "Date\tTime of call\tMinutes\n01/01/2024\t14:35\t12\n02/01/2024\t03:10\t14\n03/01/2024\t22:01\t9\n"});
  EXPECT_EQ(beside.series.points[0].figure.value, 12);
  EXPECT_TRUE(says(beside, "\"Time of call\" was passed over: times of day are no figures"));
  EXPECT_EQ(read({.figures = "Date\tTime\tMinutes\n01/01/2024\t14:35\t12\n02/01/2024\t03:10\t14\n"})
                .series.points[1]
                .figure.value,
            14);
  const TryReading events =
      read({.figures = "Date\tIncident time\n05/01/2023\t09:00\n05/01/2023\t10:30\n06/01/2023\t09:00\n"});
  EXPECT_EQ(events.points, PointsAre::events);
  EXPECT_EQ(events.reading.request.values, (std::vector<double>{1.5, 22.5}));
  EXPECT_FALSE(says(events, "passed over")) << "these times made the hours";
  EXPECT_TRUE(says(read({.figures = "Date\tIncident time\n05/01/2023\t09:00\n07/01/2023\t10:30\n", .chart = "g"}),
                   "\"Incident time\" was passed over"))
      << "and a g chart counts days";
  for (const std::string_view heading : {"Response time", "Mean call time", "Time"})
    EXPECT_EQ(read({.figures = "Month\t" + std::string(heading) + "\nJan-24\t14:35\nFeb-24\t15:10\nMar-24\t13:20\n"})
                  .series.points[0]
                  .figure.value,
              875)
        << heading;
}

// Once any column of numbers beside the dates was taken for the time between events.
TEST(TryColumns, NumbersBesideEventsAreTimesOnlyWhereTheirHeadingSaysSo) {
  const TryReading reading = read(
      {.figures = "Date\tPatients\tCrew\n05/01/2023\t2\t114\n20/02/2023\t1\t211\n01/03/2023\t1\t98\n", .chart = "t"});
  EXPECT_EQ(reading.reading.request.values, (std::vector<double>{46, 9}));
  EXPECT_TRUE(says(reading, "The dates were used, and not \"Patients\" and \"Crew\""));
  EXPECT_EQ(read({.figures = "Date\tPatients\tDays since\n05/01/2023\t2\t8\n20/02/2023\t1\t46\n21/02/2023\t1\t1\n",
                  .chart = "t"})
                .reading.request.values,
            (std::vector<double>{8, 46, 1}));
  EXPECT_EQ(read({.figures = "Date\tPatients\n05/01/2023\t2\n20/02/2023\t1\n21/02/2023\t1\n", .chart = "g"})
                .reading.request.values,
            (std::vector<double>{2, 1, 1}))
      << "the only column beside the dates";
}

// Once any heading that begins with time, days or hours named the time between events, without a word.
TEST(TryColumns, DaysLostAreNoTimeBetweenEvents) {
  const auto with = [](std::string_view heading) {
    return read({.figures = "Date\tCrew\t" + std::string(heading) +
                            "\n05/01/2023\t114\t2\n20/02/2023\t211\t9\n01/03/2023\t98\t1\n",
                 .chart = "t"});
  };
  for (const std::string_view heading : {"Days lost", "Hours worked", "Time on scene", "Times seen"}) {
    const TryReading reading = with(heading);
    EXPECT_EQ(reading.reading.request.values, (std::vector<double>{46, 9})) << heading;
    EXPECT_TRUE(says(reading, "The dates were used, and not")) << heading;
  }
  for (const std::string_view heading : {"Days", "Time (days)", "Hours to next", "Time until the next", "Gap"}) {
    const TryReading reading = with(heading);
    EXPECT_EQ(reading.reading.request.values, (std::vector<double>{2, 9, 1})) << heading;
    EXPECT_TRUE(says(reading, "\"" + std::string(heading) + "\" was read as what lies between")) << heading;
  }
}

// Once this reading was told where rows were events, and not where they were as good as periods.
TEST(TryColumns, TheReadingOfGivenTimesIsToldHoweverTheDatesLie) {
  const TryReading events =
      read({.figures = "Date\tDays lost\n01/01/2024\t2\n02/01/2024\t9\n03/03/2024\t1\n", .chart = "t"});
  EXPECT_EQ(events.points, PointsAre::events);
  EXPECT_TRUE(says(events, "\"Days lost\" was read as what lies between the event before"));
  const TryReading periods =
      read({.figures = "Date\tDays lost\n01/01/2024\t2\n02/01/2024\t9\n03/01/2024\t1\n", .chart = "t"});
  EXPECT_EQ(periods.points, PointsAre::periods);
  EXPECT_TRUE(says(periods, "\"Days lost\" was read as what lies between the event before"));
}

// Once 09:00 under these headings was charted as 540 seconds.
TEST(TryColumns, TimesOfDayUnderMoreHeadingsMakeHours) {
  for (const std::string_view heading : {"Time (24h)", "Time occurred", "Time (hh:mm)", "Time received", "Time"})
    EXPECT_EQ(read({.figures =
                        "Date\t" + std::string(heading) + "\n05/01/2023\t09:00\n05/01/2023\t10:30\n06/01/2023\t09:00\n",
                    .chart = "t"})
                  .reading.request.values,
              (std::vector<double>{1.5, 22.5}))
        << heading;
}

// Once one missing day made a single series of two, whose levels alternate.
TEST(TryColumns, TwoDailySeriesWithAMissingDayAreNoSingleCases) {
  const std::string table =
      "Date\tSite\tWait\n01/01/2024\tNorth\t10\n01/01/2024\tSouth\t20\n02/01/2024\tNorth\t11\n"
      "02/01/2024\tSouth\t21\n03/01/2024\tNorth\t12\n03/01/2024\tSouth\t22\n04/01/2024\tNorth\t12\n";
  const TryReading series = read({.figures = table});
  EXPECT_EQ(series.points, PointsAre::periods);
  EXPECT_EQ(series.figures.problems.size(), 3u) << "each is told, with its row";
  const TryReading cases = read({.figures = "Date\tWait\n01/01/2024\t10\n01/01/2024\t20\n02/01/2024\t11\n"
                                            "02/01/2024\t21\n03/01/2024\t12\n03/01/2024\t22\n04/01/2024\t12\n"});
  EXPECT_EQ(cases.points, PointsAre::rows) << "nothing beside the dates could name two series";
}

// Months cannot be read as days of events. Looking there for times between events once stopped the program.
TEST(TryColumns, CountsOfMonthsWithGapsAreRefusedAsTimesBetweenEvents) {
  const auto reading = read_try({.figures = "Month\tNumerator\tDenominator\nJan 2024\t3\t10\nFeb 2024\t4\t10\n"
                                            "Jun 2024\t3\t12\nJul 2024\t3\t12\nNov 2024\t3\t12\n",
                                 .chart = "t"});
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().fields.front().message,
            "Give the date of each event alone, or beside it how long it took to come.");
}

// Once a response time beside the date of an event was added to it as a time of day.
TEST(TryColumns, AResponseTimeIsNoTimeOfDay) {
  EXPECT_EQ(read({.figures = "Date\tResponse time\tCrew\n05/01/2023\t07:45\t1\n08/01/2023\t08:10\t3\n20/02/2023\t06:30"
                             "\t2\n",
                  .chart = "t"})
                .reading.request.values,
            (std::vector<double>{3, 43}));
}

// Once the first of several columns of dates was taken without a word.
TEST(TryColumns, OfSeveralDatesTheOneThatIsUsedIsNamed) {
  EXPECT_TRUE(says(read({.figures = "Date of call\tDate closed\tMinutes\n01/01/2024\t09/01/2024\t12\n"
                                    "02/01/2024\t04/01/2024\t14\n"}),
                   "Dates were taken from \"Date of call\", not from \"Date closed\". To use other dates, take the "
                   "column \"Date of call\" out."));
  EXPECT_TRUE(
      says(read({.figures = "Date of fall\tReported\n05/01/2023\t06/01/2023\n20/02/2023\t22/02/2023\n", .chart = "t"}),
           "Dates were taken from \"Date of fall\", not from \"Reported\""));
}

TEST(TryColumns, ADateFarFromAllOthersIsAskedAbout) {
  const TryReading reading =
      read({.figures = "01/01/2024\t12\n01/02/2024\t14\n01/03/2094\t13\n01/04/2024\t13\n01/05/2024\t11\n"});
  EXPECT_EQ(reading.asks, "Row 3 says 01/03/2094. Is the year right?");
  EXPECT_EQ(reading.series.points.size(), 5u) << "it is asked about and kept";
  EXPECT_EQ(read({.figures = "Date of fall\n05/01/2023\n20/02/1923\n08/03/2023\n01/04/2023\n", .chart = "t"}).asks,
            "Row 3 says 20/02/1923. Is the year right?");
  std::string years;
  for (int year = 1950; year <= 2024; year += 2) years += std::to_string(year) + "\t" + std::to_string(year % 7) + "\n";
  EXPECT_EQ(read({.figures = years}).asks, "") << "far from the middle, and near its neighbour";
}

TEST(TryColumns, ADateInTheFutureIsAskedAbout) {
  const TryReading reading =
      read({.figures = "Month\tMinutes\n2024-01-01\t12\n2024-02-01\t13\n2024-03-01\t11\n2026-01-01\t12\n"});
  EXPECT_EQ(asked_of_future(reading, *parse_iso_date("2025-04-30")),
            "January 2026, in row 5, lies in the future. Is that date right?");
  EXPECT_EQ(asked_of_future(reading, *parse_iso_date("2026-01-01")), "");
}

// Once the table, the CSV and the answer showed the day of an event alone.
TEST(TryColumns, EventsInHoursShowTheirTimeOfDay) {
  const TryReading reading =
      read({.figures = "When\n05/01/2023 09:00\n05/01/2023 10:30\n06/01/2023 09:00:20\n", .chart = "t"});
  EXPECT_EQ(reading.reading.times, (std::vector<std::string>{"10:30", "09:00:20"}));
  EXPECT_EQ(answer_of(reading).table.rows.front().cells.front().text, "6 Jan 2023 09:00:20");
  EXPECT_EQ(read({.figures = "When\n2025-06-30T10:00Z\n2025-06-30T23:30Z\n", .chart = "t"}).reading.times,
            std::vector<std::string>{"00:30"})
      << "as clocks in London showed it";
  EXPECT_TRUE(read({.figures = "When\n05/01/2023\n06/01/2023\n", .chart = "t"}).reading.times.empty());
}

TEST(TryColumns, ARefusalNamesTheRowWithoutReadingItsOwnWords) {
  const auto below = read_try({.figures = "Jan-24\t3\nFeb-24\t-2\nMar-24\t3\n", .chart = "c"});
  ASSERT_FALSE(below);
  EXPECT_EQ(below.error().fields.front().message,
            "These figures cannot be read by a c chart: in row 2, February 2024, the figure is below 0, and this chart "
            "counts. Give 0 or more.");
}

}  // namespace
}  // namespace qi::analysis

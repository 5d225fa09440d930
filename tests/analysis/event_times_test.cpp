#include "analysis/event_times.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/event_table.h"
#include "analysis/spc_json.h"
#include "analysis/spc_schema.h"
#include "analysis/try_pages.h"
#include "analysis/try_view.h"
#include "json/json_reading.h"

namespace qi::analysis {
namespace {

std::vector<Event> events(const std::vector<std::string>& written) {
  std::vector<Event> all;
  for (const std::string& each : written) {
    const auto event = read_event(each);
    if (!event) throw std::runtime_error(event.error().message);
    all.push_back(*event);
  }
  return all;
}

TimesBetween times(const std::vector<std::string>& written, spc::ChartKind chart = spc::ChartKind::t) {
  const auto read = times_between(events(written), chart);
  if (!read) throw std::runtime_error(read.error().message);
  return *read;
}

tabular::PastedCells cells_of(const std::string& text) {
  return *tabular::read_pasted(text);
}

bool says(const std::vector<std::string>& notes, std::string_view words) {
  return std::ranges::any_of(notes, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

TryReading read(const TryForm& form) {
  const auto reading = read_try(form);
  if (!reading) throw std::runtime_error(reading.error().fields.front().message);
  return *reading;
}

std::vector<double> values_of(const TryReading& reading) {
  return reading.reading.request.values;
}

TEST(EventTimes, RunFromEachEventToTheNextWhateverTheOrder) {
  const TimesBetween found = times({"20/02/2023", "05/01/2023", "8 January 2023", "2023-02-21"});
  EXPECT_EQ(found.values, (std::vector<double>{3, 43, 1}));
  EXPECT_EQ(to_iso(found.start), "2023-01-05");
  ASSERT_EQ(found.dates.size(), 3u);
  EXPECT_EQ(to_iso(found.dates[0]), "2023-01-08");
  EXPECT_EQ(to_iso(found.dates[2]), "2023-02-21");
  EXPECT_TRUE(says(found.notes, "The first event, on 5 January 2023, is the start"));
  EXPECT_TRUE(says(found.notes, "put in the order of their dates"));
}

TEST(EventTimes, OfOneDayAreZeroAndTold) {
  const TimesBetween found = times({"05/01/2023", "05/01/2023", "07/01/2023"});
  EXPECT_EQ(found.values, (std::vector<double>{0, 2}));
  EXPECT_EQ(found.assumed.back(),
            "1 event came on the same day as the one before: the time between is 0. Check that none was written down "
            "twice.");
}

TEST(EventTimes, AreHoursWhereEventsHaveTimesAndComeOften) {
  const TimesBetween found = times({"05/01/2023 09:00", "05/01/2023 10:30", "06/01/2023 9:00"});
  EXPECT_EQ(found.unit, EventUnit::hours);
  EXPECT_EQ(found.values, (std::vector<double>{1.5, 22.5}));
}

// Once events of one minute counted as half an hour apart, farther than others ten minutes apart.
TEST(EventTimes, OfOneMinuteStayNearerThanAnyOthers) {
  const TimesBetween minutes = times({"05/01/2023 09:00", "05/01/2023 09:00", "05/01/2023 09:10"});
  EXPECT_NEAR(minutes.values[0] * 3600, 30, 1e-9);
  EXPECT_LT(minutes.values[0], minutes.values[1]);
  EXPECT_TRUE(says(minutes.assumed,
                   "1 event came at the same time as the one before: the time between was taken as half a minute."));
  const TimesBetween seconds = times({"05/01/2023 09:00:05", "05/01/2023 09:00:05", "05/01/2023 09:10:11"});
  EXPECT_NEAR(seconds.values[0] * 3600, 0.5, 1e-9);
  EXPECT_TRUE(says(seconds.assumed, "half a second"));
}

// Once the part of a spreadsheet's number behind the point was lost.
TEST(EventTimes, OfASpreadsheetsNumbersHaveTheirTimeOfDay) {
  const TimesBetween found = times({"45210.25", "45210.75", "45211"});
  EXPECT_EQ(found.unit, EventUnit::hours);
  EXPECT_EQ(found.values, (std::vector<double>{12, 6}));
  EXPECT_EQ(times({"45210.58", "11/10/2023 14:55:12"}).values, std::vector<double>{1});
  EXPECT_TRUE(times({"45210", "45213"}).counts_days);
}

TEST(EventTimes, AreDaysAndPartsOfThemWhereTimedEventsAreRare) {
  const TimesBetween found = times({"2023-01-05T06:00", "2023-01-15T18:00", "2023-01-20T18:00"});
  EXPECT_EQ(found.unit, EventUnit::days);
  EXPECT_EQ(found.values, (std::vector<double>{10.5, 5}));
  EXPECT_EQ(format_of(found).decimals, 2);
}

TEST(EventTimes, AreWholeDaysWhereOneEventHasNoTime) {
  const TimesBetween found = times({"05/01/2023 23:00", "06/01/2023", "08/01/2023 01:00"});
  EXPECT_EQ(found.values, (std::vector<double>{1, 2}));
  EXPECT_TRUE(says(found.assumed, "Some events have no time of day"));
}

// Once a long table kept the time of day as half a day, and the clock was lost.
TEST(EventTimes, AreTheSameEventsOnceKeptAsNumbers) {
  for (const Event& event : events({"05/01/2023", "05/01/2023 00:00", "05/01/2023 14:20", "2023-01-05T23:59:07",
                                    "2025-06-30T23:30Z", "45210.58", "31/12/1969 06:00"})) {
    const Event again = event_of(kept(event));
    EXPECT_EQ(again.day, event.day);
    EXPECT_EQ(again.moment, event.moment);
    EXPECT_EQ(again.has_time, event.has_time) << event.time;
    EXPECT_EQ(again.time, event.time);
  }
}

// A spreadsheet writes 00:00 behind a day that has no time.
TEST(EventTimes, TakeMidnightEverywhereForDays) {
  EXPECT_TRUE(times({"05/01/2023 00:00", "08/01/2023 00:00"}).counts_days);
}

TEST(EventTimes, OfAGChartCountWholeDays) {
  EXPECT_EQ(times({"05/01/2023 23:00", "06/01/2023 01:00", "09/01/2023 12:00"}, spc::ChartKind::g).values,
            (std::vector<double>{1, 3}));
}

TEST(EventTimes, RefuseOneEventAndMonths) {
  const auto one = times_between(events({"05/01/2023"}), spc::ChartKind::t);
  ASSERT_FALSE(one);
  EXPECT_EQ(one.error().message, "Give the dates of two events or more: a time between events needs both of them.");
  const auto month = read_event("Jan-24");
  ASSERT_FALSE(month);
  EXPECT_EQ(month.error().message, "Give the day of the event, like 30/11/2024.");
}

// Once a t chart of dates was refused: "Put consecutive days in the first column".
TEST(TryEvents, AColumnOfDatesBecomesATChart) {
  const TryReading reading =
      read({.figures = "Date of fall\n05/01/2023\n20/02/2023\n08/01/2023\n21/02/2023\n", .chart = "t"});
  EXPECT_EQ(reading.points, PointsAre::events);
  EXPECT_EQ(values_of(reading), (std::vector<double>{3, 43, 1}));
  EXPECT_EQ(reading.series.measure.definition.name, "Days between events");
  const TryAnswer answer = answer_of(reading);
  EXPECT_EQ(answer.verdict.period, "21 February 2023");
  EXPECT_EQ(answer.table.columns.front().title, "Event");
  EXPECT_EQ(answer.table.rows.front().cells.front().text, "21 Feb 2023");
  EXPECT_TRUE(says(answer.notes, "is the start"));
}

TEST(TryEvents, DatesAloneAreATChartWithoutBeingAsked) {
  const TryReading reading = read({.figures = "05/01/2023\n08/01/2023\n20/02/2023\n"});
  EXPECT_EQ(reading.reading.request.chart, spc::ChartKind::t);
  EXPECT_EQ(reading.chosen_because.front(),
            "These are dates without figures: a t chart shows the time from each event to the next.");
}

TEST(TryEvents, TimesOfDayInOneCellOrInTwoAreTheSame) {
  const std::vector<double> expected{1.5, 22.5};
  EXPECT_EQ(values_of(read({.figures = "When\n05/01/2023 09:00\n05/01/2023 10:30\n06/01/2023 09:00\n", .chart = "t"})),
            expected);
  EXPECT_EQ(values_of(read(
                {.figures = "Date\tTime\n05/01/2023\t09:00\n05/01/2023\t10:30\n06/01/2023\t09:00\n", .chart = "t"})),
            expected);
}

TEST(TryEvents, WordsAndIncidentNumbersBesideTheDatesAreNoTimes) {
  EXPECT_EQ(values_of(read({.figures = "Incident\tDate\tWard\n1023\t05/01/2023\tA\n1029\t08/01/2023\tB\n"
                                       "1031\t20/02/2023\tA\n",
                            .chart = "t"})),
            (std::vector<double>{3, 43}));
}

// Once the words "incident" and "no" made these columns names of events, and their figures were thrown away.
TEST(TryEvents, HeadingsThatSaySinceOrBetweenHoldFigures) {
  for (const std::string_view heading :
       {"Days since last incident", "Journeys since last incident", "No of jobs between collisions", "No of jobs"})
    EXPECT_EQ(
        values_of(read({.figures = "Date\t" + std::string(heading) + "\n05/01/2023\t3\n08/01/2023\t5\n20/02/2023\t43\n",
                        .chart = "t"})),
        (std::vector<double>{3, 5, 43}))
        << heading;
  EXPECT_EQ(values_of(read({.figures = "Date\tJob no.\n05/01/2023\t310\n08/01/2023\t500\n", .chart = "t"})),
            std::vector<double>{3});
}

// Once monthly calls, pasted alone, became a t chart of the years 2018 to 2020.
TEST(TryEvents, FiveDigitFiguresAloneAreNoDaysUnlessTheirHeadingSaysSo) {
  EXPECT_FALSE(read_event_dates(cells_of("43210\n44120\n43950\n"), std::nullopt));
  EXPECT_FALSE(read_event_dates(cells_of("Calls\n43210\n44120\n43950\n"), std::nullopt));
  EXPECT_TRUE(read_event_dates(cells_of("Date of fall\n43210\n44120\n43950\n"), std::nullopt));
  EXPECT_TRUE(read_event_dates(cells_of("43210\n44120\n43950\n"), spc::ChartKind::t));
  const auto calls = read_try({.figures = "43210\n44120\n43950\n"});
  ASSERT_FALSE(calls);
  EXPECT_EQ(calls.error().fields.front().message,
            "We could not find a column of figures. Put numbers, like 44, beside the dates.");
}

// Once the refusal counted values: "Value 2 is below 0".
TEST(TryEvents, ARefusalOfGivenTimesNamesTheRowAndItsDate) {
  const auto refused =
      read_try({.figures = "Date\tCalls since\n05/01/2023\t3\n08/01/2023\t5\n20/02/2023\t-4\n", .chart = "g"});
  ASSERT_FALSE(refused);
  const std::string message = refused.error().fields.front().message;
  EXPECT_TRUE(message.starts_with("In row 4, 20 February 2023, the figure is below 0")) << message;
}

TEST(TryEvents, TimesThatWereWorkedOutAlreadyAreTakenAsGivenOnAnyDay) {
  const TryReading reading = read(
      {.figures = "Date\tDays since\n05/01/2023\t3\n08/01/2023\t3\n20/02/2023\t43\n21/02/2023\t1\n", .chart = "t"});
  EXPECT_EQ(values_of(reading), (std::vector<double>{3, 3, 43, 1}));
  EXPECT_EQ(reading.figures.notes.front(),
            "\"Days since\" was read as what lies between the event before and the event of that date.");
}

TEST(TryEvents, WordsNeverCallAnEventADayAndNoMeasureKeepsIt) {
  std::string dates;
  Date date = *parse_iso_date("2023-01-01");
  for (int i = 0; i < 30; ++i, date = add_days(date, i < 20 ? 3 + i * 7 % 11 : 60)) dates += to_iso(date) + "\n";
  const TryReading reading = read({.figures = dates, .better = "increase", .chart = "t"});
  const TryAnswer answer = answer_of(reading);
  const std::string said = answer.verdict.sentence.explanation;
  EXPECT_NE(said.find("points"), std::string::npos) << said;
  EXPECT_EQ(said.find(" days "), std::string::npos) << said;
  html::Page h;
  try_page(h, {.form = {.figures = dates, .better = "increase", .chart = "t"},
               .errors = {},
               .answer = answer,
               .action = html::Url::path("/try"),
               .example = html::Url::path("/try"),
               .save = html::Url::path("/measures/new")});
  const std::string page = std::move(h).take();
  EXPECT_NE(page.find("a chart of single events cannot be saved"), std::string::npos);
  EXPECT_EQ(page.find("/measures/new"), std::string::npos) << "no measure can keep events";
}

TEST(TryEvents, DatesThatCannotBeReadAreNamedByTheirRow) {
  const TryReading reading = read({.figures = "Date\n05/01/2023\n31/02/2023\n08/01/2023\n", .chart = "t"});
  ASSERT_EQ(reading.figures.problems.size(), 1u);
  EXPECT_TRUE(tabular::words_of(reading.figures.problems.front()).starts_with("Row 3: There is no 31 February"));
}

TEST(EventQuestion, IsTheSameAsTheValuesOfItsDates) {
  const auto answered = [](std::string_view text) {
    const auto question = read_spc_question(text);
    if (!question) throw std::runtime_error(question.error().message);
    return *json::read(*spc_answer(*question));
  };
  const json::Value by_events =
      answered(R"({"chart": "t", "data": {"events": ["2023-02-20", "2023-01-05", "2023-01-08", "2023-02-21"]}})");
  const json::Value by_values = answered(R"({"chart": "t", "data": {"y": [3, 43, 1]}})");
  EXPECT_EQ(by_events.at("phases"), by_values.at("phases"));
  EXPECT_EQ(by_events.at("events").at("unit").as_string(), "days");
  EXPECT_EQ(by_events.at("events").at("dates").as_array().front().as_string(), "2023-01-08");
  EXPECT_FALSE(by_values.as_object().contains("events"));
}

TEST(EventQuestion, IsAnsweredWithTheTimesOfDayOfTimedEvents) {
  const auto question = read_spc_question(
      R"({"chart": "t", "data": {"events": ["2023-01-05T09:00", "2023-01-05T10:30", "2023-01-06T09:00"]}})");
  ASSERT_TRUE(question);
  const json::Value answer = *json::read(*spc_answer(*question));
  EXPECT_EQ(answer.at("events").at("times").as_array().front().as_string(), "10:30");
  EXPECT_EQ(answer.at("events").at("dates").as_array().front().as_string(), "2023-01-05");
  // Once the interface's document knew no times.
  EXPECT_TRUE(shell::check_shape(spc_answer_schema(), answer).empty());
}

TEST(EventQuestion, RefusesInOneSentence) {
  const auto refusal = [](std::string_view text) {
    const auto question = read_spc_question(text);
    return question ? "accepted" : question.error().message;
  };
  EXPECT_EQ(refusal(R"({"chart": "i", "data": {"events": ["2023-01-05", "2023-01-08"]}})"),
            "\"events\" goes with the charts g and t. Give the values of this chart as \"y\".");
  EXPECT_EQ(refusal(R"({"chart": "t", "data": {"events": ["2023-01-05", "2023-01-08"], "y": [3]}})"),
            "Give \"events\" alone in \"data\", or \"y\" with its \"dates\".");
  // Once these keys were ignored without a word.
  for (const std::string_view beside : {R"("n": [4])", R"("subgroups": [[1, 2]])", R"("dates": ["2023-01-08"])"})
    EXPECT_EQ(
        refusal(R"({"chart": "t", "data": {"events": ["2023-01-05", "2023-01-08"], )" + std::string(beside) + "}}"),
        "Give \"events\" alone in \"data\", or \"y\" with its \"dates\".")
        << beside;
  EXPECT_EQ(refusal(R"({"chart": "t", "frequency": "week", "data": {"events": ["2023-01-05", "2023-01-08"]}})"),
            "\"frequency\" does not go with \"events\", which keep no calendar. Leave it out.");
  EXPECT_EQ(refusal(R"({"chart": "t", "data": {"events": "2023-01-05"}})"),
            "\"events\" must be a list with the date of each event.");
  EXPECT_EQ(refusal(R"({"chart": "t", "data": {"events": ["2023-01-05", 7]}})"),
            "\"events\" must hold dates like \"2025-03-01\" or \"2025-03-01T14:20\". Event 2: Give its date as text.");
  EXPECT_EQ(refusal(R"({"chart": "g", "data": {"events": ["2023-01-05"]}})"),
            "Give the dates of two events or more: a time between events needs both of them.");
}

}  // namespace
}  // namespace qi::analysis

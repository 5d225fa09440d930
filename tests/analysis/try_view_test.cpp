#include "analysis/try_view.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include "base/number.h"

namespace qi::analysis {
namespace {

std::string months(int count, const std::string& value = "") {
  std::string text;
  for (int i = 0; i < count; ++i)
    text +=
        fmt::format("01/{:02}/{}\t{}\n", i % 12 + 1, 2023 + i / 12, value.empty() ? std::to_string(40 + i % 5) : value);
  return text;
}

std::string refusal_of(const TryForm& form, std::string_view field) {
  const auto read = read_try(form);
  if (read) return "not refused";
  for (const FieldError& error : read.error().fields)
    if (error.field == field) return error.message;
  return "no error on this field";
}

TEST(TryIt, ReadsTwoRaggedColumnsWithOrWithoutHeadings) {
  for (const std::string_view heading : {"", "Month\tCalls\n"}) {
    const auto read = read_try({.figures = std::string(heading) + " Jan-24\t12 \nFeb-24\t\t 14\n\nMar-24\t13\t\n"});
    ASSERT_TRUE(read) << read.error().message;
    ASSERT_EQ(read->series.points.size(), 3u);
    EXPECT_EQ(read->series.points[1].figure.value, 14);
    EXPECT_EQ(read->series.measure.definition.name, heading.empty() ? "Your figures" : "Calls");
  }
}

// Once all but one event of a month were left out, and the chart said "too early to tell".
TEST(TryIt, EventsOfOneMonthAreNotDroppedFromTheirChart) {
  TryForm form{.figures = "Date\tDays since\n05/01/2023\t3\n08/01/2023\t3\n20/02/2023\t43\n21/02/2023\t1\n"};
  form.chart = "t";
  const auto read = read_try(form);
  ASSERT_TRUE(read) << read.error().fields.front().message;
  EXPECT_EQ(read->series.points.size(), 4u);
  EXPECT_TRUE(read->figures.problems.empty());
  form.figures = "Date\tDays since\n01/01/2023\t3\n02/01/2023\t3\n03/01/2023\t43\n04/01/2023\t1\n";
  const auto in_order = read_try(form);
  ASSERT_TRUE(in_order);
  EXPECT_EQ(in_order->series.points.size(), 4u);
}

// 0.75 was read as 0.75% without a word.
TEST(TryIt, AsksWhetherABareShareWasMeantInPercentAndChangesNothing) {
  const auto asked = [](const std::string& value, const std::string& target) {
    const auto read = read_try({.figures = months(15, value), .better = "increase", .target = target});
    return read ? read->asks + (read->series.targets.empty() ? "" : "|" + shortest(read->series.targets[0].value))
                : "refused";
  };
  EXPECT_EQ(asked("81.5%", "0.75"),
            "The target was read as 0.75%. Did you mean 75%? If so, write it with the percent sign.|0.75");
  EXPECT_EQ(asked("81.5%", "0.75%"), "|0.75");
  EXPECT_EQ(asked("81.5%", "75"), "|75");
  EXPECT_EQ(asked("0.5%", "0.75"), "|0.75");
  EXPECT_EQ(asked("0.5", "0.75"), "|0.75");
  EXPECT_EQ(asked("0.5", "75%"), "The figures are shares of 1, and the target was read as 75. Did you mean 0.75?|75");
}

TEST(TryIt, DrawsOnePoint) {
  const auto read = read_try({.figures = "Jan-24\t12"});
  ASSERT_TRUE(read);
  const TryAnswer answer = answer_of(*read);
  EXPECT_EQ(answer.verdict.value, "12");
  EXPECT_FALSE(answer.verdict.sentence.headline.empty());
  EXPECT_FALSE(answer.moving_range);
  EXPECT_EQ(answer.table.rows.size(), 1u);
}

TEST(TryIt, DrawsARunChartOfTwelvePointsAndLimitsFromThirteen) {
  const auto twelve = read_try({.figures = months(12)});
  const auto thirteen = read_try({.figures = months(13)});
  ASSERT_TRUE(twelve && thirteen);
  EXPECT_EQ(answer_of(*twelve).chart_reason,
            "This is a run chart around the median. Limits need 13 points; there are 12 so far, so 1 more.");
  EXPECT_FALSE(answer_of(*twelve).moving_range);
  EXPECT_TRUE(answer_of(*thirteen).chart_reason.starts_with("This is an XmR chart"));
  EXPECT_TRUE(answer_of(*thirteen).moving_range);
}

TEST(TryIt, ReadsTheTargetInTheWritingOfTheFigures) {
  const auto time = read_try({.figures = months(3, "9:15"), .target = "18:00"});
  ASSERT_TRUE(time);
  EXPECT_EQ(time->series.targets.at(0).value, 1080);
  EXPECT_EQ(answer_of(*time).verdict.target, "18:00");
  const auto percent = read_try({.figures = months(3, "81.5%"), .target = "85%"});
  ASSERT_TRUE(percent);
  EXPECT_EQ(percent->series.targets.at(0).value, 85);
  EXPECT_EQ(answer_of(*percent).verdict.target, "85%");
  const auto number = read_try({.figures = months(3), .target = " 1,234.5 "});
  ASSERT_TRUE(number);
  EXPECT_EQ(number->series.targets.at(0).value, 1234.5);
  EXPECT_TRUE(read_try({.figures = months(3), .target = " "})->series.targets.empty());
}

TEST(TryIt, DoesNotTakeAPlainTargetForSecondsNorATimeForANumber) {
  EXPECT_EQ(refusal_of({.figures = months(3, "9:15"), .target = "18"}, "target"),
            "Enter minutes and seconds, like 9:15.");
  EXPECT_EQ(refusal_of({.figures = months(3), .target = "18:00"}, "target"), "Enter a number, like 44.");
}

TEST(TryIt, RefusesEveryFieldAtOnce) {
  const TryForm form{.figures = months(3), .better = "sideways", .target = "soon"};
  EXPECT_EQ(refusal_of(form, "better"), "Choose which way is better, or choose neither.");
  EXPECT_EQ(refusal_of(form, "target"), "Enter a number, like 44.");
}

TEST(TryIt, RefusesFiguresThatCannotBeReadWithWhatToDo) {
  EXPECT_EQ(refusal_of({.figures = " \n "}, "figures"),
            "Paste or type some figures: a date and a number on each line.");
  EXPECT_EQ(refusal_of({.figures = "Jan-24\t\xFF"}, "figures"),
            "Some letters could not be read. Copy the cells again and paste them here.");
  EXPECT_EQ(refusal_of({.figures = std::string(1'000'001, 'x')}, "figures"),
            "That is more than this page can take. Paste 5,000 rows or fewer.");
  EXPECT_NE(refusal_of({.figures = "hello"}, "figures"), "not refused");
}

TEST(TryIt, WritesTimesAsTimesAndNeverAsSeconds) {
  const auto read = read_try({.figures = "Jan-24\t9:15\nFeb-24\t9:45\nMar-24\t10:05\n", .target = "9:00"});
  ASSERT_TRUE(read);
  const TryAnswer answer = answer_of(*read);
  EXPECT_EQ(answer.verdict.value, "10:05");
  for (const std::string_view seconds : {"555", "585", "605", "540"}) {
    EXPECT_EQ(answer.verdict.sentence.explanation.find(seconds), std::string::npos)
        << answer.verdict.sentence.explanation;
    EXPECT_EQ(answer.figure.wide.markup().find(">" + std::string(seconds)), std::string::npos) << seconds;
  }
}

TEST(TryIt, DividesANumeratorByItsDenominator) {
  const auto read = read_try({.figures = "Month\tNumerator\tDenominator\nJan-24\t30\t40\nFeb-24\t10\t40\n"});
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->series.points[0].figure.value, 75);
  EXPECT_EQ(read->series.points[0].figure.denominator, 40);
  EXPECT_EQ(answer_of(*read).table.columns.at(1).title, "Numerator");
}

TEST(TryIt, KeepsTwoHundredDaysOnTheChartAndTheNewestSixtyInTheTable) {
  std::string text;
  Date date = parse_iso_date("2024-01-01").value();
  for (int i = 0; i < 200; ++i, date = add_days(date, 1))
    text += to_iso(date) + "\t" + std::to_string(100 + i % 9) + "\n";
  const auto read = read_try({.figures = text});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->figures.frequency, Frequency::day);
  EXPECT_EQ(read->series.points.size(), 200u);
  EXPECT_EQ(answer_of(*read).table.rows.size(), 60u);
}

TEST(TryIt, LeavesAMonthOutWithoutInventingIt) {
  const auto read = read_try({.figures = "Jan-24\t12\nFeb-24\t\nMar-24\t13\nMay-24\t11\n"});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->figures.frequency, Frequency::month);
  for (const measures::Point& point : read->series.points)
    if (point.figure.value) {
      EXPECT_GT(*point.figure.value, 10);
    }
  EXPECT_EQ(answer_of(*read).verdict.value, "11");
}

TEST(TryIt, NamesTheRowWhoseMonthStoodBefore) {
  const auto read = read_try({.figures = "Jan-24\t12\nFeb-24\t14\nFeb-24\t15\n"});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->series.points.size(), 2u);
  const TryAnswer answer = answer_of(*read);
  ASSERT_EQ(answer.problems.size(), 1u);
  EXPECT_TRUE(answer.problems[0].starts_with("Row 3: ")) << answer.problems[0];
}

TEST(TryIt, SaysWhatToDoWhenNoFigureIsThere) {
  const auto read = read_try({.figures = "Month\tCalls\nJan-24\t\nFeb-24\t-\n"});
  if (read) {
    EXPECT_EQ(answer_of(*read).verdict.value, "–");
  } else {
    EXPECT_EQ(read.error().fields.at(0).field, "figures");
  }
}

TEST(TryIt, ChoosesTheChartAndSaysWhy) {
  const auto single = read_try({.figures = months(20)});
  ASSERT_TRUE(single);
  EXPECT_EQ(answer_of(*single).chart_slug, "i");
  EXPECT_EQ(answer_of(*single).chosen_because.at(0),
            "These are single measurements: limits come from how much they move from one month to the next.");
  std::string counts = "Month\tNumerator\tDenominator\n";
  for (int i = 0; i < 20; ++i)
    counts += fmt::format("01/{:02}/{}\t{}\t{}\n", i % 12 + 1, 2023 + i / 12, 60 + i * 7 % 9, 80 + i * 5 % 11);
  const auto shares = read_try({.figures = counts});
  ASSERT_TRUE(shares) << shares.error().message;
  EXPECT_EQ(shares->reading.request.chart, spc::ChartKind::p);
  EXPECT_NE(answer_of(*shares).chosen_because.at(0).find("Counts out of 80 to 90 in each month"), std::string::npos)
      << answer_of(*shares).chosen_because.at(0);
}

TEST(TryIt, TakesTwoBareColumnsOfCountsForCasesOutOfCasesOnlyWhereThatCanBe) {
  std::string counts, plan;
  for (int i = 0; i < 20; ++i) {
    const std::string month = fmt::format("01/{:02}/{}", i % 12 + 1, 2023 + i / 12);
    counts += fmt::format("{}\t{}\t{}\n", month, 60 + i * 7 % 9, 80 + i * 5 % 11);
    plan += fmt::format("{}\t{}\t{}\n", month, 60 + i * 7 % 9, 64);
  }
  EXPECT_EQ(read_try({.figures = counts})->reading.request.chart, spc::ChartKind::p);
  EXPECT_EQ(read_try({.figures = plan})->reading.request.chart, spc::ChartKind::individuals);
  EXPECT_EQ(read_try({.figures = counts, .chart = "i"})->reading.request.chart, spc::ChartKind::individuals);
}

TEST(TryIt, SaysNothingOfAChoiceWhereTheFormNamesTheChart) {
  const auto read = read_try({.figures = months(20), .chart = "run"});
  ASSERT_TRUE(read);
  EXPECT_TRUE(answer_of(*read).chosen_because.empty());
  EXPECT_EQ(refusal_of({.figures = months(20), .chart = "pie"}, "chart"), "Choose one of the charts.");
}

TEST(TryIt, WarnsUnderTheChart) {
  const auto read = read_try({.figures = months(20, "44")});
  ASSERT_TRUE(read);
  const TryAnswer answer = answer_of(*read);
  ASSERT_TRUE(answer.advice);
  ASSERT_FALSE(answer.advice->warnings.empty());
  EXPECT_EQ(answer.advice->warnings[0].title, "Every figure is the same");
  EXPECT_FALSE(answer_of(*read_try({.figures = months(12)})).advice);
}

TEST(TryIt, TheExampleHasAChartWithLimitsAndASource) {
  const TryExample& example = try_example();
  const auto read = read_try({std::string(example.figures), std::string(example.name), std::string(example.better),
                              std::string(example.target)});
  ASSERT_TRUE(read);
  EXPECT_EQ(read->series.points.size(), 27u);
  EXPECT_TRUE(answer_of(*read).problems.empty());
  EXPECT_TRUE(answer_of(*read).moving_range);
  EXPECT_NE(example.source.find("NHS England"), std::string::npos);
}

}  // namespace
}  // namespace qi::analysis

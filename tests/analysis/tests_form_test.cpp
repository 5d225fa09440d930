#include "analysis/try_tests/tests_form.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/try_tests/tests_view.h"

namespace qi::analysis {
namespace {

constexpr const char* kTwoGroups = "Before\tAfter\n31\t38\n28\t35\n34\t41\n30\t33\n27\t39\n";

TestsReading read(const TestsForm& form) {
  const auto reading = read_tests_form(form);
  if (!reading) throw std::runtime_error(reading.error().fields.front().message);
  return *reading;
}

std::string refusal(const TestsForm& form) {
  const auto reading = read_tests_form(form);
  if (reading) return "accepted";
  return reading.error().fields.front().field + ": " + reading.error().fields.front().message;
}

TEST(TestsForm, TwoColumnsAreTwoGroupsAndTheChoiceIsExplained) {
  const TestsReading reading = read({.figures = kTwoGroups});
  EXPECT_EQ(reading.question.test->slug, "welch-t");
  EXPECT_EQ(reading.why, "Two groups. Their spread need not be alike for this test.");
  EXPECT_NE(std::ranges::find(reading.instead, "rank-sum"), reading.instead.end());
}

TEST(TestsForm, RowsThatBelongTogetherArePairs) {
  EXPECT_EQ(read({.figures = kTwoGroups, .rows = "together"}).question.test->slug, "paired-t");
}

TEST(TestsForm, AColumnOfWordsNamesTheGroups) {
  const TestsReading reading = read({.figures = "Unit\tMinutes\nA\t3\nB\t4\nA\t5\nC\t9\nB\t6\nC\t8\n"});
  EXPECT_EQ(reading.question.test->slug, "welch-anova");
  ASSERT_EQ(reading.question.request.columns.size(), 3u);
  EXPECT_EQ(reading.question.request.columns[0].name, "A");
  EXPECT_EQ(reading.question.request.columns[0].values, (std::vector<double>{3, 5}));
  EXPECT_EQ(reading.notes.front(), "Minutes was split into groups by Unit.");
}

TEST(TestsForm, ALongTailLeadsToRanks) {
  EXPECT_EQ(read({.figures = "A\tB\n1\t2\n2\t3\n1\t2\n2\t3\n1\t2\n90\t80\n"}).question.test->slug, "rank-sum");
}

TEST(TestsForm, CountsOfTotalsAreShares) {
  EXPECT_EQ(read({.figures = "Unit\tDone\tDue\nA\t80\t100\nB\t60\t90\n", .asks = "share"}).question.test->slug,
            "two-proportions");
}

TEST(TestsForm, RefusesAllThatIsWrongTogetherAndKeepsNothingBack) {
  EXPECT_EQ(refusal({}), "figures: Paste or type some figures: a column for each group.");
  const auto wrong = read_tests_form(
      {.figures = kTwoGroups, .test = "guess", .level = "100", .alternative = "up", .null_value = "some"});
  ASSERT_FALSE(wrong);
  std::vector<std::string> fields;
  for (const FieldError& error : wrong.error().fields) fields.push_back(error.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"level", "alternative", "null_value", "test"}));
  EXPECT_TRUE(refusal({.figures = "Unit\nA\nB\n"}).starts_with("figures: There is no column of figures."));
  EXPECT_TRUE(refusal({.figures = "A\tB\tC\n1\t2\t3\n", .asks = "connection"})
                  .starts_with("figures: No test answers this from these columns."));
}

TEST(TestsForm, AnAssumedValueThatTheTestDoesNotTakeIsRefusedAtItsField) {
  EXPECT_EQ(refusal({.figures = kTwoGroups, .test = "pearson", .null_value = "2"}),
            "null_value: Pearson's correlation takes no assumed value: leave this empty.");
  EXPECT_EQ(refusal({.figures = kTwoGroups, .test = "pearson", .null_value = "0"}), "accepted");
}

TEST(TestsForm, WhatATestRefusesIsToldAtTheFigures) {
  const auto answer = test_answer_of(read({.figures = "A\tB\n1\t1\n1\t1\n", .test = "welch-t"}));
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().fields.front().field, "figures");
}

// Once nothing said that a model explains the first column.
TEST(TestAnswer, SaysWhichColumnAModelExplainsAndHowToExplainAnother) {
  const std::string table = "Minutes\tMiles\tHour\n12\t3\t8\n15\t4\t9\n14\t5\t7\n19\t7\t12\n22\t9\t10\n24\t9\t6\n";
  const auto model = test_answer_of(read({.figures = table, .test = "linear-regression"}));
  ASSERT_TRUE(model);
  EXPECT_EQ(model->explained,
            "Minutes is explained by Miles and Hour. To explain another column, paste it as the first one.");
  EXPECT_EQ(test_answer_of(read({.figures = kTwoGroups}))->explained, "");
}

TEST(TestAnswer, ShowsEffectIntervalAndAssumptions) {
  const auto answer = test_answer_of(read({.figures = kTwoGroups}));
  ASSERT_TRUE(answer);
  EXPECT_FALSE(answer->effects.rows.empty());
  EXPECT_EQ(answer->effects.columns[2].title, "95% interval");
  EXPECT_FALSE(answer->assumptions.empty());
  EXPECT_FALSE(answer->numbers.empty());
}

std::string cells_of(const ui::DataTable& table) {
  std::string text;
  for (const ui::TableRow& row : table.rows) {
    for (const ui::Cell& cell : row.cells) text += cell.text + "|";
    text += "\n";
  }
  return text;
}

TEST(TestAnswer, OfTimesShowsTimesInItsTablesAndRatiosAsNumbers) {
  const auto answer = test_answer_of(
      read({.figures = "A\tB\n18:30\t22:10\n17:10\t19:01\n20:10\t21:30\n18:00\t23:20\n", .test = "welch-t"}));
  ASSERT_TRUE(answer);
  EXPECT_TRUE(cells_of(answer->effects).starts_with("Difference of means|-3:03|-5:51 to "))
      << cells_of(answer->effects);
  EXPECT_NE(cells_of(answer->effects).find("Hedges' g|-1."), std::string::npos) << cells_of(answer->effects);
  const auto number = [&](std::string_view key) {
    const auto found = std::ranges::find(answer->numbers, key, &ui::KeyValue::key);
    return found == answer->numbers.end() ? std::string() : found->value;
  };
  EXPECT_EQ(number("Mean of the first group"), "18:28");
  EXPECT_EQ(number("t").find(':'), std::string::npos);
}

TEST(TestsForm, AMillionLettersMayNameManyGroups) {
  constexpr std::size_t kGroups = 40'000;
  std::string figures = "Unit\tMinutes\n";
  for (std::size_t row = 0; row < 2 * kGroups; ++row)
    figures += "a" + std::to_string(row % kGroups) + "\t" + std::to_string(row % 7) + "\n";
  const auto columns = read({.figures = figures, .test = "kruskal-wallis"}).question.request.columns;
  ASSERT_EQ(columns.size(), kGroups);
  EXPECT_EQ(columns.back().name, "a39999");
  EXPECT_EQ(columns.back().values.size(), 2u);
}

}  // namespace
}  // namespace qi::analysis

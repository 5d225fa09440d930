#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tabular/given_file.h"
#include "tabular/layout_guess.h"
#include "tabular/many_figures.h"

namespace qi::tabular {
namespace {

Sheet sheet_of(const std::string& text) {
  auto file = read_given(text);
  EXPECT_TRUE(file) << file.error().message;
  return file->sheets[0];
}

ManyFigures many_of(const Sheet& sheet) {
  const auto guess = guess_layout(sheet);
  EXPECT_TRUE(guess) << guess.error().message;
  auto many = read_many(sheet, guess->choices);
  EXPECT_TRUE(many) << many.error().message;
  return std::move(*many);
}

std::vector<std::string> names_of(const ManyFigures& many) {
  std::vector<std::string> names;
  for (const SeriesFigures& series : many.series) names.push_back(series.series_name + "@" + series.place_name);
  return names;
}

const std::string kWide = "Month,Kent,Surrey\nApr-24,1,4\nMay-24,2,\nJun-24,3,6\n";

TEST(Layouts, GiveTheSameFiguresWhicheverWayTheyLie) {
  const Sheet down = sheet_of(kWide);
  const Sheet across = sheet_of("Area,Apr-24,May-24,Jun-24\nKent,1,2,3\nSurrey,4,,6\n");
  const Sheet listed = sheet_of(
      "Month,Area,Value\nApr-24,Kent,1\nApr-24,Surrey,4\nMay-24,Kent,2\nMay-24,Surrey,\nJun-24,Kent,3\nJun-24,Surrey,"
      "6\n");
  EXPECT_EQ(guess_layout(down)->choices.layout, Layout::dates_down);
  EXPECT_EQ(guess_layout(across)->choices.layout, Layout::dates_across);
  EXPECT_EQ(guess_layout(listed)->choices.layout, Layout::long_rows);
  for (const Sheet* sheet : {&down, &across, &listed}) {
    const ManyFigures many = many_of(*sheet);
    ASSERT_EQ(many.series.size(), 2u);
    const auto& rows = many.series[1].reading.rows;
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_EQ(to_iso(rows[0].date), "2024-04-01");
    EXPECT_EQ(rows[0].value, 4);
    EXPECT_EQ(rows[1].value, std::nullopt);
    EXPECT_EQ(rows[2].value, 6);
  }
  EXPECT_EQ(names_of(many_of(down)), (std::vector<std::string>{"Kent@", "Surrey@"}));
  EXPECT_EQ(names_of(many_of(across)), (std::vector<std::string>{"@Kent", "@Surrey"}));
}

TEST(Layouts, KeepAColumnOfCountsBesideItsValueInOneSeries) {
  const Sheet sheet = sheet_of("Month,Mean minutes,Jobs\nApr-24,40,10\nMay-24,41,12\n");
  EXPECT_EQ(guess_layout(sheet)->choices.layout, Layout::one_series);
  EXPECT_EQ(many_of(sheet).series[0].reading.rows[1].denominator, 12);
}

TEST(Layouts, TakeNoColumnOfPercentagesForCases) {
  for (const char* heading : {"Share of jobs", "% of total", "Denominator"}) {
    const Sheet sheet =
        sheet_of("Month,Mean response," + std::string(heading) + "\nApr-24,8:20,71%\nMay-24,8:40,69%\n");
    const auto guess = guess_layout(sheet);
    ASSERT_TRUE(guess);
    for (const ColumnGuess& column : guess->columns) EXPECT_NE(column.role, ColumnRole::denominator) << heading;
  }
}

TEST(Layouts, TakeTimesThatAreAddedUpForAPart) {
  const auto guess = guess_layout(sheet_of("Month,Numerator,Denominator\nApr-24,120:30,87\nMay-24,118:10,85\n"));
  ASSERT_TRUE(guess);
  EXPECT_EQ(guess->columns[1].role, ColumnRole::numerator);
  EXPECT_EQ(guess->columns[2].role, ColumnRole::denominator);
}

TEST(Layouts, NameARowWithABadDateOnceForAllSeries) {
  const ManyFigures many = many_of(sheet_of("Month,Kent,Surrey\nApr-24,1,4\n31/11/2024,2,5\nJun-24,3,6\n"));
  ASSERT_EQ(many.every_problem().size(), 1u);
  EXPECT_EQ(words_of(many.every_problem()[0]),
            "Row 3: There is no 31 November. Enter a real date, like 30 November 2024.");
  EXPECT_EQ(many.figures(), 4u);
}

TEST(Layouts, CanBeChosenByAPerson) {
  const Sheet sheet = sheet_of(kWide);
  const auto one =
      guess_within(sheet, Layout::one_series, 0, {ColumnRole::date, ColumnRole::unused, ColumnRole::value});
  ASSERT_TRUE(one) << one.error().message;
  const auto many = read_many(sheet, one->choices);
  ASSERT_TRUE(many) << many.error().message;
  ASSERT_EQ(many->series.size(), 1u);
  EXPECT_EQ(many->series[0].series_name, "Surrey");
  EXPECT_FALSE(guess_within(sheet, Layout::one_series, 99, {}));
  EXPECT_FALSE(guess_within(sheet, Layout::dates_across, std::nullopt, {}));
}

TEST(Layouts, ReadTheSecondTableWhenItsHeadingRowIsChosen) {
  const Sheet sheet = sheet_of("Month,Value\nApr-24,1\nMay-24,2\n\nMonth,Complaints\nApr-24,3\nMay-24,5\nJun-24,4\n");
  EXPECT_EQ(many_of(sheet).figures(), 2u);
  const auto second = guess_within(sheet, Layout::one_series, 3, {});
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(read_many(sheet, second->choices)->series[0].reading.rows.size(), 3u);
}

TEST(Layouts, RefuseChoicesThatTheSheetDoesNotHave) {
  const Sheet sheet = sheet_of(kWide);
  LayoutChoices choices = guess_layout(sheet)->choices;
  choices.end_row = 99;
  EXPECT_FALSE(read_many(sheet, choices));
  choices = guess_layout(sheet)->choices;
  choices.roles.pop_back();
  EXPECT_FALSE(read_many(sheet, choices));
}

TEST(Layouts, AreStoredByTheirSlugs) {
  for (const Layout layout : {Layout::one_series, Layout::dates_down, Layout::dates_across, Layout::long_rows})
    EXPECT_EQ(parse_layout(slug(layout)), layout);
  for (const Duplicates duplicates : every_duplicates()) EXPECT_EQ(parse_duplicates(slug(duplicates)), duplicates);
  EXPECT_EQ(parse_column_role("series"), ColumnRole::series);
  EXPECT_EQ(parse_column_role("none"), std::nullopt);
}

std::optional<double> value_with(Duplicates duplicates, const std::string& text) {
  const auto reading = read_figures(text, {.duplicates = duplicates});
  EXPECT_TRUE(reading) << reading.error().message;
  return reading->rows[0].value;
}

TEST(DuplicatesPolicy, SettlesDifferentFiguresOfOnePeriod) {
  const std::string values = "Month,Value\nApr-24,2\nApr-24,4\nMay-24,9\n";
  EXPECT_EQ(value_with(Duplicates::keep_first, values), 2);
  EXPECT_EQ(value_with(Duplicates::keep_last, values), 4);
  EXPECT_EQ(value_with(Duplicates::average, values), 3);
  EXPECT_EQ(value_with(Duplicates::sum, values), 6);
  EXPECT_EQ(read_figures(values)->problems.size(), 1u);
  // The mean of two shares is weighed by their denominators: 30 of 40, not the mean of 50% and 83.3%.
  EXPECT_EQ(value_with(Duplicates::average, "Month,Numerator,Denominator\nApr-24,5,10\nApr-24,25,30\nMay-24,1,2\n"),
            75);
}

TEST(DuplicatesPolicy, DoesNotAddUpPercentages) {
  const auto refused = read_figures("Month,Value\nApr-24,20%\nApr-24,40%\n", {.duplicates = Duplicates::sum});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "Percentages and times cannot be added up. Choose another way for rows of one date.");
}

}  // namespace
}  // namespace qi::tabular

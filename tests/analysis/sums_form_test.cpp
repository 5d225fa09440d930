#include "analysis/try_sums/sums_form.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/try_sums/sums_examples.h"
#include "analysis/try_sums/sums_pages.h"
#include "analysis/try_sums/sums_view.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

std::string refusal(const SumsForm& form) {
  const auto reading = read_sums_form(form);
  const auto answer = reading ? sums_answer_of(*reading) : Result<SumsAnswer>(reading.error());
  if (answer) return "accepted";
  std::string all;
  for (const FieldError& error : answer.error().fields)
    all += (all.empty() ? "" : " | ") + error.field + ": " + error.message;
  return all;
}

SumsForm form_of(std::string chart, std::string figures) {
  SumsForm form = fresh_sums_form(chart);
  form.figures = std::move(figures);
  return form;
}

SumsAnswer answered(const SumsForm& form) {
  const auto reading = read_sums_form(form);
  if (!reading) throw std::runtime_error(reading.error().fields.front().message);
  const auto answer = sums_answer_of(*reading);
  if (!answer) throw std::runtime_error(answer.error().fields.front().message);
  return *answer;
}

std::string page_of(const SumsForm& form) {
  html::Page h;
  sums_page(h, {.form = form,
                .errors = {},
                .answer = std::nullopt,
                .action = html::Url::path("/try/sums"),
                .csrf_token = {},
                .example_note = {}});
  return std::move(h).take();
}

TEST(SumsForm, EveryChartHasAnExampleThatIsAnswered) {
  for (const SumsChartRow& row : sums_charts()) {
    const SumsAnswer answer = answered(sums_example(row.slug).form);
    EXPECT_TRUE(answer.problems.empty()) << row.slug;
    EXPECT_FALSE(answer.saying->sentence.headline.empty()) << row.slug;
    ASSERT_FALSE(answer.pictures.empty()) << row.slug;
    EXPECT_EQ(answer.pictures.size(), row.slug == "racusum" || row.slug == "zmr" ? 2u : 1u) << row.slug;
    EXPECT_FALSE(answer.table->rows.empty()) << row.slug;
    EXPECT_NE(answer.csv.find("\r\n"), std::string::npos) << row.slug;
  }
}

// Once taking another chart emptied the form.
TEST(SumsForm, KeepsWhatItCanWhereAnotherChartIsTaken) {
  SumsForm form = form_of("cusum", "12\n14\n13\n");
  form.name = "Time to answer";
  form.options["baseline"] = "20";
  form.options["interval"] = "4";
  form.chart = "bcusum";
  const SumsForm taken = with_chart_taken(form);
  EXPECT_EQ(taken.chart, "bcusum");
  EXPECT_EQ(taken.figures, form.figures);
  EXPECT_EQ(taken.name, form.name);
  EXPECT_EQ(taken.option("baseline"), "20") << "both charts have a baseline";
  EXPECT_EQ(taken.option("interval"), "4") << "kept for the chart that has this choice";
  EXPECT_EQ(taken.option("odds_ratio"), fresh_sums_form("bcusum").option("odds_ratio"));
}

// Once a box that another chart lacks was empty again on the way back.
TEST(SumsForm, CarriesUnseenWhatAnotherChartDoesNotAsk) {
  SumsForm form = form_of("cusum", "12\n14\n13\n");
  form.options["interval"] = "4";
  form.chart = "t2";
  const std::string page = page_of(with_chart_taken(form));
  EXPECT_NE(page.find("<input type=\"hidden\" name=\"interval\" value=\"4\">"), std::string::npos);
  EXPECT_EQ(page.find("<input type=\"hidden\" name=\"confidence\""), std::string::npos) << "it has a box of its own";
}

std::string value_of(const SumsAnswer& answer, const std::string& key) {
  for (const ui::KeyValue& number : answer.numbers)
    if (number.key == key) return number.value;
  return "none";
}

// Once the page judged two figures, which no chart over time does.
TEST(SumsForm, JudgesNoFewerFiguresThanOtherChartsDo) {
  for (const char* chart : {"cusum", "bcusum"}) {
    const bool are_outcomes = std::string_view(chart) == "bcusum";
    const SumsAnswer answer = answered(form_of(chart, are_outcomes ? "Outcome\n1\n0\n" : "Value\n12\n14\n"));
    EXPECT_EQ(answer.saying->sentence.headline, "Too early to tell.") << chart;
    EXPECT_NE(answer.saying->sentence.explanation.find("Add 11 more"), std::string::npos)
        << answer.saying->sentence.explanation;
  }
  SumsForm known = form_of("cusum", "Value\n12\n15\n");
  known.options["center"] = "10";
  known.options["sigma"] = "1";
  EXPECT_EQ(answered(known).saying->sentence.headline, "A lasting rise.") << "limits that are given need no minimum";
}

// Once neither the picture nor the numbers nor the file said which phase they were of.
TEST(SumsForm, NamesThePhasesOnThePictureBesideTheNumbersAndInTheFile) {
  std::string figures = "Value\tPhase\n";
  for (int i = 0; i < 24; ++i)
    figures += std::to_string((i < 12 ? 20 : 10) + i % 3) + "\t" +
               (i == 0    ? "Before"
                : i == 12 ? "New rota"
                          : "") +
               "\n";
  const SumsAnswer cusum = answered(form_of("cusum", figures));
  EXPECT_EQ(value_of(cusum, "Centre, Before"), "21.00");
  EXPECT_EQ(value_of(cusum, "Centre, New rota"), "11.00");
  EXPECT_EQ(value_of(cusum, "Centre"), "none");
  EXPECT_NE(cusum.csv.find("Signal,Phase\r\n"), std::string::npos);
  EXPECT_NE(cusum.csv.find(",New rota\r\n"), std::string::npos);
  for (const char* chart : {"cusum", "ewma"}) {
    const SumsAnswer answer = answered(form_of(chart, figures));
    const std::string picture = answer.pictures.front().figure->wide.markup();
    EXPECT_NE(picture.find(">New rota<"), std::string::npos) << chart;
    EXPECT_NE(value_of(answer, "Centre, New rota"), "none") << chart;
  }
}

TEST(SumsForm, NamesThePhaseOfEachRowEvenInAGroupThatHasOneAlone) {
  std::string figures = "Value\tPhase\tGroup\n";
  for (int i = 0; i < 14; ++i)
    figures += std::to_string(20 + i % 3) + (i < 7 ? "\t\tEast\n" : "\tAfter\tEast\n") + std::to_string(20 + i % 3) +
               "\tBefore\tWest\n";
  const std::string csv = answered(form_of("cusum", figures)).csv;
  for (const std::string_view phase : {"Phase 1", "After", "Before"})
    EXPECT_NE(csv.find("," + std::string(phase) + "\r\n"), std::string::npos) << csv;
}

// Once a note of more than 120 letters refused the chart.
TEST(SumsForm, TellsThatANoteIsShortened) {
  const SumsAnswer answer = answered(form_of("cusum", "Value\tNote\n12\t" + std::string(121, 'a') + "\n14\t\n13\t\n"));
  EXPECT_EQ(std::ranges::count(answer.notes, "1 note has more than 120 letters, of which the first are shown."), 1);
}

TEST(SumsForm, ChoosesTheChartInTheFormOfTheTable) {
  const std::string page = page_of(form_of("cusum", "12\n14\n13\n"));
  const std::size_t choice = page.find("name=\"chart\"");
  const std::size_t figures = page.find("name=\"figures\"");
  ASSERT_NE(choice, std::string::npos);
  ASSERT_LT(choice, figures);
  EXPECT_EQ(page.substr(choice, figures - choice).find("</form>"), std::string::npos);
}

TEST(SumsForm, SaysThatANumberIsTooLargeAndNotThatAColumnIsMissing) {
  EXPECT_EQ(refusal(form_of("ewma", "Value\n1e300\n2e300\n3e300\n")),
            "figures: The table holds numbers that are too large to compute with. Give the figures in another unit.");
}

TEST(SumsForm, OffersEveryFurtherChart) {
  for (const spc::FurtherChartRow& row : spc::further_charts()) EXPECT_TRUE(find_sums_chart(row.slug)) << row.slug;
}

// 9.45 7.99 9.29 11.66 12.16 about 10 with sigma 1: Montgomery's tabular CUSUM.
TEST(SumsForm, AddsUpAsTheBookDoes) {
  SumsForm form = form_of("cusum", "Value\n9.45\n7.99\n9.29\n11.66\n12.16\n");
  form.options["center"] = "10";
  form.options["sigma"] = "1";
  const SumsAnswer answer = answered(form);
  EXPECT_EQ(answer.csv,
            "\xEF\xBB\xBFPoint,Value,For a rise,For a fall,Signal\r\n1,9.45,0,-0.05000000000000071,\r\n2,7.99,0,"
            "-1.5600000000000005,\r\n3,9.29,0,-1.7700000000000014,\r\n4,11.66,1.1600000000000001,0,\r\n5,12.16,"
            "2.8200000000000003,0,\r\n");
  EXPECT_EQ(answer.setting, "It is set to find a lasting change of 1 sigma soon, which is 1.00 here.");
}

TEST(SumsForm, ReadsSeveralColumnsAsSubgroups) {
  const auto reading = read_sums_form(form_of("ewma", "A\tB\n9\t11\n10\t14\n8\t10\n12\t12\n"));
  ASSERT_TRUE(reading);
  const auto& request = std::get<SpcQuestion>(reading->parts.front().question).request;
  EXPECT_EQ(request.subgroups.size(), 4u);
  EXPECT_TRUE(request.values.empty());
  EXPECT_EQ(refusal(form_of("xbar", "A\n9\n10\n")),
            "figures: This table has too few columns for the chart. Two columns of figures or more: each row is one "
            "subgroup.");
}

TEST(SumsForm, NamesRowsByTheirDatesWhereEachHasItsOwn) {
  const auto dated =
      read_sums_form(form_of("cusum", "Month\tMinutes\n2024-01-01\t12\n2024-02-01\t11\n2024-03-01\t13\n"));
  ASSERT_TRUE(dated);
  EXPECT_EQ(std::get<SumsQuestion>(dated->parts.front().question).wording.dates.size(), 3u);
  const auto shared = read_sums_form(form_of("bcusum", "Day\tDied\n2024-01-01\t0\n2024-01-01\t1\n2024-03-01\t0\n"));
  ASSERT_TRUE(shared);
  EXPECT_TRUE(std::get<SumsQuestion>(shared->parts.front().question).wording.dates.empty());
  EXPECT_EQ(shared->notes.size(), 1u);
}

TEST(SumsForm, ReadsRisksAsPercentWhereTheyAreAboveOne) {
  const auto reading = read_sums_form(form_of("racusum", "Died\tRisk\n0\t4%\n1\t30%\n0\t0.5%\n"));
  ASSERT_TRUE(reading);
  EXPECT_EQ(std::get<SumsQuestion>(reading->parts.front().question).risk_adjusted.risks,
            (std::vector<double>{0.04, 0.3, 0.005}));
  EXPECT_EQ(reading->notes.front(), "The risks were read as percent, as they are above 1.");
  EXPECT_TRUE(refusal(form_of("racusum", "Died\tRisk\n0\t0.1\n1\t5\n0\t0.2\n"))
                  .find("Some risks are above 1 and some below.") != std::string::npos);
}

TEST(SumsForm, RefusesAllThatIsWrongTogether) {
  SumsForm form = form_of("cusum", "Value\n9\n8\n9\n11\n");
  form.options["shift"] = "some";
  form.options["center"] = "10";
  form.options["better"] = "up";
  form.options["baseline"] = "2.5";
  EXPECT_EQ(refusal(form),
            "better: Choose which way is better, or choose neither. | sigma: Give a centre and a sigma together, or "
            "leave both empty. | baseline: Give a whole number of rows, like 20, or leave this empty. | shift: Give a "
            "number, like 1.5, or leave this empty.");
  EXPECT_EQ(refusal(form_of("cusum", " ")),
            "figures: Paste or type some figures. One column of figures, in time order. Several columns: the figures "
            "of each row are one subgroup.");
  EXPECT_EQ(refusal(form_of("bcusum", "Died\n0\n2\n1\n")).substr(0, 8), "figures:");
  form.chart = "pie";
  EXPECT_EQ(refusal(form), "chart: Choose one of the charts.");
}

TEST(SumsForm, RefusesAKindWithoutWhatItShouldBe) {
  EXPECT_EQ(refusal(form_of("dnom", "Kind\tMinutes\tShould be\nA\t40\t38\nA\t41\t39\nB\t90\t95\n")),
            "figures: The kind A has two different figures in the column of what it should be. Give it one.");
  EXPECT_EQ(refusal(form_of("dnom", "Kind\tMinutes\tShould be\nA\t40\t38\nB\t90\t\n")),
            "figures: Say what the kind B should be.");
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(SumsForm, LeavesOutStartsAnewAndTellsEventsByColumnsBesideTheFigures) {
  SumsForm form = form_of("cusum",
                          "Value\tLeave out\tPhase\tNote\n9.45\t\tA\t\n99\tx\tA\t\n9.29\t\tA\tNew rota\n"
                          "11.66\t\tB\t\n12.16\t\tB\t\n");
  form.options["center"] = "10";
  form.options["sigma"] = "1";
  const SumsAnswer answer = answered(form);
  EXPECT_EQ(answer.csv,
            "\xEF\xBB\xBFPoint,Value,For a rise,For a fall,Signal,Phase,Left "
            "out,Note\r\n1,9.45,0,-0.05000000000000071,,A,,\r\n"
            "2,99,,,,A,yes,\r\n3,9.29,0,-0.26000000000000156,,A,,New rota\r\n4,11.66,1.1600000000000001,0,,B,,\r\n5,"
            "12.16,2.8200000000000003,0,,B,,\r\n");
  ASSERT_TRUE(answer.events);
  EXPECT_EQ(answer.events->rows.front().id, "event-E1");
  const std::string& picture = answer.pictures.front().figure->wide.markup();
  EXPECT_EQ(count_of(picture, "href=\"#event-E1\""), 1u);
  EXPECT_NE(picture.find("Left out of the sums"), std::string::npos);
  EXPECT_EQ(answer.pictures.front().figure->samples.front().words, "Left out");
}

TEST(SumsForm, EveryChartTakesExclusionsPhasesAndNotes) {
  for (const SumsChartRow& row : sums_charts()) {
    SumsForm form = sums_example(row.slug).form;
    std::string marked;
    std::size_t line = 0;
    for (const std::string_view each : split(form.figures, '\n')) {
      if (each.empty()) continue;
      marked += std::string(each) +
                (line == 0    ? "\tLeave out\tPhase\tNote"
                 : line == 4  ? "\tx\tfirst\tNew form"
                 : line >= 12 ? "\t\tsecond\t"
                              : "\t\tfirst\t") +
                "\n";
      ++line;
    }
    form.figures = marked;
    if (row.slug == "bcusum") form.options["accepted"] = "8";
    if (row.slug == "zmr") form.options["sigma_of"] = "all";
    form.options["baseline"] = "";
    const SumsAnswer answer = answered(form);
    const auto chart = std::ranges::find(answer.pictures, SumsDisplay::chart, &SumsPicture::display);
    ASSERT_NE(chart, answer.pictures.end()) << row.slug;
    const std::string& file = chart->standing_alone;
    EXPECT_NE(file.find(">E1<"), std::string::npos) << row.slug;
    EXPECT_NE(file.find("Left out of "), std::string::npos) << row.slug;
    EXPECT_NE(answer.csv.find(",Left out,Note"), std::string::npos) << row.slug;
    EXPECT_EQ(file.find("nan"), std::string::npos) << row.slug;
  }
}

TEST(SumsForm, DrawsASmallChartForEachGroupOnOneScale) {
  const std::string table =
      "Month\tGroup\tMinutes\n2024-01-01\tAshford\t10\n2024-02-01\tAshford\t11\n2024-03-01\tAshford\t9\n"
      "2024-01-01\tThanet\t10\n2024-02-01\tThanet\t30\n2024-03-01\tThanet\t30\n";
  SumsForm form = form_of("cusum", table);
  form.options["center"] = "10";
  form.options["sigma"] = "1";
  const SumsAnswer answer = answered(form);
  EXPECT_FALSE(answer.saying) << "each has its own";
  ASSERT_EQ(answer.pictures.size(), 1u);
  const ui::SmallFigures& small = *answer.pictures.front().small;
  ASSERT_EQ(small.figures.size(), 2u);
  EXPECT_EQ(small.figures[0].title, "Ashford");
  EXPECT_TRUE(small.figures[0].detail.starts_with("No lasting change."));
  EXPECT_TRUE(small.figures[1].detail.starts_with("A lasting rise."));
  EXPECT_NE(small.figures[0].compact.markup().find(">40<"), std::string::npos) << "the scale of Thanet";
  EXPECT_EQ(count_of(answer.pictures.front().standing_alone, "<svg"), 3u) << "a sheet with both";
  EXPECT_NE(answer.csv.find("Group,Period,Value"), std::string::npos);
  EXPECT_NE(answer.csv.find("Thanet,2024-02-01,30"), std::string::npos);
}

// Once small charts of short runs and subgroups each had a scale of their own, so that no two could be compared.
TEST(SumsForm, DrawsSmallChartsOfAnyKindOnOneScale) {
  std::string figures = "Value\tGroup\n";
  for (int i = 0; i < 30; ++i)
    figures += std::to_string((i < 15 ? 10 : 100) + i % 4) + (i < 15 ? "\tLow" : "\tHigh") + "\n";
  const SumsAnswer answer = answered(form_of("ewma", figures));
  EXPECT_EQ(answer.setting, "All have the same scale, and each has its own limits.");
  const ui::SmallFigures& small = *answer.pictures.front().small;
  ASSERT_EQ(small.figures.size(), 2u);
  for (const ui::ChartFigure& figure : small.figures)
    EXPECT_NE(figure.compact.markup().find(">100<"), std::string::npos) << figure.title;
}

TEST(SumsForm, TellsWhichGroupHasNoChartAndDrawsTheOthers) {
  const SumsAnswer answer =
      answered(form_of("t2", "Group\tA\tB\nX\t1\t2\nX\t2\t1\nX\t3\t5\nX\t4\t3\nX\t2\t4\nX\t1\t1\nY\t1\t2\nY\t2\t1\n"));
  EXPECT_EQ(answer.pictures.front().small->figures.size(), 1u);
  EXPECT_EQ(
      answer.notes.back(),
      "Y has no chart. There are too few observations for so many variables. Give more of them, or leave some out.");
}

TEST(SumsForm, SaysOnceWhatIsWrongWithAnOptionOfAllGroups) {
  SumsForm form = form_of("cusum", "Group\tA\nX\t1\nY\t2\n");
  form.options["interval"] = "wide";
  EXPECT_EQ(refusal(form), "interval: Give a number, like 1.5, or leave this empty.");
}

}  // namespace
}  // namespace qi::analysis

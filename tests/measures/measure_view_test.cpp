#include "measures/page/measure_view.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "figures_in_memory.h"
#include "measures/page/measure_facts.h"

namespace qi::measures {
namespace {

MeasurePage page_of(const SeriesFigures& figures, const MeasureQuery& query = {}, Date today = on("2025-04-30"),
                    bool may_change = false) {
  const std::vector<Organisation> places{figures.organisation};
  auto page =
      measure_page_of({.figures = figures, .query = query, .places = places, .today = today, .may_change = may_change});
  QI_ASSERT(static_cast<bool>(page));
  return *std::move(page);
}

std::string about(const MeasurePage& page, std::string_view key) {
  const auto found = std::ranges::find(page.about, key, &ui::KeyValue::key);
  return found == page.about.end() ? "" : found->value;
}

TEST(MeasurePage, ShowsTheRealCategoryTwoFiguresAgainstTheStandard) {
  const MeasurePage page = page_of(category_two());
  ASSERT_TRUE(page.verdict);
  EXPECT_EQ(page.verdict->period, "March 2025");
  EXPECT_EQ(page.verdict->value, "27:47");
  EXPECT_EQ(page.verdict->target, "18:00");
  EXPECT_EQ(page.verdict->assurance, spc::Assurance::fail);
  ASSERT_EQ(page.phases.size(), 3u);
  EXPECT_EQ(page.phases[0].heading, "Since January 2023 to March 2025");
  EXPECT_EQ(page.phases[1].heading, "Demand returned, June 2021 to December 2022");
  EXPECT_EQ(page.phases[0].limits, "Mean 28:21, limits 19:44 to 36:58, from 27 points.");
  EXPECT_EQ(page.phases[0].decided_by, "Proposed by Priya Nair, approved by Dan Okafor.");
  EXPECT_EQ(about(page, "Limits"), "27 points since January 2023. The winter peak had passed. Approved by Dan Okafor.");
  EXPECT_EQ(page.verdict->note, "Written from the chart rules on 30 April 2025. Data to March 2025.");
}

TEST(MeasurePage, JudgesTheSameChartAgainstTheThirtyMinuteAmbitionWhenAsked) {
  const SeriesFigures figures = category_two();
  const MeasurePage page = page_of(figures, {.target = TargetId{2}});
  EXPECT_EQ(page.verdict->assurance, spc::Assurance::hit_or_miss);
  EXPECT_EQ(page.verdict->target, "30:00");
  ASSERT_EQ(page.targets.size(), 2u);
  EXPECT_EQ(page.targets[0].value, "18:00");
  EXPECT_TRUE(page.targets[0].url) << "the standard can be chosen again";
  EXPECT_FALSE(page.targets[1].url);
  EXPECT_EQ(page.targets[1].holds, "Ambition, from 1 April 2023");
  const auto met = std::ranges::count_if(figures.points, [](const Point& point) {
    return point.period >= on("2024-04-01") && *point.figure.value <= 1800;
  });
  EXPECT_EQ(page.targets[1].met, "Met in " + std::to_string(met) + " of the last 12 months.");
}

TEST(MeasurePage, RefusesATargetThatTheSeriesDoesNotHave) {
  const SeriesFigures figures = category_two();
  const MeasureQuery query{.target = TargetId{99}};
  const auto page = measure_page_of({.figures = figures, .query = query, .places = {}, .today = on("2025-04-30")});
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().kind, ErrorKind::not_found);
}

TEST(MeasurePage, ListsEveryRuleAndWhatItFoundNewestFirst) {
  std::vector<double> values = steady(20);
  values[5] = 90;
  values[12] = 10;
  const MeasurePage page = page_of(percentages(values));
  ASSERT_EQ(page.rules.size(), 4u);
  EXPECT_EQ(page.rules[0].rule, spc::RuleId::outside_limits);
  ASSERT_EQ(page.rules[0].hits.size(), 2u);
  EXPECT_EQ(page.rules[0].hits[0].span.text, "January 2024");
  EXPECT_EQ(page.rules[0].hits[0].span.tone, ui::Tone::concern);
  EXPECT_EQ(page.rules[0].hits[1].span.text, "June 2023");
  EXPECT_EQ(page.rules[0].hits[1].span.tone, ui::Tone::improve);
  EXPECT_TRUE(page.rules[0].hits[1].note.starts_with("90.0%")) << page.rules[0].hits[1].note;
}

TEST(MeasurePage, SaysHowManyPointsARunChartStillNeeds) {
  const MeasurePage page = page_of(percentages(steady(6)), {}, on("2023-07-15"), true);
  EXPECT_EQ(page.too_few,
            "6 of 13 points so far. Limits appear at 13, in about 7 months. Until then this is a run chart.");
  ASSERT_TRUE(page.older_data);
  EXPECT_EQ(page.older_data->text, "Add older data to start sooner");
  EXPECT_FALSE(page.moving_range);
  EXPECT_EQ(about(page, "Limits"), "None yet. They need 13 points; there are 6.");
}

TEST(MeasurePage, OfOnePointHasAChartAndATable) {
  const MeasurePage page = page_of(percentages({61.5}), {}, on("2023-02-10"));
  ASSERT_TRUE(page.figure);
  ASSERT_TRUE(page.table);
  EXPECT_EQ(page.table->rows.size(), 1u);
  EXPECT_EQ(page.verdict->value, "61.5%");
  EXPECT_EQ(page.settings.title, "South East Coast, 1 month");
}

TEST(MeasurePage, WithoutFiguresOffersTheOneNextStepToThoseWhoMayTakeIt) {
  const MeasurePage contributor = page_of(percentages({}), {}, on("2023-02-10"), true);
  ASSERT_TRUE(contributor.empty);
  ASSERT_TRUE(contributor.empty->next);
  EXPECT_EQ(contributor.empty->next->text, "Bring in figures");
  EXPECT_FALSE(contributor.verdict);
  EXPECT_TRUE(contributor.downloads.empty());
  const MeasurePage viewer = page_of(percentages({}), {}, on("2023-02-10"));
  EXPECT_FALSE(viewer.empty->next);
  EXPECT_FALSE(viewer.contributor);
}

TEST(MeasurePage, SaysWhatWasSavedAndRepeatsNothingElseFromTheAddress) {
  const SeriesFigures figures = category_two();
  const auto notices = [&](std::string_view saved) {
    const auto page =
        measure_page_of({.figures = figures, .query = {}, .places = {}, .today = on("2025-04-30"), .saved = saved});
    return page->notices;
  };
  ASSERT_EQ(notices("figure").size(), 1u);
  EXPECT_EQ(notices("figure").front().kind, ui::NoticeKind::done);
  EXPECT_TRUE(notices("").empty());
  EXPECT_TRUE(notices("you have won").empty());
}

TEST(MeasurePage, SaysWhenFiguresAreLate) {
  const SeriesFigures figures = percentages(steady(15));  // to March 2024
  EXPECT_TRUE(page_of(figures, {}, on("2024-05-31")).notices.empty());
  const MeasurePage late = page_of(figures, {}, on("2024-06-01"));
  ASSERT_EQ(late.notices.size(), 1u);
  EXPECT_EQ(late.notices[0].title, "Data is late");
  EXPECT_EQ(late.notices[0].text,
            "The figure for April 2024 should have been here by 31 May 2024. The chart stops at March 2024.");
}

TEST(MeasurePage, OfAClosedMeasureIsNotLate) {
  SeriesFigures figures = percentages(steady(15));
  figures.measure.closed_at = Instant(on("2024-04-10").days());
  const MeasurePage page = page_of(figures, {}, on("2025-06-01"));
  ASSERT_EQ(page.notices.size(), 1u);
  EXPECT_EQ(page.notices[0].text, "This measure was closed on 10 April 2024. No more figures are expected.");
}

TEST(MeasurePage, MarksSyntheticFigures) {
  SeriesFigures figures = percentages(steady(15));
  figures.measure.is_synthetic = true;
  const MeasurePage page = page_of(figures, {}, on("2024-04-10"));
  ASSERT_FALSE(page.notices.empty());
  EXPECT_TRUE(page.notices[0].text.starts_with("Synthetic: made for this demonstration."));
}

TEST(MeasurePage, CallsALaterPhaseWithFewPointsProvisional) {
  SeriesFigures figures = percentages(steady(20));
  figures.phases.push_back({.id = {1},
                            .series = {1},
                            .starts_on = on("2024-03-01"),
                            .title = "New rota",
                            .reason = "The rota changed.",
                            .author = {.account = std::nullopt, .name = "Priya Nair"},
                            .approver = "Priya Nair"});
  const MeasurePage page = page_of(figures, {}, on("2024-09-10"));
  ASSERT_EQ(page.notices.size(), 1u);
  EXPECT_TRUE(
      page.notices[0].text.starts_with("The limits since March 2024 are provisional: they rest on 6 of the 13 points"))
      << page.notices[0].text;
  ASSERT_EQ(page.phases.size(), 2u);
  EXPECT_EQ(page.phases[0].decided_by, "Decided by Priya Nair.");
  EXPECT_EQ(page.phases[1].decided_by, "");
}

TEST(MeasurePage, ShowsTwoYearsOfTheTableAndOffersTheRest) {
  const MeasurePage page = page_of(category_two());
  EXPECT_EQ(page.table->rows.size(), kTableRows);
  EXPECT_EQ(page.table->rows[0].cells[0].text, "Mar 2025");
  ASSERT_TRUE(page.all_rows);
  EXPECT_EQ(page.all_rows->text, "Show all 88 months");
  EXPECT_EQ(page.all_rows->url.text(), "/measures/7/RYD?rows=all#data");
  const MeasurePage all = page_of(category_two(), {.all_rows = true});
  EXPECT_EQ(all.table->rows.size(), 88u);
  EXPECT_FALSE(all.all_rows);
}

TEST(MeasurePage, WithoutATargetOrAGoodDirectionHasNoAssurance) {
  SeriesFigures figures = percentages(steady(20));
  EXPECT_EQ(page_of(figures).verdict->target, "");
  EXPECT_EQ(page_of(figures).verdict->assurance, spc::Assurance::none);
  EXPECT_TRUE(page_of(figures).targets.empty());
  figures.targets = {target_of(1, 99, TargetKind::local, "2023-01-01")};
  figures.measure.definition.better = spc::Direction::neutral;
  EXPECT_EQ(page_of(figures).verdict->assurance, spc::Assurance::none);
  EXPECT_EQ(about(page_of(figures), "Which way is better"), "Neither way is better");
}

TEST(MeasurePage, NamesPointsLeftOutWithTheirReasons) {
  SeriesFigures figures = percentages(steady(20));
  figures.exclusions.push_back(
      {.id = {1}, .series = {1}, .period = on("2023-06-01"), .reason = "The count was wrong."});
  EXPECT_EQ(about(page_of(figures), "Left out of the limits"), "June 2023: The count was wrong.");
}

TEST(MeasurePage, KeepsTestsOfChangeApartFromEventsAndSaysBothNewestFirst) {
  SeriesFigures figures = percentages(steady(20));
  const auto note = [&](int id, const char* date, const char* code, AnnotationKind kind) {
    figures.annotations.push_back(
        {.id = {id}, .series = {1}, .happened_on = on(date), .code = code, .title = "Prompt card", .kind = kind});
  };
  note(3, "2023-02-10", "P1", AnnotationKind::test_of_change);
  note(4, "2023-05-01", "E1", AnnotationKind::event);
  note(5, "2023-09-01", "P2", AnnotationKind::test_of_change);
  const MeasurePage page = page_of(figures);
  ASSERT_EQ(page.tests_of_change.size(), 2u);
  EXPECT_EQ(page.tests_of_change[0].title, "P2 Prompt card");
  EXPECT_EQ(page.tests_of_change[1].id, "event-3");
  EXPECT_EQ(page.tests_of_change[1].when, "10 February 2023");
  ASSERT_EQ(page.events.size(), 1u);
}

}  // namespace
}  // namespace qi::measures

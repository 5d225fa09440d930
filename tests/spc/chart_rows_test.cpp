// The rows that menus, help and API print: every chart has its words, and no two share a name.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"

namespace qi::spc {
namespace {

bool is_a_sentence(std::string_view words) {
  return !words.empty() && (words.ends_with('.') || words.ends_with('?'));
}

TEST(ChartRows, AllHaveTheirWordsAndANameOfTheirOwn) {
  std::set<std::string> slugs;
  std::set<std::string> titles;
  for (const ChartRow& row : chart_catalogue()) {
    EXPECT_TRUE(is_a_sentence(row.what_for)) << row.slug;
    EXPECT_FALSE(row.short_use.empty()) << row.slug;
    EXPECT_FALSE(slug(row.takes).empty()) << row.slug;
    EXPECT_FALSE(row.source.empty()) << row.slug;
    EXPECT_FALSE(row.centre.empty()) << row.slug;
    EXPECT_TRUE(row.limits) << row.slug;
    EXPECT_LT(row.least, row.most) << row.slug;
    EXPECT_TRUE(slugs.emplace(row.slug).second) << row.slug;
    EXPECT_TRUE(titles.emplace(row.title).second) << row.slug;
    EXPECT_EQ(find_chart(row.slug), row.kind);
  }
  for (const FurtherChartRow& row : further_charts()) {
    EXPECT_TRUE(is_a_sentence(row.what_for)) << row.slug;
    EXPECT_TRUE(is_a_sentence(row.takes)) << row.slug;
    EXPECT_FALSE(row.source.empty()) << row.slug;
    EXPECT_TRUE(slugs.emplace(row.slug).second) << row.slug;
    EXPECT_TRUE(titles.emplace(row.title).second) << row.slug;
    EXPECT_EQ(find_further_chart(row.slug), row.kind);
    EXPECT_EQ(further_chart(row.kind).title, row.title);
  }
}

TEST(CentreName, IsWhatTheProfileMadeOfIt) {
  Profile profile = profile_of(ProfileId::mdc);
  EXPECT_EQ(centre_name(ChartKind::g, profile), "Median");
  profile.rare_event_centre = RareEventCentre::mean;
  EXPECT_EQ(centre_name(ChartKind::g, profile), "Mean");
  profile.rare_event_centre = RareEventCentre::share_of_mean;
  EXPECT_EQ(centre_name(ChartKind::g, profile), "Centre");
  EXPECT_EQ(centre_name(ChartKind::individuals_median, profile), "Median");
  EXPECT_EQ(centre_name(ChartKind::p, profile), "Mean");
}

TEST(IsOfEvents, HoldsForGapsBetweenRareEventsAlone) {
  std::set<std::string_view> of_events;
  for (const ChartRow& chart : chart_catalogue())
    if (is_of_events(chart.kind)) of_events.insert(chart.slug);
  EXPECT_EQ(of_events, (std::set<std::string_view>{"g", "t"}));
}

TEST(Formula, SaysByProfileWhereTheProfileChooses) {
  for (const ChartKind kind :
       {ChartKind::individuals, ChartKind::individuals_median, ChartKind::individuals_median_range, ChartKind::p,
        ChartKind::np, ChartKind::u, ChartKind::c, ChartKind::p_prime, ChartKind::u_prime, ChartKind::g, ChartKind::t,
        ChartKind::subgroup_mean, ChartKind::subgroup_range, ChartKind::subgroup_deviation})
    EXPECT_NE(chart_row(kind).formula.find("by profile"), std::string_view::npos) << chart_row(kind).slug;
}

}  // namespace
}  // namespace qi::spc

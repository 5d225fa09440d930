#include "spc/pareto.h"

#include <gtest/gtest.h>

#include "spc/pareto_words.h"

namespace qi::spc {
namespace {

Pareto pareto_of(const ParetoRequest& request) {
  const auto found = pareto(request);
  EXPECT_TRUE(found) << found.error().message;
  return found ? *found : Pareto{};
}

std::vector<std::string> names_of(const Pareto& found) {
  std::vector<std::string> names;
  for (const ParetoRow& row : found.rows) names.push_back(row.category);
  return names;
}

using Names = std::vector<std::string>;

TEST(Pareto, AgreesWithTheWorkedExample) {
  const Pareto found = pareto_of({.entries = {{"Crew", 2}, {"Kit", 5}, {"Fuel", 3}}});
  EXPECT_EQ(names_of(found), (Names{"Kit", "Fuel", "Crew"}));
  EXPECT_DOUBLE_EQ(found.rows[1].share, 0.3);
  EXPECT_DOUBLE_EQ(found.rows[1].cumulative_share, 0.8);
  EXPECT_EQ(found.rows[2].cumulative_share, 1);
  EXPECT_EQ(found.vital_rows, 0u);
}

TEST(Pareto, PutsTiesInOrderOfTheAlphabetWhateverTheirCapitals) {
  const Pareto found = pareto_of({.entries = {{"kit", 2}, {"Fuel", 2}, {"Zinc", 9}, {"apple", 2}, {" Fuel ", 0}}});
  EXPECT_EQ(names_of(found), (Names{"Zinc", "apple", "Fuel", "kit"}));
}

TEST(Pareto, AddsUpEntriesOfOneCategoryWithTheirWeights) {
  const Pareto found = pareto_of({.entries = {{"Kit", 1, 0.1}, {"Fuel", 2, 0.05}, {"Kit", 1, 0.2}, {"Fuel", 1, 0.4}}});
  EXPECT_TRUE(found.is_weighted);
  EXPECT_EQ(names_of(found), (Names{"Fuel", "Kit"}));
  EXPECT_DOUBLE_EQ(found.rows[0].amount, 0.5);
  EXPECT_EQ(found.rows[0].count, 3);
  EXPECT_DOUBLE_EQ(found.total_amount, 0.8);
  EXPECT_EQ(found.total_count, 5);
}

TEST(Pareto, OfOneCategoryIsAllOfIt) {
  const Pareto found = pareto_of({.entries = {{"Kit", 7}}});
  EXPECT_EQ(found.rows[0].share, 1);
  EXPECT_EQ(pareto_sentence(found, {}).headline, "All cases are of one kind: Kit.");
}

TEST(Pareto, MarksTheVitalFewAndOnlyWhereTheyAreFew) {
  const Pareto few =
      pareto_of({.entries = {{"A", 132}, {"B", 104}, {"C", 71}, {"D", 38}, {"E", 27}, {"F", 18}, {"G", 22}}});
  EXPECT_EQ(few.vital_rows, 4u);
  EXPECT_TRUE(few.rows[3].is_vital);
  EXPECT_FALSE(few.rows[4].is_vital);
  const Verdict verdict = pareto_sentence(few, {.cases = "missed calls"});
  EXPECT_EQ(verdict.headline, "4 of 7 causes explain 84% of missed calls.");
  EXPECT_EQ(verdict.explanation, "The largest is A, with 132 of 412 (32%).");
  ParetoRequest flat;
  for (char name = 'A'; name <= 'J'; ++name) flat.entries.push_back({std::string(1, name), 10});
  EXPECT_EQ(pareto_of(flat).vital_rows, 0u);
  EXPECT_EQ(pareto_sentence(pareto_of(flat), {}).headline, "No few causes explain most cases.");
  // Once one cause of three quarters was told as if there were none.
  const Verdict one = pareto_sentence(pareto_of({.entries = {{"Handover", 75}, {"Kit", 24}, {"Fuel", 1}}}), {});
  EXPECT_EQ(one.headline, "Handover alone explains 75% of cases.");
  EXPECT_EQ(one.explanation, "That is 75 of 100.") << "once the largest was named twice";
}

TEST(Pareto, AsksAboutNamesThatAreWrittenAlmostAlike) {
  const Pareto found =
      pareto_of({.entries = {{"Kit missing", 5}, {"Fuel", 9}, {"kit-missing", 2}, {"Kits missing", 1}}});
  EXPECT_EQ(found.rows.size(), 4u) << "they are counted apart all the same";
  EXPECT_EQ(found.alike, (std::vector<Names>{{"Kit missing", "kit-missing"}}));
  const std::string words = pareto_sentence(found, {}).explanation;
  EXPECT_TRUE(
      words.ends_with("\"Kit missing\" and \"kit-missing\" are counted apart: write them alike if they are one."))
      << words;
  EXPECT_TRUE(pareto_of({.entries = {{"< 1 h", 5}, {"> 1 h", 9}}}).alike.empty());
  EXPECT_EQ(pareto_of({.entries = {{"Off  road", 5}, {"Off road", 9}}}).rows.size(), 1u);
}

TEST(Pareto, GathersTheSmallOnesInALastRow) {
  ParetoRequest request{.entries = {{"A", 50}, {"B", 20}, {"C", 16}, {"D", 9}, {"E", 5}}};
  request.most_rows = 3;
  Pareto found = pareto_of(request);
  EXPECT_EQ(names_of(found), (Names{"A", "B", "Other"}));
  EXPECT_EQ(found.rows[2].amount, 30);  // above B, and last all the same
  EXPECT_EQ(found.rows[2].gathered, 3u);
  EXPECT_EQ(found.rows[2].cumulative_share, 1);
  EXPECT_FALSE(found.rows[2].is_vital);
  request.most_rows = std::nullopt;
  request.least_share = 0.1;
  EXPECT_EQ(names_of(pareto_of(request)), (Names{"A", "B", "C", "Other"}));
  request.least_share = 0.06;  // E alone
  EXPECT_EQ(names_of(pareto_of(request)), (Names{"A", "B", "C", "D", "E"}));
  request.least_share = std::nullopt;
  request.most_rows = 5;
  EXPECT_EQ(pareto_of(request).rows.size(), 5u);
}

TEST(Pareto, ACategoryCalledOtherJoinsTheGatheredRow) {
  ParetoRequest request{.entries = {{"Other", 40}, {"A", 30}, {"B", 20}, {"C", 6}, {"D", 4}}};
  EXPECT_EQ(pareto_of(request).rows[0].category, "Other");
  request.least_share = 0.1;
  const Pareto found = pareto_of(request);
  EXPECT_EQ(names_of(found), (Names{"A", "B", "Other"}));
  EXPECT_EQ(found.rows[2].amount, 50);
}

// Once it was ranked among the causes, so that "Other" could be the largest cause and one of the vital few.
TEST(Pareto, ACategoryCalledOtherStandsLastWhereThatIsAsked) {
  ParetoRequest request{.entries = {{"Other reasons", 40}, {"A", 30}, {"B", 20}, {"C", 6}, {"D", 4}},
                        .other = OtherPlace::last};
  const Pareto found = pareto_of(request);
  EXPECT_EQ(names_of(found), (Names{"A", "B", "C", "D", "Other reasons"}));
  EXPECT_TRUE(found.rows.back().is_other);
  EXPECT_DOUBLE_EQ(found.rows.front().cumulative_share, 0.3);
  EXPECT_EQ(found.vital_rows, 0u) << "what is left over is no cause that could be dealt with";
  EXPECT_EQ(pareto_sentence(found, {}).explanation,
            "The largest with a name is A, with 30 of 100 (30%). Other reasons makes up 40%: find out what it holds.");
  request.most_rows = 3;
  EXPECT_EQ(names_of(pareto_of(request)), (Names{"A", "B", "Other"}));
  EXPECT_EQ(pareto_of(request).rows.back().gathered, 3u) << "it joins the gathered row";
  for (const char* name : {"Other", "others", " All other ", "Other causes"})
    EXPECT_TRUE(is_called_other(name)) << name;
  for (const char* name : {"Other hospital", "Another", "Mother", ""}) EXPECT_FALSE(is_called_other(name)) << name;
}

TEST(ParetoComparison, PutsWhatIsLeftOverLastInBothPeriods) {
  const ParetoRequest before{.entries = {{"Other", 9}, {"A", 5}, {"B", 3}}, .other = OtherPlace::last};
  const auto found = compare_pareto(before, {{"B", 5}, {"New", 4}, {"Other", 1}});
  ASSERT_TRUE(found);
  Names names;
  for (const ParetoChange& row : found->rows) names.push_back(row.category);
  EXPECT_EQ(names, (Names{"A", "B", "New", "Other"}));
}

TEST(Pareto, LeavesOutUnrecordedCasesAndSaysSoOrCountsThem) {
  ParetoRequest request{.entries = {{"A", 5}, {std::nullopt, 3}, {" ", 1}, {"B", 1}}};
  const Pareto left_out = pareto_of(request);
  EXPECT_EQ(left_out.unrecorded, 4);
  EXPECT_EQ(left_out.total_count, 6);
  EXPECT_NE(pareto_sentence(left_out, {}).explanation.find("4 cases without a category are left out."),
            std::string::npos);
  request.unrecorded = UnrecordedCases::are_a_category;
  const Pareto counted = pareto_of(request);
  EXPECT_EQ(names_of(counted), (Names{"A", "Not recorded", "B"}));
  EXPECT_EQ(counted.unrecorded, 0);
}

TEST(Pareto, RefusesWhatCannotBe) {
  EXPECT_FALSE(pareto({}));
  EXPECT_FALSE(pareto({.entries = {{std::nullopt, 4}}}));
  EXPECT_FALSE(pareto({.entries = {{"A", 0}, {"B", 0}}}));
  const auto negative = pareto({.entries = {{"A", 1}, {"B", -1}}});
  ASSERT_FALSE(negative);
  EXPECT_EQ(negative.error().message, "Counts and weights must be 0 or more: correct B.");
  EXPECT_FALSE(pareto({.entries = {{"A", 1, kMissing}}}));
  EXPECT_FALSE(pareto({.entries = {{"A", 1}}, .most_rows = 1}));
  EXPECT_FALSE(pareto({.entries = {{"A", 1}}, .most_rows = 2, .least_share = 0.1}));
  EXPECT_FALSE(pareto({.entries = {{"A", 1}, {"B", 1}}, .least_share = 0.9}));
  EXPECT_FALSE(pareto({.entries = {{"A", 1}}, .vital_share = 0}));
}

TEST(ParetoComparison, AgreesWithTheWorkedExample) {
  const auto found = compare_pareto({.entries = {{"Kit", 6}, {"Fuel", 4}}}, {{"Kit", 2}, {"Fuel", 6}});
  ASSERT_TRUE(found);
  ASSERT_EQ(found->rows.size(), 2u);
  EXPECT_EQ(found->rows[0].category, "Kit");
  EXPECT_DOUBLE_EQ(found->rows[0].share_before, 0.6);
  EXPECT_DOUBLE_EQ(found->rows[0].share_after, 0.25);
  EXPECT_DOUBLE_EQ(found->rows[0].change_in_share, -0.35);
  EXPECT_DOUBLE_EQ(*found->rows[0].relative_change, 2.0 / 6 - 1);
  EXPECT_DOUBLE_EQ(found->rows[1].share_after, 0.75);
}

TEST(ParetoComparison, KeepsTheFirstOrderAndWhatItGathered) {
  ParetoRequest before{.entries = {{"A", 50}, {"B", 30}, {"C", 12}, {"D", 8}}};
  before.most_rows = 3;
  const auto found = compare_pareto(before, {{"D", 40}, {"B", 30}, {"New", 20}, {"other", 5}, {"C", 5}});
  ASSERT_TRUE(found);
  std::vector<std::string> names;
  double before_share = 0;
  double after_share = 0;
  for (const ParetoChange& row : found->rows) {
    names.push_back(row.category);
    before_share += row.share_before;
    after_share += row.share_after;
  }
  EXPECT_EQ(names, (Names{"A", "B", "New", "Other"}));
  EXPECT_EQ(found->rows[0].amount_after, 0);
  EXPECT_EQ(found->rows[2].relative_change, std::nullopt);
  EXPECT_EQ(found->rows[3].amount_after, 50);
  EXPECT_NEAR(before_share, 1, 1e-12);
  EXPECT_NEAR(after_share, 1, 1e-12);
}

TEST(ParetoComparison, RefusesAPeriodWithNothingInIt) {
  EXPECT_FALSE(compare_pareto({.entries = {{"A", 1}}}, {}));
  EXPECT_FALSE(compare_pareto({}, {{"A", 1}}));
}

}  // namespace
}  // namespace qi::spc

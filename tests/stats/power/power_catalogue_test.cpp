#include "stats/power/power_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace qi::stats {
namespace {

double figure(const CalculationResult& result, std::string_view slug) {
  const auto found = std::ranges::find(result.figures, slug, &CalculationFigure::slug);
  return found == result.figures.end() ? kUndefined : found->value;
}

Result<CalculationResult> run(std::string_view slug, std::vector<Figure> numbers,
                              std::vector<CalculationRequest::Choice> choices = {}) {
  const CalculationRow* row = find_power_row(slug);
  if (!row) return Error::not_found(std::string(slug));
  return run_calculation(*row, {.numbers = std::move(numbers), .choices = std::move(choices)});
}

TEST(PowerCatalogue, HasWordsForEveryRowAndSlugsOnce) {
  std::set<std::string_view> slugs;
  for (const CalculationRow& row : power_catalogue()) {
    EXPECT_TRUE(slugs.insert(row.slug).second) << row.slug;
    for (const std::string_view words : {row.title, row.question, row.what_for, row.formula, row.source})
      EXPECT_FALSE(words.empty()) << row.slug;
    std::set<std::string_view> inputs;
    for (const CalculationInput& input : row.inputs) {
      EXPECT_TRUE(inputs.insert(input.slug).second) << row.slug << " " << input.slug;
      EXPECT_FALSE(input.label.empty());
      EXPECT_EQ(input.kind == InputKind::choice, !input.options.empty());
    }
  }
}

TEST(PowerOfTwoMeansRow, WorksOutPower) {
  const auto result = run("power-two-means", {{"n", 20}, {"difference", 1}, {"sd", 1}});
  ASSERT_TRUE(result);
  EXPECT_NEAR(figure(*result, "power"), 0.868953027724, 1e-11);
  EXPECT_FALSE(result->guidance.empty());
}

TEST(PowerOfTwoMeansRow, WorksOutTheSize) {
  const auto result = run("power-two-means", {{"power", 0.9}, {"difference", 1}, {"sd", 1}});
  ASSERT_TRUE(result);
  EXPECT_EQ(result->figures.front().slug, "n");
  EXPECT_EQ(figure(*result, "n"), 23);
  EXPECT_NEAR(figure(*result, "n_exact"), 22.0210884264, 1e-8);
  EXPECT_GE(figure(*result, "power"), 0.9);
  const CalculationTable& table = result->tables.front();
  EXPECT_TRUE(std::ranges::is_sorted(table.rows, {}, [](const auto& row) { return row.values[0]; }));
}

TEST(PowerOfTwoMeansRow, WorksOutTheDifference) {
  const auto result = run("power-two-means", {{"power", 0.9}, {"n", 20}, {"sd", 1}});
  ASSERT_TRUE(result);
  EXPECT_NEAR(figure(*result, "difference"), 1.05199294828, 1e-9);
}

TEST(PowerOfTwoMeansRow, SizesTheSecondGroupByTheRatio) {
  const auto result = run("power-two-means", {{"power", 0.8}, {"difference", 1}, {"sd", 1}, {"ratio", 1.5}});
  ASSERT_TRUE(result);
  EXPECT_EQ(figure(*result, "n_second"), std::ceil(1.5 * figure(*result, "n")));
}

TEST(PowerRows, WorkOutEachOpenFigureSoThatTheOthersComeBack) {
  struct Case {
    const char* slug;
    const char* size;
    const char* effect;
    double effect_value;
    std::vector<Figure> others;
  };
  for (const Case& one : {Case{"power-one-mean", "n", "difference", 0.7, {{"sd", 1.3}}},
                          Case{"power-pairs", "n", "difference", 0.7, {{"sd", 1.3}}},
                          Case{"power-two-means", "n", "difference", 0.7, {{"sd", 1.3}, {"ratio", 2}}},
                          Case{"power-groups", "n", "between_sd", 0.5, {{"sd", 1.3}, {"groups", 4}}},
                          Case{"power-one-share", "n", "actual", 0.85, {{"assumed", 0.8}}},
                          Case{"power-two-shares", "n", "second", 0.85, {{"first", 0.8}, {"ratio", 2}}},
                          Case{"power-one-rate", "exposure", "actual", 5, {{"assumed", 4}}},
                          Case{"power-two-rates", "exposure", "second", 5, {{"first", 4}}},
                          Case{"power-correlation", "n", "correlation", 0.4, {}}}) {
    SCOPED_TRACE(one.slug);
    auto numbers = one.others;
    numbers.push_back({one.effect, one.effect_value});
    numbers.push_back({"power", 0.85});
    const auto sized = run(one.slug, numbers);
    ASSERT_TRUE(sized);
    const double size = figure(*sized, one.size);
    const double reached = figure(*sized, "power");
    EXPECT_GE(reached, 0.85 - 1e-9);

    numbers = one.others;
    numbers.push_back({one.size, size});
    numbers.push_back({"power", reached});
    const auto effect = run(one.slug, numbers);
    ASSERT_TRUE(effect);
    EXPECT_NEAR(figure(*effect, one.effect), one.effect_value, 1e-8);

    numbers.back() = {one.effect, one.effect_value};
    const auto power = run(one.slug, numbers);
    ASSERT_TRUE(power);
    EXPECT_NEAR(figure(*power, "power"), reached, 1e-12);
  }
}

TEST(PowerOfTwoSharesRow, AgreesWithTheDocumentedExamplesOfR) {
  const auto sized = run("power-two-shares", {{"first", 0.5}, {"second", 0.75}, {"power", 0.9}});
  ASSERT_TRUE(sized);
  EXPECT_NEAR(figure(*sized, "n_exact"), 76.7, 0.05);
  EXPECT_EQ(figure(*sized, "n"), 77);
  const auto share = run("power-two-shares", {{"n", 50}, {"first", 0.5}, {"power", 0.9}});
  ASSERT_TRUE(share);
  EXPECT_NEAR(figure(*share, "second"), 0.8026, 5e-5);  // R: p2 = 0.8026141
  const auto lower = run("power-two-shares", {{"n", 50}, {"first", 0.5}, {"power", 0.9}}, {{"direction", "lower"}});
  ASSERT_TRUE(lower);
  EXPECT_NEAR(figure(*lower, "second"), 1 - 0.802630567988, 1e-10);
}

TEST(PowerRows, SayWhereNothingIsLeftToAsk) {
  EXPECT_FALSE(run("power-two-shares", {{"first", 0.5}, {"second", 0.5}, {"power", 0.9}}));
  const auto hopeless = run("power-two-means", {{"power", 0.9}, {"difference", 1e-6}, {"sd", 1}});
  ASSERT_FALSE(hopeless);
  EXPECT_EQ(hopeless.error().message,
            "Ask for a larger difference or less power: more than 10,000,000 cases would be needed.");
  const auto easy = run("power-two-means", {{"power", 0.5}, {"difference", 50}, {"sd", 1}});
  ASSERT_TRUE(easy);
  EXPECT_EQ(figure(*easy, "n"), 2);
  EXPECT_EQ(easy->notes.front(), "The smallest size that this test can have already has the power asked for.");
}

TEST(SampleRows, WorkOutSizeOrMargin) {
  auto result = run("sample-for-share", {{"margin", 0.05}, {"population", 1000}, {"response", 0.5}});
  ASSERT_TRUE(result);
  EXPECT_EQ(figure(*result, "n"), 278);
  EXPECT_EQ(figure(*result, "n_asked"), 556);
  EXPECT_LE(figure(*result, "margin"), 0.05);
  result = run("sample-for-mean", {{"n", 100}, {"sd", 5}});
  ASSERT_TRUE(result);
  EXPECT_NEAR(figure(*result, "margin"), 1.959963984540054 * 0.5, 1e-13);
  result = run("sample-for-mean", {{"n", 40}, {"sd", 5}, {"population", 40}});
  ASSERT_TRUE(result);
  EXPECT_EQ(figure(*result, "margin"), 0);
  EXPECT_FALSE(run("sample-for-mean", {{"n", 41}, {"sd", 5}, {"population", 40}}));
  result = run("sample-clusters", {{"cluster_size", 20}, {"icc", 0.05}, {"n_simple", 385}});
  ASSERT_TRUE(result);
  EXPECT_EQ(figure(*result, "n"), 751);
  EXPECT_EQ(figure(*result, "clusters"), 38);
}

TEST(SampleRows, ShareOutAndDraw) {
  const CalculationRow* strata = find_power_row("sample-strata");
  ASSERT_NE(strata, nullptr);
  const auto shared = run_calculation(*strata, {.numbers = {{"n", 100}},
                                                .choices = {{"allocation", "neyman"}},
                                                .columns = {{"sizes", {500, 300, 200}}, {"sds", {10, 20, 40}}},
                                                .words = {{"strata", {"North", "East", "South"}}}});
  ASSERT_TRUE(shared);
  EXPECT_EQ(shared->tables.front().rows[2].values[1], 42);
  EXPECT_NEAR(figure(*shared, "margin"), 1.959963984540054 * figure(*shared, "standard_error"), 1e-12);
  for (const char* slug : {"draw-simple-random", "draw-systematic"}) {
    const auto drawn = run(slug, {{"population", 812}, {"n", 30}, {"seed", 20261129}});
    ASSERT_TRUE(drawn);
    EXPECT_EQ(drawn->tables.front().rows.size(), 30u);
    EXPECT_FALSE(run(slug, {{"population", 12}, {"n", 30}, {"seed", 1}}));
  }
}

TEST(AcceptanceRows, DrawACurveThatFalls) {
  for (const std::vector<Figure>& numbers :
       {std::vector<Figure>{{"n", 89}, {"c", 2}}, std::vector<Figure>{{"n", 20}, {"c", 0}, {"lot", 300}}}) {
    const auto result = run("acceptance-judge", numbers);
    ASSERT_TRUE(result);
    const auto& rows = result->tables.front().rows;
    EXPECT_EQ(rows.front().values[0], 1);
    EXPECT_LT(rows.back().values[0], 0.01);
    EXPECT_TRUE(std::ranges::is_sorted(rows, std::greater<>(), [](const auto& row) { return row.values[0]; }));
  }
  const auto found = run("acceptance-find", {{"good", 0.01}, {"bad", 0.06}});
  ASSERT_TRUE(found);
  EXPECT_EQ(figure(*found, "n"), 110);
  EXPECT_NEAR(figure(*found, "chance_good"), 0.9749618536347715, 1e-12);
  EXPECT_FALSE(run("acceptance-judge", {{"n", 5}, {"c", 5}}));
  EXPECT_FALSE(run("acceptance-judge", {{"n", 50}, {"c", 1}, {"lot", 40}}));
}

}  // namespace
}  // namespace qi::stats

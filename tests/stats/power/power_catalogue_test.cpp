#include "stats/power/power_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
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

/// A figure of the kind, ordinary or extreme.
double any_number(const CalculationInput& input, std::mt19937& source) {
  const auto chance = [&] { return static_cast<double>(source()) / 4294967296.0; };
  const double size = chance() < 0.3 ? 49 : 4;
  switch (input.kind) {
    case InputKind::share: return chance() < 0.3 ? std::pow(10, -9 * chance()) : 1e-9 + chance() * (1 - 2e-9);
    case InputKind::count: return std::max(input.least, std::floor(std::pow(10, (chance() < 0.2 ? 15 : 4) * chance())));
    default: return std::pow(10, size * (2 * chance() - 1));
  }
}

TEST(PowerRows, AnswerWithFiniteFiguresOrRefuseWhateverIsAsked) {
  std::mt19937 source(20261129);
  int answers = 0;
  for (const CalculationRow& row : power_catalogue()) {
    for (int round = 0; round < 60; ++round) {
      CalculationRequest request;
      const auto open = std::ranges::count(row.inputs, Need::one_open, &CalculationInput::need);
      auto left_out = open == 0 ? -1 : static_cast<std::ptrdiff_t>(source()) % open;
      std::string asked;
      for (const CalculationInput& input : row.inputs) {
        if (input.need == Need::one_open && left_out-- == 0) continue;
        if (input.need == Need::optional && source() % 2 == 0) continue;
        const std::string slug(input.slug);
        if (input.kind == InputKind::choice) {
          request.choices.push_back({slug, std::string(input.options[source() % input.options.size()].slug)});
        } else if (input.kind == InputKind::column) {
          request.columns.push_back({slug, {5, 1, 1200, static_cast<double>(source() % 1000)}});
        } else if (input.kind == InputKind::words) {
          request.words.push_back({slug, {"a", "b", "c", "d"}});
        } else {
          request.numbers.push_back({slug, any_number(input, source)});
          asked += " " + slug + " " + std::to_string(request.numbers.back().value);
        }
      }
      const auto result = run_calculation(row, request);
      if (!result) {
        EXPECT_FALSE(result.error().message.empty());
        continue;
      }
      ++answers;
      for (const CalculationFigure& figure : result->figures)
        EXPECT_TRUE(std::isfinite(figure.value)) << row.slug << asked << ": " << figure.slug;
      for (const CalculationCurve& curve : result->curves) {
        EXPECT_GE(curve.places.size(), 2u) << row.slug << asked;
        EXPECT_TRUE(std::ranges::is_sorted(curve.places, {}, &CalculationCurve::Place::across));
        for (const CalculationCurve::Place& place : curve.places) EXPECT_TRUE(place.chance >= 0 && place.chance <= 1);
      }
      for (const CalculationTable& table : result->tables)
        for (const CalculationTable::Row& line : table.rows) {
          EXPECT_EQ(line.values.size() + 1, table.headings.size()) << table.slug;
          for (const double value : line.values) EXPECT_TRUE(std::isfinite(value)) << row.slug << asked;
        }
    }
  }
  EXPECT_GT(answers, 300);
}

TEST(PowerRows, RefuseAGroupOutOfAllProportion) {
  EXPECT_FALSE(run("power-two-means", {{"n", 20}, {"difference", 1}, {"sd", 1}, {"ratio", 1e-6}}));
  const auto too_few = run("power-two-means", {{"n", 20}, {"difference", 1}, {"sd", 1}, {"ratio", 0.05}});
  ASSERT_FALSE(too_few);
  EXPECT_EQ(too_few.error().message, "Give more cases or a larger ratio: the second group needs at least 2.");
  const auto sized = run("power-two-means", {{"power", 0.5}, {"difference", 50}, {"sd", 1}, {"ratio", 0.1}});
  ASSERT_TRUE(sized);
  EXPECT_EQ(figure(*sized, "n"), 20);
  EXPECT_EQ(figure(*sized, "n_second"), 2);
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
  const auto of_lot = run("acceptance-find", {{"good", 0.01}, {"bad", 0.06}, {"lot", 50}});
  ASSERT_TRUE(of_lot);
  EXPECT_EQ(figure(*of_lot, "chance_good"), 1);
  EXPECT_LE(figure(*of_lot, "chance_bad"), 0.1);
  EXPECT_EQ(of_lot->notes.back(), "A lot of 50 has whole units: good means at most 0 defective, bad means at least 3.");
  EXPECT_FALSE(run("acceptance-judge", {{"n", 5}, {"c", 5}}));
  EXPECT_FALSE(run("acceptance-judge", {{"n", 50}, {"c", 1}, {"lot", 40}}));
}

}  // namespace
}  // namespace qi::stats

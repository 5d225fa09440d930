#include "stats/test_sentence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "stats/asking.h"
#include "stats/figure_words.h"
#include "stats/result_units.h"

namespace qi::stats {
namespace {

std::string sentence_of(std::string_view slug, const TestRequest& request) {
  return sentence(*find_test(slug), request, answer(slug, request));
}
std::string sentence_to(std::string_view slug, std::vector<std::vector<double>> columns) {
  return sentence_of(slug, request_with(std::move(columns)));
}

TEST(FigureWords, HaveThreeFigures) {
  EXPECT_EQ(in_figures(12345.6), "12,346");
  EXPECT_EQ(in_figures(0.012345), "0.0123");
  EXPECT_EQ(in_figures(-1.58), "-1.58");
  EXPECT_EQ(in_figures(2), "2");
  EXPECT_EQ(in_figures(0), "0");
  EXPECT_EQ(in_figures(1.234e-7), "1.23e-07");
  EXPECT_EQ(in_figures(kUndefined), "not defined");
}

TEST(FigureWords, OfTimesAreOnTheClockWithThreeFiguresAtLeast) {
  const auto on_clock = [](double seconds) { return in_figures(seconds, ValueStyle::minutes_seconds); };
  EXPECT_EQ(on_clock(1150), "19:10");
  EXPECT_EQ(on_clock(4680), "1:18:00");
  EXPECT_EQ(on_clock(62.04), "1:02");
  EXPECT_EQ(on_clock(2.345), "0:02.35");
  EXPECT_EQ(on_clock(-95.5), "-1:35.5");
  EXPECT_EQ(on_clock(59.97), "1:00");
  EXPECT_EQ(on_clock(0), "0:00");
  EXPECT_EQ(on_clock(0.00001), "1.00e-05 seconds");
  EXPECT_EQ(on_clock(INFINITY), "no bound");
  EXPECT_EQ(in_figures(88.04, ValueStyle::percent), "88");
}

TEST(FigureWords, PValuesNeverRoundToNothingOrToAll) {
  EXPECT_EQ(p_in_words(0.0034), "p = 0.003");
  EXPECT_EQ(p_in_words(0.0001), "p < 0.001");
  EXPECT_EQ(p_in_words(0.4249), "p = 0.42");
  EXPECT_EQ(p_in_words(0.998), "p > 0.99");
}

TEST(FigureWords, AnIntervalMayHaveOneEnd) {
  EXPECT_EQ(in_words({1.2, 3.4, 0.95}), "95% interval 1.2 to 3.4");
  EXPECT_EQ(in_words({1.2, INFINITY, 0.9}), "90% interval above 1.2");
  EXPECT_EQ(in_words({-INFINITY, 3.4, 0.995}), "99.5% interval below 3.4");
  EXPECT_EQ(in_words({-INFINITY, INFINITY, 0.95}), "95% interval without bounds");
}

TEST(TestSentence, OfTwoMeansSaysTheDifferenceFirst) {
  TestRequest request = request_with(
      {{0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2}, {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4}});
  request.columns[0].name = "Drug A";
  request.columns[1].name = "Drug B";
  EXPECT_EQ(sentence_of("welch-t", request),
            "The difference of means, Drug A less Drug B, is -1.58 (95% interval -3.37 to 0.205); if the true "
            "difference were 0, chance alone would bring figures this far off or further with p = 0.079.");
  request.alternative = Alternative::less;
  EXPECT_EQ(
      sentence_of("welch-t", request),
      "The difference of means, Drug A less Drug B, is -1.58 (95% interval below -0.107); if the true difference were "
      "0, chance alone would bring figures this far off or further, in the direction asked for, with p = 0.040.");
}

TEST(TestSentence, NamesWhatIsAssumedForEachKindOfTest) {
  TestRequest request = request_with({{15}, {50}});
  request.null_value = 0.5;
  EXPECT_EQ(sentence_of("binomial", request),
            "The share of A is 0.3 (95% interval 0.179 to 0.446); if the true value were 0.5, chance alone would bring "
            "figures this far off or further with p = 0.007.");
  EXPECT_EQ(sentence_to("pearson", {{1, 2, 3, 4, 5}, {2, 1, 4, 3, 5}}),
            "The correlation (Pearson's r, from -1 to 1) of A and B is 0.8 (95% interval -0.28 to 0.986); if the two "
            "had nothing to do with each "
            "other, chance alone would bring figures this far off or further with p = 0.10.");
  EXPECT_EQ(sentence_to("kolmogorov-smirnov", {{1, 2, 3}, {4, 5, 6}}),
            "The largest distance of shares of A and B is 1; if both came from one distribution, chance alone would "
            "bring figures this far off or further with p = 0.10.");
  EXPECT_EQ(sentence_to("several-proportions", {{10, 20, 30}, {100, 100, 100}}),
            "How far the shares differ (Cramér's V, from 0 for not at all to 1) between the 3 groups is 0.204 (95% "
            "interval 0.0778 to 0.311); if the groups did not differ, chance alone would bring figures this far off or "
            "further "
            "with p = 0.002.");
  EXPECT_EQ(sentence_to("fisher-exact", {{12, 5}, {7, 9}}),
            "The odds ratio (estimated with the margins held fixed) in the table is 2.98 (95% interval 0.599 to 16.6); "
            "if the groups did not differ, chance "
            "alone would bring figures this far off or further with p = 0.17.");
}

TestResult model_of(std::vector<Coefficient> terms) {
  TestResult result{.method = "Linear regression", .p_value = 0.0004};
  for (const Coefficient& term : terms) {
    result.coefficients.push_back(term);
    if (term.term != "(intercept)") result.effects.push_back({"Slope of " + term.term, term.estimate, term.interval});
  }
  return result;
}

TEST(TestSentence, OfAModelSaysWhichTermsStandOut) {
  TestRow row{};
  row.takes = Takes::predictors;
  TestRequest request;
  request.columns = {{"Minutes", {}}, {"Miles", {}}, {"Age", {}}};
  const TestResult result = model_of({{.term = "(intercept)", .p_value = 0.9},
                                      {.term = "Miles", .estimate = 2.5, .p_value = 1e-5, .interval = {2, 3, 0.95}},
                                      {.term = "Age", .estimate = 0.1, .p_value = 0.6, .interval = {-0.3, 0.5, 0.95}}});
  EXPECT_EQ(sentence(row, request, result),
            "In the model of Minutes, the slope of Miles (2.5; 95% interval 2 to 3; p < 0.001) stands out from chance; "
            "the slope of Age (0.1; 95% interval -0.3 to 0.5; p = 0.60) does not; if it had nothing to do with them, "
            "chance alone would bring a model as good or better with p < 0.001.");
}

// Once it "cannot be set against chance, which leaves nothing over here".
TEST(TestSentence, OfAPerfectModelSaysPlainlyThatNoScatterIsLeft) {
  EXPECT_EQ(sentence_to("linear-regression", {{2, 4, 6, 8, 10}, {1, 2, 3, 4, 5}}),
            "The model of A meets every figure exactly, with the slope of B (2): no scatter is left, so neither a "
            "p-value nor an interval can be given.");
}

// Once "the 5 figures of The differences".
TEST(TestSentence, OfTheDifferencesOfPairsHasNoCapitalInside) {
  const TestResult result =
      answer("paired-t", request_with({{1, 2, 3, 4.5, 6, 7, 8, 10}, {1, 2.5, 4, 4.2, 6.3, 9, 9.5, 12}}));
  for (const Check& check : result.checks)
    EXPECT_EQ(check.seen.find("The differences"), std::string::npos) << check.seen;
}

TEST(TestSentence, OfAnAdjustmentSaysHowManyRemain) {
  TestRow row{};
  row.takes = Takes::p_values;
  row.title = "Holm's adjustment";
  const TestRequest request = request_with({{0.001, 0.04, 0.5}});
  TestResult result{.p_value = 0.003};
  result.figures = {{"adjusted_1", 0.003}, {"adjusted_2", 0.08}, {"adjusted_3", 0.5}};
  EXPECT_EQ(sentence(row, request, result),
            "Of 3 p-values, 2 are below 0.05 and 1 remains below it after Holm's adjustment; the smallest is then p = "
            "0.003.");
}

TEST(TestSentence, NeverSaysSignificantOrWhatCausedIt) {
  for (const TestRow& row : test_catalogue()) {
    if (row.takes != Takes::two_samples && row.takes != Takes::pairs) continue;
    const TestRequest request =
        request_with({{1, 2, 3, 4.5, 6, 7, 8, 10, 11.5}, {1, 2.5, 4, 4.2, 6.3, 9, 9.5, 12, 13}});
    const std::string text = sentence(row, request, answer(row.slug, request));
    EXPECT_EQ(text.back(), '.') << row.slug;
    for (const char* word : {"significan", "cause", "because", "effect of", "led to", "nan", "inf"})
      EXPECT_EQ(text.find(word), std::string::npos) << row.slug << ": " << text;
  }
}

TEST(TestCatalogue, EveryRowIsWhole) {
  std::vector<std::string_view> slugs;
  for (const TestRow& row : test_catalogue()) {
    EXPECT_EQ(std::ranges::count(slugs, row.slug), 0) << row.slug;
    slugs.push_back(row.slug);
    EXPECT_TRUE(row.question.ends_with("?")) << row.slug;
    EXPECT_TRUE(row.what_for.ends_with(".") || row.what_for.ends_with("?")) << row.slug;
    for (const std::string_view words : {row.title, row.formula, row.source}) EXPECT_FALSE(words.empty()) << row.slug;
    EXPECT_NE(row.run, nullptr) << row.slug;
  }
}

// Once the mean of times was "1,150", of which nothing said that these were seconds.
TEST(Sentence, OfTimesSaysThemAsTimesAndRatiosAsNumbers) {
  TestRequest request = request_with({{1110, 1030, 1210, 1080, 1330, 1141}});
  request.null_value = 1080;
  const auto of_times = [](std::string_view slug, const TestRequest& asked) {
    return sentence(*find_test(slug), asked, answer(slug, asked), ValueStyle::minutes_seconds);
  };
  EXPECT_EQ(of_times("one-sample-t", request),
            "The mean of A is 19:10 (95% interval 17:18 to 21:02); if the true value were 18:00, chance alone would "
            "bring figures this far off or further with p = 0.17.");
  const TestRequest two = request_with({{1110, 1030, 1210, 1080}, {1330, 1141, 1290, 1400}});
  EXPECT_NE(of_times("welch-t", two).find("is -3:03 (95% interval "), std::string::npos) << of_times("welch-t", two);
  for (const char* slug : {"pearson", "f-test-variances", "one-way-anova", "kolmogorov-smirnov"})
    EXPECT_EQ(of_times(slug, two).find(':'), std::string::npos) << of_times(slug, two);
}

// An effect of a new name would be written as a number beside times.
TEST(ResultUnits, KnowEveryFirstEffectOfTestsOfTheCentre) {
  const std::vector<std::vector<double>> columns{{12, 15.5, 11, 19, 14, 13}, {14, 18, 13.5, 22, 15, 17.1}};
  for (const TestRow& row : test_catalogue()) {
    const bool has_one = row.takes == Takes::one_sample;
    if (row.asks != Asks::centre || !(has_one || row.takes == Takes::pairs || row.takes == Takes::two_samples))
      continue;
    const TestResult result = has_one ? answer_to(row.slug, {columns[0]}) : answer_to(row.slug, columns);
    EXPECT_TRUE(effect_is_in_unit(result.effects.front().name)) << row.slug << ": " << result.effects.front().name;
  }
  EXPECT_TRUE(figure_is_in_unit("sd_3"));
  EXPECT_FALSE(figure_is_in_unit("mean_rank_3"));
  EXPECT_FALSE(effect_is_in_unit("Hedges' g"));
}

}  // namespace
}  // namespace qi::stats

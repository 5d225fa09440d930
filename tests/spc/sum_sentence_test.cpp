// What is said of charts of sums and of several figures together.
#include "spc/sums/sum_sentence.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "spc/hotelling_sentence.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/sum_reading.h"
#include "spc/sums/sum_setting.h"

namespace qi::spc {
namespace {

Wording months(std::size_t count) {
  Wording wording;
  for (std::size_t i = 0; i < count; ++i)
    wording.dates.push_back(next_period(Frequency::month, *Date::from(2023, 1, 1), static_cast<int>(i)));
  return wording;
}

SumChart about_ten(std::vector<double> values, Direction better = Direction::neutral) {
  Request series;
  series.values = std::move(values);
  series.given = GivenLimits{.centre = 10, .sigma = 1};
  series.better = better;
  return cusum(series)->sums;
}

TEST(SumSentence, TellsWhenTheChangeBeganAndTheMeanSinceThen) {
  const std::vector<double> values{10, 9, 13, 13, 13};
  const Verdict verdict = sum_sentence(about_ten(values, Direction::decrease), months(5));
  EXPECT_EQ(verdict.headline, "Getting worse.");
  EXPECT_EQ(verdict.explanation,
            "What speaks for a rise is beyond its limit since May 2023; it began to gather in March 2023, and the mean "
            "since then is 13.0.");
  EXPECT_EQ(sum_sentence(about_ten({7, 7, 7}), {}).explanation,
            "What speaks for a fall is beyond its limit since point 3; it began to gather at point 1, and the mean "
            "since then is 7.0.");
  EXPECT_EQ(sum_sentence(about_ten({7, 7, 7}), {}).headline, "A lasting fall.");
}

TEST(SumSentence, TellsOfNothingNowAndOfWhatWas) {
  const Verdict verdict = sum_sentence(about_ten({10, 11, 10}), months(3));
  EXPECT_EQ(verdict.headline, "No lasting change.");
  EXPECT_EQ(verdict.explanation, "3 months, and nothing speaks for a lasting rise or fall now.");
  EXPECT_EQ(sum_sentence(about_ten({13, 13, 13, 8, 8}), months(5)).explanation,
            "5 months, and nothing speaks for a lasting rise or fall now; the last signal was in March 2023.");
  EXPECT_EQ(sum_sentence(about_ten({13, 13, 13, 8, 8}), {}).explanation,
            "5 points, and nothing speaks for a lasting rise or fall now; the last signal was at point 3.");
  EXPECT_EQ(
      sum_sentence(about_ten({13, 13, 13, 13, 8, 8, 8}), {}).explanation,
      "7 points, and nothing speaks for a lasting rise or fall now; the last signal was from point 3 to point 5.");
}

TEST(SumSetting, SaysWhichChangeIsLookedFor) {
  Request series;
  series.values = {10, 12, 11, 14, 9};
  const CusumOptions half{.shift = 0.5};
  // Sigma is 2.75 / 1.128 = 2.438: half of it is 1.2.
  EXPECT_EQ(cusum_setting(half, *cusum(series, half), {}),
            "It is set to find a lasting change of 0.5 sigma soon, which is 1.2 here.");
  series.values = {4, 4, 4};
  EXPECT_EQ(cusum_setting({}, *cusum(series), {}), "It is set to find a lasting change of 1 sigma soon.");
  EXPECT_EQ(bernoulli_setting(*bernoulli_cusum({.outcomes = {0, 1}, .accepted = 0.08})),
            "It is set to find the chance rising from 8% to 14.8%, or falling to 4.2%.");
  EXPECT_EQ(risk_adjusted_setting({.outcomes = {}, .risks = {}, .odds_ratio = 1.5}),
            "It is set to find odds of the event that are 1.5 times what the risks say, or that divided by 1.5.");
}

TEST(SumSentence, SaysWhatIsMissing) {
  EXPECT_EQ(sum_sentence(about_ten({}), {}).explanation, "There are no figures yet.");
  Request series;
  series.values = {4, 4, 4};
  EXPECT_EQ(sum_sentence(cusum(series)->sums, {}).headline, "Too early to tell.");
}

// Once two figures were enough for "No lasting change".
TEST(SumReading, TellsNothingOfSoFewValuesThatTheyHardlyTellTheirOwnLevel) {
  Request series;
  series.values = {10, 12, 9, 11, 10, 12, 9, 30, 31, 33, 34, 35};
  const SumChart whole = cusum(series, {.decision_interval = 2})->sums;
  ASSERT_FALSE(whole.signals.empty());
  const SumChart few = read_sums(whole, SumLevel::from_values);
  EXPECT_EQ(few.points_needed, 1u);
  EXPECT_TRUE(few.signals.empty());
  EXPECT_TRUE(std::isnan(few.upper));
  EXPECT_EQ(few.points.back().high, whole.points.back().high) << "the sums themselves stay";
  EXPECT_EQ(few.points.back().state, PointState::common);
  const Verdict verdict = sum_sentence(few, months(12));
  EXPECT_EQ(verdict.headline, "Too early to tell.");
  EXPECT_EQ(verdict.explanation,
            "There are 12 months so far. Add 1 more month to see the decision interval and a verdict.");
  EXPECT_EQ(read_sums(whole, SumLevel::is_known).signals, whole.signals);
  EXPECT_EQ(read_sums(whole, SumLevel::from_values, 12).signals, whole.signals);
}

TEST(SumSentence, HasNoLevelForOutcomes) {
  const auto found = bernoulli_cusum({.outcomes = {0, 1, 1, 1}, .accepted = 0.02, .decision_interval = 1.5});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->sums.signals.empty());
  EXPECT_EQ(sum_sentence(found->sums, {}).explanation.find("level"), std::string::npos);
}

TEST(HotellingSentence, NamesTheFigureThatMakesACombinationUnusual) {
  const std::vector<std::string> names{"calls", "time to answer"};
  HotellingRequest request{.baseline = 20};
  for (int i = 0; i < 20; ++i)
    request.observations.push_back({static_cast<double>((i * 7) % 10), static_cast<double>((i * 3) % 7)});
  EXPECT_EQ(hotelling_sentence(*hotelling_chart(request), names, {}).explanation,
            "20 points, and the figures go together as they normally do.");
  request.observations.push_back({5, 60});
  EXPECT_EQ(hotelling_sentence(*hotelling_chart(request), names, {}).explanation,
            "The latest point, number 21, is an unusual combination of figures. Most of it comes from time to answer.");
  request.observations.push_back({5, 3});
  const Verdict verdict = hotelling_sentence(*hotelling_chart(request), names, months(22));
  EXPECT_EQ(verdict.headline, "Nothing unusual now.");
  EXPECT_EQ(
      verdict.explanation,
      "The latest month, October 2024, is a usual combination of figures; the last unusual one was September 2024, "
      "most of it from time to answer.");
}

TEST(SubgroupSigmas, AllHaveASlugThatFindsThem) {
  for (const NamedValue<SubgroupSigma>& row : subgroup_sigmas()) {
    EXPECT_EQ(find_subgroup_sigma(row.slug), row.value);
    EXPECT_EQ(slug(row.value), row.slug);
  }
  EXPECT_EQ(subgroup_sigmas().size(), 9u);
  EXPECT_EQ(find_subgroup_sigma("guess"), std::nullopt);
}

}  // namespace
}  // namespace qi::spc

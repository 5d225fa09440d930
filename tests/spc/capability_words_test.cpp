#include "spc/capability_words.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace qi::spc {
namespace {

/// 10 to 14 over and over: stable, mean 12.
std::vector<double> steady(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(10 + static_cast<double>(i * 7 % 5));
  return values;
}

Verdict verdict_of(std::vector<double> values, Specification specification) {
  const auto found = capability({.values = std::move(values)}, specification);
  return found ? capability_sentence(*found) : Verdict{found.error().message, ""};
}

TEST(CapabilityWords, GradeAStableProcessByItsIndexAndItsInterval) {
  // Sigma within is 2.2 or so: limits 7, 10, 14 and 40 above the mean.
  EXPECT_EQ(verdict_of(steady(40), {.upper = 16}).headline, "Not capable of what is asked.");
  EXPECT_EQ(verdict_of(steady(40), {.upper = 19.5}).headline, "Only just capable of what is asked.");
  EXPECT_EQ(verdict_of(steady(40), {.upper = 21}).headline, "Probably capable of what is asked.");
  EXPECT_EQ(verdict_of(steady(40), {.upper = 52}).headline, "Capable of what is asked.");
}

TEST(CapabilityWords, SayNothingOfCapabilityInTheHeadlineOfAnUnstableProcess) {
  std::vector<double> values = steady(20);
  values[19] = 60;
  EXPECT_EQ(verdict_of(values, {.upper = 100}).headline, "Not stable, so what it is capable of cannot be told.");
  EXPECT_EQ(verdict_of(steady(12), {.upper = 100}).headline, "Too few values to tell what it is capable of.");
}

TEST(CapabilityWords, ExplainWithIndicesSharesAndStability) {
  const auto found = capability({.values = steady(40)}, {.lower = 11, .upper = 30});
  ASSERT_TRUE(found);
  const std::string words = capability_sentence(*found).explanation;
  EXPECT_NE(words.find(" where 1.33 is wanted, Ppk "), std::string::npos) << words;
  EXPECT_NE(words.find(" Within the limits lie 80.0% (95% interval 65.2% to 89.5%)."), std::string::npos) << words;
  EXPECT_NE(words.find(" Below the lower limit lie 20.0%; "), std::string::npos) << words;
  EXPECT_NE(words.find(" Above the upper limit lie 0.0%; less than 0.01% would be expected."), std::string::npos)
      << words;
  EXPECT_TRUE(words.starts_with(found->stability().why() + " Cpk is ")) << words;
}

TEST(CapabilityWords, ByPercentilesHaveTheShapeApart) {
  const auto found = percentile_capability({.values = steady(40)}, {.upper = 30}, "weibull");
  ASSERT_TRUE(found);
  const Verdict verdict = capability_sentence(*found);
  EXPECT_TRUE(verdict.explanation.starts_with(found->stability.why() + " Ppk by percentiles is "))
      << verdict.explanation;
  EXPECT_EQ(verdict.explanation.find(found->choice.reason), std::string::npos) << verdict.explanation;
}

TEST(CapabilityWords, OfATimeStandard) {
  std::vector<double> seconds;
  for (int i = 1; i <= 60; ++i) seconds.push_back(24 * i);
  const ValueFormat format{ValueStyle::minutes_seconds, 0, ""};
  EXPECT_EQ(share_sentence(*share_within(seconds, 1080), 1080, Meets::at_most, format),
            "45 of 60 are within 18:00, 75.0% (95% interval 62.8% to 84.2%).");
  EXPECT_EQ(centile_sentence(*centile(seconds, 0.5), format),
            "The 50th centile is 12:12 (95% interval 8:48 to 15:36).");
  EXPECT_EQ(centile_sentence(*centile(std::vector<double>(seconds.begin(), seconds.begin() + 20), 0.9), format),
            "The 90th centile is 7:14 (95% interval from 6:00); no upper end can be told from so few values.");
  EXPECT_TRUE(
      centile_sentence(*centile(std::vector<double>{60, 70}, 0.92), format).starts_with("The 92nd centile is "));
}

TEST(CapabilityWords, OfAYield) {
  const std::vector<ProcessStep> steps{{.units = 1000, .opportunities = 2000, .defects = 50, .rework = 10}};
  EXPECT_EQ(
      yield_sentence(*process_yield(steps)),
      "97.5% of opportunities come right in the end, and 97.0% pass every step at the first attempt: 25,000 defects "
      "per million, sigma level 1.96, or 3.46 with the shift of 1.5.");
  EXPECT_TRUE(yield_sentence(*process_yield(std::vector<ProcessStep>{{"Send", 9, 9, 0, 0}}))
                  .ends_with("0 defects per million."));
}

}  // namespace
}  // namespace qi::spc

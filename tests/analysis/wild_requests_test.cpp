#include <gtest/gtest.h>

#include <string>

#include "analysis/advice_json.h"
#include "analysis/spc_json.h"
#include "analysis/try_capability/capability_json.h"
#include "analysis/try_funnel/funnel_json.h"
#include "json/json_reading.h"

// Requests that once ended the program, held it for a minute or were answered with an incident. Each has a sentence.
namespace qi::analysis {
namespace {

std::string told(const Result<std::string>& answer) {
  return answer ? "answered" : answer.error().message;
}

std::string advice_told(std::string_view text) {
  const auto question = read_spc_question(text);
  return question ? told(advice_answer(*question)) : question.error().message;
}
std::string capability_told(std::string_view text) {
  const auto question = read_capability_question(text);
  return question ? told(capability_answer(*question)) : question.error().message;
}
std::string funnel_told(std::string_view text) {
  const auto question = read_funnel_question(text);
  return question ? told(funnel_answer(*question)) : question.error().message;
}

const std::string kTooWild = "A number is too large or too small to compute with. Give the figures in another unit.";

TEST(WildRequests, FiguresBeyondComputingAreRefusedOnEverySurface) {
  for (const char* data :
       {R"("y": [1e160, -1e160, 1e160, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])", R"("y": [1e308, 1, 2, 3])"}) {
    const std::string question = std::string("{\"data\": {") + data + "}}";
    EXPECT_EQ(advice_told(question), kTooWild);
    EXPECT_NE(spc_answer_line(question).find(kTooWild), std::string::npos);
  }
  EXPECT_EQ(advice_told(R"({"chart": "u", "data": {"y": [1, 2, 3], "n": [1e-300, 1e-300, 1e-300]}})"), kTooWild);
}

TEST(WildRequests, TailsThatRoundToNothingAreRefused) {
  const std::string answer = spc_answer_line(
      R"({"chart": "c", "data": {"y": [999999999, 999999999]},
          "options": {"count_limits": "probability", "tail_probability": 1e-17}})");
  EXPECT_NE(answer.find("Give a probability beyond each limit"), std::string::npos) << answer;
  EXPECT_TRUE(capability_told(R"({"data": {"y": [1, 2, 3, 2, 1]},
          "options": {"usl": 5, "confidence_level": 0.9999999999999999}})")
                  .starts_with("Give a confidence level between 0 and 1"));
}

TEST(WildRequests, FunnelsOfCountsWithoutEndAreRefused) {
  EXPECT_TRUE(funnel_told(R"({"kind": "ratio-of-counts", "data": {"unit": ["a", "b"], "numerator": [1e150, 3],
          "denominator": [1e150, 5]}, "options": {"limits": "exact"}})")
                  .starts_with("Counts above 1,000,000,000,000"));
  EXPECT_TRUE(funnel_told(R"({"kind": "ratio-of-counts", "data": {"unit": ["a", "b"], "numerator": [10000000000, 3],
          "denominator": [10000000000, 5]}, "options": {"limits": "exact"}})")
                  .starts_with("Exact limits of ratios go up to counts of 1,000,000,000."));
  EXPECT_TRUE(funnel_told(R"({"kind": "rate", "data": {"unit": ["a", "b"], "numerator": [1, 3],
          "denominator": [1e-300, 1e-300]}, "options": {"limits": "gamma"}})")
                  .starts_with("Denominators below 0.000001"));
}

TEST(WildRequests, ATestOfRunsThatIsAskedForOftenIsAnsweredOnce) {
  std::string methods = "\"anhoej\"";
  for (int i = 0; i < 2000; ++i) methods += ", \"anhoej\"";
  const auto answer =
      json::read(spc_answer_line("{\"data\": {\"y\": [1, 2, 3, 4]}, \"options\": {\"methods\": [" + methods + "]}}"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("runs_tests").as_object().size(), 1u);
}

TEST(WildRequests, RangesOfLargeSubgroupsAreRefused) {
  std::string row = "1";
  for (int i = 2; i <= 51; ++i) row += ", " + std::to_string(i);
  const std::string answer =
      spc_answer_line("{\"chart\": \"r\", \"data\": {\"subgroups\": [[" + row + "], [" + row + "]]}}");
  EXPECT_NE(answer.find("is too large for its range to say much"), std::string::npos) << answer;
}

TEST(WildRequests, ALimitFarFromEveryValueIsAnswered) {
  EXPECT_EQ(capability_told(R"({"data": {"subgroups": [[10.6, 1, 9, 12.9], [11.9, 10, 12.5], [10.1, 11.2, 10.9]]},
          "options": {"lsl": 9, "usl": 1e15, "target": 11}})"),
            "answered");
}

TEST(WildRequests, ADenominatorFarLargerThanTheOthersHidesNoneOfTheOtherAdvice) {
  const std::string numbers = "14, 16, 15, 17, 14, 18, 15, 16, 17, 14, 19, 22, 23, 24, 22, 25, 23, 24";
  const auto question = read_spc_question(R"({"chart": "p", "data": {"y": [)" + numbers +
                                          R"(], "n": [1e50, 31, 29, 32, 30, 33, 30, 31, 30, 29, 31, 32, 33, 31, 30, 32,
          33, 31]}})");
  ASSERT_TRUE(question);
  const auto answer = advice_answer(*question);
  ASSERT_TRUE(answer);
  const auto read = json::read(*answer);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->at("change_points").is_null());
  EXPECT_FALSE(read->at("advice").is_null());
}

}  // namespace
}  // namespace qi::analysis

#include "analysis/advice_json.h"

#include <gtest/gtest.h>

#include "json/json_reading.h"

namespace qi::analysis {
namespace {

constexpr std::string_view kStep =
    R"({"target": 60, "options": {"improvement_direction": "increase"}, "data": {"y": [50, 52, 49, 51, 48, 50, 53, 49,
    50, 47, 51, 50, 52, 49, 51, 48, 50, 53, 49, 50, 62, 61, 59, 63, 60, 58, 62, 61, 60, 59, 62, 61, 60, 63, 58]}})";
constexpr std::string_view kCounts =
    R"({"chart": "p", "data": {"y": [58, 61, 55, 60, 62, 57, 59, 63, 56, 60, 58, 61, 60, 59],
    "n": [80, 82, 78, 81, 84, 80, 79, 85, 77, 82, 80, 83, 81, 80]}})";

json::Value answered(std::string_view text) {
  const auto question = read_spc_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = advice_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  const auto value = json::read(*answer);
  const auto faults = shell::check_shape(advice_answer_schema(), *value);
  for (const FieldError& fault : faults) ADD_FAILURE() << fault.field << ": " << fault.message;
  return *value;
}

const json::Value& check_of(const json::Value& answer, std::string_view warning) {
  for (const json::Value& check : answer.at("advice").as_array())
    if (check.at("warning").as_string() == warning) return check;
  throw std::runtime_error("no such check");
}

TEST(SpcAdvice, TellsOfAStepWithItsQuestions) {
  const json::Value answer = answered(kStep);
  const auto& changes = answer.at("change_points").as_array();
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].at("index").as_int64(), 20);
  EXPECT_EQ(changes[0].at("course").as_string(), "better");
  ASSERT_EQ(changes[0].at("questions").as_array().size(), 4u);
  EXPECT_EQ(changes[0].at("questions").at(0).at("figures_say").as_string(), "The new level holds for 15 points.");
  EXPECT_TRUE(changes[0].at("questions").at(1).at("figures_say").is_null());
  EXPECT_EQ(answer.at("forecast").at("outlook").as_string(), "unstable");
  EXPECT_TRUE(answer.at("forecast").at("points").as_array().empty());
}

TEST(SpcAdvice, ProposesForCountsWithTheEvidence) {
  const json::Value answer = answered(kCounts);
  EXPECT_EQ(answer.at("proposal").at("figure").as_string(), "cases-out-of-cases");
  EXPECT_EQ(answer.at("proposal").at("evidence").at("middle_denominator").as_double(), 80.5);
  EXPECT_TRUE(answer.at("proposal").at("evidence").at("sigma_z").is_number());
  EXPECT_TRUE(answer.at("proposal").at("record_instead").is_null());
}

TEST(SpcAdvice, WritesNullForWhatIsUndefined) {
  const json::Value answer = answered(R"({"data": {"y": [3, 4]}})");
  EXPECT_TRUE(answer.at("change_points").is_null());
  EXPECT_TRUE(answer.at("forecast").is_null());
  EXPECT_EQ(check_of(answer, "few-points").at("outcome").as_string(), "warns");
  EXPECT_TRUE(answered(R"({"data": {"y": [null, null]}})").at("proposal").is_null());
}

TEST(SpcAdvice, LooksForASeasonWhereOneIsNamedOrDatesGiveIt) {
  std::string values, dates;
  for (int i = 0; i < 48; ++i) {
    const std::string comma = i == 0 ? "" : ",";
    values += comma + std::to_string(50 + (i % 12 < 6 ? 10 : 0) + i % 5);
    dates +=
        comma + "\"20" + std::to_string(20 + i / 12) + (i % 12 < 9 ? "-0" : "-") + std::to_string(i % 12 + 1) + "-01\"";
  }
  const std::string bare = "\"data\": {\"y\": [" + values + "]}}";
  EXPECT_EQ(check_of(answered("{" + bare), "seasonality").at("outcome").as_string(), "does_not_apply");
  EXPECT_EQ(check_of(answered("{\"season\": 12, " + bare), "seasonality").at("outcome").as_string(), "warns");
  EXPECT_EQ(check_of(answered("{\"data\": {\"y\": [" + values + "], \"dates\": [" + dates + "]}}"), "seasonality")
                .at("outcome")
                .as_string(),
            "warns");
}

TEST(SpcAdvice, RefusesWhatTheEngineRefuses) {
  const auto question = read_spc_question(R"({"season": 1, "data": {"y": [1, 2, 3]}})");
  ASSERT_TRUE(question);
  EXPECT_FALSE(advice_answer(*question));
  EXPECT_FALSE(read_spc_question(R"({"season": "year", "data": {"y": [1, 2, 3]}})"));
}

}  // namespace
}  // namespace qi::analysis

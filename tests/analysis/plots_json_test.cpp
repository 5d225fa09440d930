#include <gtest/gtest.h>

#include <stdexcept>

#include "analysis/try_funnel/funnel_json.h"
#include "analysis/try_pareto/pareto_json.h"
#include "json/json_reading.h"
#include "shell/api_schema.h"

namespace qi::analysis {
namespace {

std::string funnel_refusal(std::string_view text) {
  const auto question = read_funnel_question(text);
  if (!question) return question.error().message;
  const auto answer = funnel_answer(*question);
  return answer ? "answered" : answer.error().message;
}
std::string pareto_refusal(std::string_view text) {
  const auto question = read_pareto_question(text);
  if (!question) return question.error().message;
  const auto answer = pareto_answer(*question);
  return answer ? "answered" : answer.error().message;
}

json::Value funnel_answered(std::string_view text) {
  const auto question = read_funnel_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = funnel_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  json::Value read = *json::read(*answer);
  for (const FieldError& fault : shell::check_shape(funnel_answer_schema(), read))
    ADD_FAILURE() << fault.field << ": " << fault.message;
  return read;
}
json::Value pareto_answered(std::string_view text) {
  const auto question = read_pareto_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = pareto_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  json::Value read = *json::read(*answer);
  for (const FieldError& fault : shell::check_shape(pareto_answer_schema(), read))
    ADD_FAILURE() << fault.field << ": " << fault.message;
  return read;
}

TEST(FunnelJson, LeavesAUnitOutOfTargetAndJudgement) {
  const json::Value answer = funnel_answered(R"({"kind": "proportion",
      "data": {"unit": ["A", "B", "C"], "numerator": [20, 40, 95], "denominator": [100, 100, 100]},
      "options": {"exclude_index": 2}})");
  EXPECT_NEAR(answer.as_object().at("target").to_number<double>(), 0.3, 1e-12);
  const auto& left_out = answer.as_object().at("units").as_array()[2].as_object();
  EXPECT_EQ(left_out.at("state"), "excluded");
  EXPECT_EQ(left_out.at("standing"), "inside");
  EXPECT_EQ(left_out.at("words"), "Left out of average and judgement");
  EXPECT_EQ(funnel_refusal(R"({"kind": "proportion", "data": {"unit": ["A"], "numerator": [1], "denominator": [2]},
      "options": {"exclude_index": 0}})"),
            "All units are left out. Keep at least one to compare.");
  EXPECT_EQ(funnel_refusal(R"({"kind": "proportion", "data": {"unit": ["A"], "numerator": [1], "denominator": [2]},
      "options": {"exclude_index": 7}})"),
            "A unit that is left out is none of the units. Choose one of them.");
}

TEST(FunnelQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(funnel_refusal("[]"), "Send one JSON object in { }.");
  EXPECT_TRUE(funnel_refusal("{}").starts_with("Send \"kind\" with what is compared"));
  EXPECT_TRUE(funnel_refusal(R"({"kind": "guess"})").starts_with("\"kind\" must be one of: proportion, "));
  EXPECT_EQ(funnel_refusal(R"({"kind": "rate"})"),
            "Send \"data\" with the lists \"unit\", \"numerator\" and \"denominator\".");
  EXPECT_EQ(funnel_refusal(R"({"kind": "rate", "data": {"unit": ["A"], "numerator": [1]}})"),
            "Send \"denominator\" inside \"data\" as a list with one entry for each unit.");
  EXPECT_EQ(funnel_refusal(R"({"kind": "rate", "data": {"unit": ["A"], "numerator": [1, 2], "denominator": [3]}})"),
            "\"unit\", \"numerator\" and \"denominator\" must be lists of one length.");
  EXPECT_EQ(funnel_refusal(R"({"kind": "rate", "data": {"unit": ["A"], "numerator": [1], "denominator": [3]},
                               "options": {"limit": "exact"}})"),
            "There is no option \"limit\" for funnel plots. Take it out, or check its spelling.");
  EXPECT_EQ(funnel_refusal(R"({"kind": "rate", "data": {"unit": ["A"], "numerator": [null], "denominator": [3]}})"),
            "Give both figures of each unit, or leave it out: A.");
}

TEST(FunnelAnswer, IsTheOneOfTheEnginesExample) {
  const json::Value answer = funnel_answered(
      R"({"kind": "proportion", "data": {"unit": ["Medway", "Thanet"], "numerator": [20, 40], "denominator": [100, 100]},
          "options": {"unit": "station", "units": "stations"}})");
  EXPECT_NEAR(answer.at("target").to_number<double>(), 0.3, 1e-12);
  const json::Value& medway = answer.at("units").at(0);
  EXPECT_NEAR(medway.at("z").to_number<double>(), -2.32, 5e-3);
  EXPECT_NEAR(medway.at("limits").at("of_95").at("lower").to_number<double>(), 0.2146, 5e-5);
  EXPECT_EQ(medway.at("standing").as_string(), "beyond_95");
  EXPECT_EQ(answer.at("sentence").at("headline").as_string(), "No station stands out.");
  EXPECT_EQ(answer.at("limits").as_string(), "normal");
  EXPECT_EQ(answer.as_object().if_contains("curves"), nullptr);
}

TEST(FunnelAnswer, TakesTargetsAsValuesAreWrittenAndGivesCurvesWhenAsked) {
  const json::Value answer = funnel_answered(
      R"({"kind": "proportion", "target": 35, "data": {"unit": ["Medway", "Thanet"], "numerator": [20, 40],
          "denominator": [100, 100]}, "options": {"multiplier": 100, "curves": true, "overdispersion": "additive"}})");
  EXPECT_NEAR(answer.at("target").to_number<double>(), 35, 1e-12);
  EXPECT_EQ(answer.at("target_name").as_string(), "Target");
  EXPECT_GT(answer.at("curves").as_array().size(), 100u);
  EXPECT_EQ(answer.at("overdispersion").at("asked").as_string(), "additive");
}

TEST(ParetoQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_TRUE(pareto_refusal("{}").starts_with("Send \"data\" with the list \"category\""));
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"], "count": [1, 2]}})"),
            "\"count\" must have one number for each \"category\".");
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"], "count_after": [1]}})"),
            "Send \"count\" of the first period beside \"count_after\".");
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"]}, "options": {"most": 3}})"),
            "There is no option \"most\" for Pareto charts. Take it out, or check its spelling.");
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"]}, "options": {"most_rows": 3, "covered_share": 0.8}})"),
            "Gather small categories by one of \"most_rows\", \"least_share\" and \"covered_share\" alone.");
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"]}, "options": {"covered_share": 0}})"),
            "Give a share to cover above 0 and up to 1.");
  EXPECT_EQ(pareto_refusal(R"({"data": {"category": ["Kit"], "count": [null]}})"),
            "Counts and weights must be 0 or more: correct Kit.");
}

TEST(ParetoAnswer, PutsCausesInOrderAndCountsCases) {
  const json::Value answer = pareto_answered(R"({"data": {"category": ["Fuel", "Kit", "Kit", null, "Kit", "Crew"]}})");
  EXPECT_EQ(answer.at("rows").at(0).at("category").as_string(), "Kit");
  EXPECT_NEAR(answer.at("rows").at(0).at("share").to_number<double>(), 0.6, 1e-12);
  EXPECT_NEAR(answer.at("unrecorded").to_number<double>(), 1, 0);
  EXPECT_EQ(answer.at("categories").as_int64(), 3);
}

TEST(ParetoAnswer, ComparesTwoPeriodsInTheOrderOfTheFirst) {
  const json::Value answer = pareto_answered(
      R"({"data": {"category": ["Kit", "Fuel"], "count": [6, 4], "count_after": [2, 6]},
          "options": {"cases": "late starts", "before": "April", "after": "May"}})");
  const json::Value& comparison = answer.at("comparison");
  EXPECT_NEAR(comparison.at("rows").at(0).at("share_after").to_number<double>(), 0.25, 1e-12);
  EXPECT_EQ(comparison.at("sentence").at("headline").as_string(),
            "Fuel has grown most: from 40.0% to 75.0% of late starts.");
  EXPECT_EQ(comparison.at("sentence").at("explanation").as_string(),
            "Kit has shrunk most: from 60.0% to 25.0%. In all there were 10 (April) and 8 (May). Chance alone moves "
            "shares too; small counts move most.");
}

TEST(ParetoAnswer, GathersUntilAShareIsCovered) {
  const json::Value answer = pareto_answered(
      R"({"data": {"category": ["Kit", "Fuel", "Crew", "Wheels"], "count": [5, 3, 1, 1]},
          "options": {"covered_share": 0.8}})");
  ASSERT_EQ(answer.at("rows").as_array().size(), 3u);
  EXPECT_EQ(answer.at("rows").at(2).at("gathered").as_int64(), 2);
}

}  // namespace
}  // namespace qi::analysis

#include <gtest/gtest.h>

#include <cmath>

#include "analysis/spc_json.h"
#include "analysis/try_sums/sums_answer.h"
#include "analysis/try_sums/sums_examples.h"
#include "json/json_reading.h"

// The JSON of the charts of sums, of T squared and of short runs.
namespace qi::analysis {
namespace {

json::Value sums(std::string_view text) {
  const auto question = read_sums_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = sums_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  return *json::read(*answer);
}

json::Value distances(std::string_view text) {
  const auto question = read_distance_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = distance_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  return *json::read(*answer);
}

json::Value series(std::string_view text) {
  return *json::read(spc_answer_line(text));
}

std::string refusal(std::string_view text) {
  const auto question = read_sums_question(text);
  return question ? "accepted" : question.error().message;
}

TEST(SumsQuestion, StartsEveryChartAnewWhereAPhaseIsAskedFor) {
  const json::Value cases = sums(R"({"chart": "bcusum", "data": {"y": [0, 1, 0, 1, 0, 0]},
      "options": {"target": 0.1, "limit": 5, "rebase_before_index": 3, "exclude_index": 1}})");
  const auto& high = cases.as_object().at("points").as_object().at("high").as_array();
  EXPECT_TRUE(high[1].is_null());
  EXPECT_NEAR(high[3].to_number<double>(), std::log(2 / 1.1), 1e-9) << "from 0";
  const json::Value risks =
      sums(R"({"chart": "racusum", "data": {"outcome": [1, 1, 0], "expected_risk": [0.1, 0.2, 0.3]},
      "options": {"rebase_before_index": [2]}})");
  EXPECT_NEAR(risks.as_object().at("points").as_object().at("vlad").as_array()[2].to_number<double>(), 0.3, 1e-12);
  const json::Value far = distances(R"({"data": {"a": [1, 2, 3, 4, 2, 1, 91, 92, 93, 94, 92, 91],
      "b": [2, 1, 5, 3, 4, 1, 2, 1, 5, 3, 4, 1]}, "options": {"rebase_before_index": 6}})");
  EXPECT_NEAR(far.as_object().at("centre").as_array()[0].to_number<double>(), 553.0 / 6, 1e-9);
  EXPECT_EQ(refusal(R"({"chart": "bcusum", "data": {"y": [0, 1]}, "options": {"rebase_before_index": "soon"}})"),
            "\"rebase_before_index\" must be a whole number of 0 or more.");
}

TEST(SumsQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(refusal("[]"), "Send one JSON object in { }.");
  EXPECT_EQ(refusal(R"({"chart": "xbar", "data": {"y": [1]}})"), "\"chart\" must be one of: cusum, bcusum, racusum.");
  EXPECT_EQ(refusal(R"({"chart": "bcusum", "data": {"y": [1, 0]}, "options": {"se_shift": 1}})"),
            "There is no option \"se_shift\" for this chart. Take it out, or check its spelling.");
  EXPECT_EQ(refusal(R"({"chart": "cusum", "data": {"y": [1, 0]}, "options": {"limt": 1}})").substr(0, 26),
            "There is no option \"limt\" ");
  EXPECT_EQ(refusal(R"({"chart": "racusum", "data": {"outcome": [1, 0]}})"),
            "\"data\" needs the risk of each case as \"expected_risk\".");
  EXPECT_EQ(refusal(R"({"chart": "cusum", "data": {"y": [1, 0]}, "options": {"after_signal": "stops"}})"),
            "\"after_signal\" must be one of: goes_on, starts_again.");
}

TEST(SumsAnswer, AddsUpAsTheBookDoes) {
  const json::Value answer = sums(
      R"({"chart": "cusum", "data": {"y": [9.45, 7.99, 9.29, 11.66, 12.16]}, "options": {"center": 10, "sigma": 1}})");
  const json::Value& high = answer.at("points").at("high");
  EXPECT_NEAR(high.at(3).to_number<double>(), 1.16, 1e-12);
  EXPECT_NEAR(high.at(4).to_number<double>(), 2.82, 1e-12);
  EXPECT_NEAR(answer.at("points").at("low").at(2).to_number<double>(), -1.77, 1e-12);
  EXPECT_EQ(answer.at("upper").to_number<double>(), 5);
  EXPECT_EQ(answer.at("sentence").at("headline").as_string(), "No lasting change.");
}

// Accepted 0.08 and an odds ratio of 2: each case with the event adds 0.616, each without takes 0.077 away.
TEST(SumsAnswer, GoesCaseByCase) {
  const json::Value answer =
      sums(R"({"chart": "bcusum", "data": {"y": [1, 0]}, "options": {"target": 0.08, "odds_ratio": 2, "limit": 3.5}})");
  EXPECT_NEAR(answer.at("points").at("high").at(0).to_number<double>(), 0.616, 5e-4);
  EXPECT_NEAR(answer.at("figures").at("raised").to_number<double>(), 0.1481, 5e-5);
  EXPECT_EQ(answer.at("setting").as_string(),
            "It is set to find the chance rising from 8% to 14.8%, or falling to 4.2%.");
}

TEST(SumsAnswer, HasTheVladOfCasesWithRisks) {
  const json::Value answer =
      sums(R"({"chart": "racusum", "data": {"outcome": [1, 0], "expected_risk": [0.04, 0.04]}})");
  EXPECT_NEAR(answer.at("points").at("vlad").at(0).to_number<double>(), -0.96, 1e-12);
  EXPECT_NEAR(answer.at("points").at("vlad").at(1).to_number<double>(), -0.92, 1e-12);
  EXPECT_NEAR(answer.at("points").at("score").at(0).to_number<double>(), 0.654, 5e-4);
}

TEST(DistanceAnswer, IsTheSameForRowsAndForColumns) {
  const json::Value columns =
      distances(R"({"data": {"a": [1, 2, 3, 4, 9], "b": [2, 1, 4, 3, 7]}, "options": {"confidence_level": 0.99}})");
  const json::Value rows =
      distances(R"({"data": {"x": [[1, 2], [2, 1], [3, 4], [4, 3], [9, 7]]}, "options": {"confidence_level": 0.99}})");
  EXPECT_EQ(columns.at("points"), rows.at("points"));
  EXPECT_EQ(columns.at("variables").at(1).as_string(), "b");
  EXPECT_EQ(rows.at("variables").at(1).as_string(), "figure 2");
  const auto uneven = read_distance_question(R"({"data": {"a": [1, 2, 3], "b": [2, 1]}})");
  ASSERT_FALSE(uneven);
  EXPECT_EQ(uneven.error().message, "Every figure needs as many values as the others: \"b\" has another number.");
}

// 10 12 | 103 99 | 11 13 with sigma of each kind: means 11.5 and 101, sigmas 1.773 and 3.546.
TEST(ShortRuns, AreAskedLikeAnySeries) {
  const json::Value answer =
      series(R"({"chart": "zmr", "data": {"y": [10, 12, 103, 99, 11, 13], "kind": ["A", "A", "B", "B", "A", "A"]}})");
  EXPECT_NEAR(answer.at("points").at("value").at(0).to_number<double>(), -1.5 / 1.773, 5e-4);
  EXPECT_NEAR(answer.at("points").at("value").at(2).to_number<double>(), 2 / 3.546, 5e-4);
  EXPECT_EQ(answer.at("phases").at(0).at("upper").to_number<double>(), 3);
  const json::Value nominal = series(
      R"({"chart": "dnom", "data": {"y": [41, 39, 97, 94], "kind": ["A", "A", "B", "B"], "nominal": {"A": 40, "B": 95}}})");
  EXPECT_EQ(nominal.at("points").at("value").at(2).to_number<double>(), 2);
  EXPECT_EQ(series(R"({"chart": "dnom", "data": {"y": [41], "kind": ["A"], "nominal": {}}})").at("error").as_string(),
            "\"nominal\" needs a number for the kind \"A\".");
  EXPECT_TRUE(series(R"({"chart": "zmr", "data": {"y": [41]}})")
                  .at("error")
                  .as_string()
                  .starts_with("\"data\" needs the kind of each value"));
}

TEST(ShortRuns, MayHaveManyKinds) {
  std::string values = "1,2";
  std::string kinds = R"("0","0")";
  for (int kind = 1; kind < 60'000; ++kind) {
    const std::string name = ",\"" + std::to_string(kind) + "\"";
    values += ",1,2";
    kinds += name + name;
  }
  const auto answer = series(R"({"chart": "zmr", "data": {"y": [)" + values + R"(], "kind": [)" + kinds + "]}}");
  EXPECT_TRUE(answer.as_object().contains("points"));
}

TEST(SumsExamples, AreReadWhenProgramsSendThem) {
  for (const SumsChartRow& row : sums_charts()) {
    const SumsExample example = sums_example(row.slug);
    std::string refused;
    if (example.path == "/api/v1/spc/sums") {
      if (const auto question = read_sums_question(example.question); !question) refused = question.error().message;
    } else if (example.path == "/api/v1/spc/t2") {
      if (const auto question = read_distance_question(example.question); !question) refused = question.error().message;
    } else if (const auto question = read_spc_question(example.question); !question) {
      refused = question.error().message;
    }
    EXPECT_EQ(refused, "") << row.slug;
  }
}

}  // namespace
}  // namespace qi::analysis

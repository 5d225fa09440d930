#include "analysis/spc_json.h"

#include <gtest/gtest.h>

#include <boost/json/serialize.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "analysis/answer_lines.h"
#include "analysis/spc_options.h"
#include "support/chart_slugs.h"

namespace qi::analysis {
namespace {

std::string refusal(std::string_view text) {
  const auto question = read_spc_question(text);
  return question ? "accepted" : question.error().message;
}

json::Value answered(std::string_view text) {
  const auto question = read_spc_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  return *json::read(*spc_answer(*question));
}

TEST(SpcQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(refusal("[1]"), "Send one JSON object in { }.");
  EXPECT_EQ(refusal("{"), "Line 1: the text ends too early. Close every quote and bracket.");
  EXPECT_EQ(refusal("{}"), "Send \"data\" with the values as \"y\", like {\"data\": {\"y\": [12, 14, 11]}}.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1, "2"]}})"), "\"y\" must hold numbers, or null for a missing one.");
  EXPECT_EQ(refusal(R"({"chart": "pie", "data": {"y": [1]}})"),
            "\"chart\" must be one of: " + support::chart_slugs() + ".");
  EXPECT_EQ(refusal(R"({"data": {"y": [1]}, "options": {"shift_n": -1}})"),
            "\"shift_n\" must be a whole number of 0 or more.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1]}, "options": {"shifts": 7}})"),
            "There is no option \"shifts\" for these charts. Take it out, or check its spelling.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1], "dates": ["2025-02-31"]}})"),
            "\"dates\" must hold days like \"2025-03-01\".");
  EXPECT_EQ(refusal(R"({"data": {"y": [1]}, "options": {"improvement_direction": "up"}})"),
            "\"improvement_direction\" must be one of: increase, decrease, neutral.");
}

// Of subgroups this large the standard deviation is infinite, and the refusal spoke of infinite subgroups.
TEST(SpcQuestion, SaysThatNumbersAreTooLargeOfValuesAndOfSubgroups) {
  const std::string said = "A number is too large or too small to compute with. Give the figures in another unit.";
  const auto refused = [](std::string_view text) {
    const auto question = read_spc_question(text);
    const auto answer = question ? spc_answer(*question) : Result<std::string>(question.error());
    return answer ? "accepted" : answer.error().message;
  };
  EXPECT_EQ(refused(R"({"chart": "ewma", "data": {"y": [1e300, 2e300, 3e300]}})"), said);
  EXPECT_EQ(refused(R"({"chart": "ewma", "data": {"subgroups": [[1e300, 2e300], [3e300, 1e300]]}})"), said);
  EXPECT_EQ(refused(R"({"chart": "xbar", "data": {"subgroups": [[1e300, 2e300], [3e300, 1e300]]}})"), said);
}

TEST(SpcLines, AnswerOrRefuseEveryOptionWithWhateverStandsInIt) {
  const std::vector<std::string> nonsense{"null",
                                          "true",
                                          "\"\"",
                                          "-1",
                                          "0",
                                          "1",
                                          "2",
                                          "3",
                                          "4",
                                          "5",
                                          "400000000",
                                          "9223372036854775807",
                                          "18446744073709551615",
                                          "1e308",
                                          "[]",
                                          "{}",
                                          "[4]",
                                          "[0, 0]",
                                          "[2, 1]",
                                          "[3, 400000000]",
                                          "[null]",
                                          "[1e308, 0, 0, 0]"};
  const std::vector<std::string> every_data{
      R"({"y": [1, 2, null, 4]})",
      R"({"y": []})",
      R"({"y": [7]})",
      R"({"y": [null, null]})",
      R"({"y": [1e308, -1e308, 1e308, 1e-320]})",
      R"({"y": [1, 2, null, 4], "n": [4, 5, null, 6]})",
      R"({"y": [1, 2], "n": [0, 1e308]})",
      R"({"subgroups": [[1, 2, 3], [], [4], [null, 2]]})",
      R"({"mean": [1, 2], "sd": [1, null], "range": [2, 1], "n": [3, 1e30]})",
  };
  for (const std::string& data : every_data)
    for (const spc::ChartRow& chart : spc::chart_catalogue())
      for (const std::string_view option : spc_option_keys())
        for (const std::string& value : nonsense) {
          const std::string line = std::string("{\"chart\": \"") + std::string(chart.slug) + "\", \"data\": " + data +
                                   ", \"options\": {\"" + std::string(option) + "\": " + value + "}}";
          const std::string answer = spc_answer_line(line);
          EXPECT_TRUE(json::read(answer)) << line << "\n" << answer;
        }
}

TEST(SpcOptions, AreAllInTheReference) {
  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/docs/api/spc.md");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  for (const std::string_view key : spc_option_keys())
    EXPECT_NE(text.find("`" + std::string(key) + "`"), std::string::npos) << key;
  for (const spc::ChartRow& chart : spc::chart_catalogue())
    EXPECT_NE(text.find("`" + std::string(chart.slug) + "`"), std::string::npos) << chart.slug;
}

TEST(SpcQuestion, TakesSubgroupsAsTheirValuesOrAsWhatIsKnownOfThem) {
  const auto by_values =
      answered(R"({"chart": "xbar", "data": {"subgroups": [[9, 11], [10, 14], [8, 10], [12, 12]]}})");
  const auto by_figures = answered(
      R"({"chart": "xbar", "data": {"mean": [10, 12, 9, 12], "sd": [1.4142135623730951, 2.8284271247461903,
          1.4142135623730951, 0], "range": [2, 4, 2, 0], "n": [2, 2, 2, 2]}})");
  EXPECT_EQ(by_values.at("points"), by_figures.at("points"));
  EXPECT_EQ(refusal(R"({"chart": "xbar", "data": {"y": [1, 2]}})"),
            "\"data\" needs \"subgroups\" for this chart, like {\"subgroups\": [[12, 14, 11], [13, 12, 15]]}.");
}

TEST(SpcQuestion, TakesRulesAndLimitsThatAreGiven) {
  const auto answer = answered(
      R"({"data": {"y": [1, 2, 3, 9, 2]}, "options": {"center": 2, "sigma": 1, "rules": ["outside-limits"]}})");
  EXPECT_EQ(answer.at("phases").at(0).at("upper").as_int64(), 5);
  EXPECT_EQ(answer.at("signals").as_object().size(), 1u);
  EXPECT_EQ(answer.at("signals").at("outside-limits").at("high").at(0).as_int64(), 3);
  EXPECT_EQ(refusal(R"({"data": {"y": [1]}, "options": {"rules": ["luck"]}})"),
            "There is no rule \"luck\". See GET /api/v1/spc/rules.");
}

TEST(SpcLines, AnswerEverySeedOfTheFuzzer) {
  std::size_t seeds = 0;
  for (const auto& seed :
       std::filesystem::directory_iterator(std::string(QUALITEA_SOURCE_DIR) + "/tests/fuzz/seeds/spc_questions")) {
    std::ifstream file(seed.path());
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(spc_answer_line(line).find("{\"error\""), std::string::npos) << seed.path();
    ++seeds;
  }
  EXPECT_GE(seeds, 3u);
}

TEST(SpcAnswer, HoldsPointsLimitsSignalsPhasesIconsAndASentence) {
  const auto answer = answered(
      R"({"chart": "i", "profile": "mdc", "target": 30,
          "options": {"improvement_direction": "increase", "baseline_n": 12},
          "data": {"y": [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, null, 25]}})");
  EXPECT_EQ(answer.at("chart").as_string(), "i");
  EXPECT_EQ(answer.at("points").at("value").as_array().size(), 14u);
  EXPECT_TRUE(answer.at("points").at("value").at(12).is_null());
  EXPECT_NEAR(answer.at("points").at("upper").at(0).as_double(), 20.64, 1e-9);
  EXPECT_EQ(answer.at("signals").at("outside-limits").at("high").at(0).as_int64(), 13);
  EXPECT_EQ(answer.at("phases").at(0).at("baseline_used").as_int64(), 12);
  EXPECT_EQ(answer.at("variation_icon").as_string(), "improving_high");
  EXPECT_EQ(answer.at("assurance_icon").as_string(), "fail");
  EXPECT_EQ(answer.at("sentence").at("headline").as_string(), "Getting better, but not yet enough.");
}

TEST(SpcAnswer, TakesTargetsThatChangeAndPhasesWithABaselineEach) {
  const auto answer = answered(
      R"({"target": [null, null, 5, 5], "options": {"rebase_before_index": [2], "baseline_n": 2},
          "data": {"y": [1, 2, 3, 4]}})");
  EXPECT_TRUE(answer.at("points").at("target").at(0).is_null());
  EXPECT_EQ(answer.at("points").at("target").at(2).to_number<double>(), 5);
  EXPECT_EQ(answer.at("phases").as_array().size(), 2u);
  EXPECT_EQ(answer.at("phases").at(1).at("baseline_used").as_int64(), 2);
}

TEST(SpcAnswer, GivesEveryRunsTestAskedFor) {
  const auto answer = answered(
      R"({"chart": "run", "profile": "qicharts2", "options": {"methods": ["anhoej", "bestbox", "cutbox"]},
          "data": {"y": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}})");
  EXPECT_TRUE(answer.at("runs_tests").at("bestbox").at(0).at("signals").as_bool());
  EXPECT_TRUE(answer.at("runs_tests").at("anhoej").at(0).at("signals").as_bool());
}

TEST(SpcLines, AnswerInOrderAndABadLineStopsNothing) {
  std::istringstream in("{\"data\":{\"y\":[1,2]}}\nnonsense\n\n{\"data\":{\"y\":[3,5]}}");
  std::ostringstream out;
  answer_lines(in, out, spc_answer_line);
  std::vector<json::Value> lines;
  std::istringstream answers(out.str());
  for (std::string line; std::getline(answers, line);) lines.push_back(*json::read(line));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0].at("phases").at(0).at("centre").as_double(), 1.5);
  EXPECT_EQ(lines[1].at("error").as_string(), "Line 1: this is not JSON. Look for a missing comma, quote or bracket.");
  EXPECT_TRUE(lines[2].as_object().contains("error"));
  EXPECT_EQ(lines[3].at("phases").at(0).at("centre").to_number<double>(), 4);
}

TEST(SpcLines, AnswerEveryOracleCaseAsItStands) {
  for (const char* chart : {"i", "mr", "run"}) {
    std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/tests/oracle/spc/" + chart + ".json");
    std::stringstream text;
    text << file.rdbuf();
    const auto cases = json::read(text.str());
    ASSERT_TRUE(cases);
    for (const json::Value& asked : cases->at("cases").as_array()) {
      const auto question = read_spc_question(boost::json::serialize(asked));
      ASSERT_TRUE(question) << asked.at("id") << question.error().message;
      EXPECT_TRUE(spc_answer(*question)) << asked.at("id");
    }
  }
}

}  // namespace
}  // namespace qi::analysis

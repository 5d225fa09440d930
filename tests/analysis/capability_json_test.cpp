#include "analysis/try_capability/capability_json.h"

#include <gtest/gtest.h>

#include "analysis/try_capability/capability_schema.h"
#include "json/json_reading.h"
#include "support/capability_cases.h"

namespace qi::analysis {
namespace {

std::string refusal(std::string_view text) {
  const auto question = read_capability_question(text);
  if (!question) return question.error().message;
  const auto answer = capability_answer(*question);
  return answer ? "accepted" : answer.error().message;
}

json::Value answered(std::string_view text) {
  const auto question = read_capability_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = capability_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  return *json::read(*answer);
}

std::string listed_values(const std::vector<double>& values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : ", ") + shortest(value);
  return "[" + text + "]";
}

TEST(CapabilityQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(refusal("[]"), "Send one JSON object in { }.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1], "subgroups": [[1]]}, "options": {"usl": 2}})"),
            "\"data\" needs either the values in time order as \"y\", or \"subgroups\" with a list for each.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1, 2]}})"),
            "Send \"options\" with a limit: \"usl\" the upper one, \"lsl\" the lower one, or both.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1, 2]}, "options": {"ucl": 2}})"),
            "There is no option \"ucl\" for capability. Take it out, or check its spelling.");
  EXPECT_TRUE(refusal(R"({"data": {"y": [1, 2]}, "options": {"shape": "bell"}})")
                  .starts_with("\"shape\" must be one of: normal, lognormal, "));
  EXPECT_EQ(refusal(R"({"data": {"y": [1, 2, 4]}, "options": {}})"),
            "Give a lower or an upper limit: without one there is nothing to be capable of.");
  EXPECT_EQ(refusal(R"({"data": {"y": [1, 2, 4]}, "options": {"usl": 5, "confidence_level": 2}})"),
            "Give a confidence level between 0 and 1, such as 0.95.");
  for (const char* size : {"1e307", "1e-311"})
    EXPECT_EQ(refusal(R"({"options": {"usl": 5}, "data": {"y": [1, 2, 4, )" + std::string(size) + "]}}"),
              "Write the figures in another unit: some are too large or too small to be judged.");
  EXPECT_EQ(refusal(R"({"data": {"y": [5, 5, 5]}, "options": {"usl": 6}})").find("nan"), std::string::npos);
}

// By the contract of spc/capability.h: mean 11.2, sigma within 2.4379, Cp 0.8887, Cpk 0.8477, Ppk 1.0744.
TEST(CapabilityJson, GivesEveryIndexWithItsStability) {
  const json::Value answer =
      answered(R"({"data": {"y": [10, 12, 11, 14, 9]}, "options": {"lsl": 5, "usl": 18, "shape": "normal"}})");
  EXPECT_DOUBLE_EQ(answer.at("mean").as_double(), 11.2);
  EXPECT_NEAR(answer.at("within").at("sigma").as_double(), 2.4379, 5e-5);
  EXPECT_NEAR(answer.at("within").at("cp").at("value").as_double(), 0.8887, 5e-5);
  EXPECT_NEAR(answer.at("within").at("cpk").at("value").as_double(), 0.8477, 5e-5);
  EXPECT_NEAR(answer.at("overall").at("ppk").at("value").as_double(), 1.0744, 5e-5);
  for (const char* key : {"within", "overall"})
    EXPECT_EQ(answer.at(key).at("stability").at("state").as_string(), "too-few-values");
  EXPECT_NEAR(answer.at("sigma_level").at("without_shift").as_double() -
                  answer.at("sigma_level").at("less_shift_of_1_5").as_double(),
              1.5, 1e-12);
  std::int64_t counted = 0;
  for (const json::Value& bin : answer.at("histogram").at("bins").as_array())
    counted += bin.at("count").to_number<std::int64_t>();
  EXPECT_EQ(counted, 5);
}

TEST(CapabilityJson, AOneSidedSpecificationHasNoCp) {
  const json::Value answer = answered(R"({"data": {"y": [10, 12, null, 11, 14, 9]},
      "options": {"usl": 18, "shape": "normal", "centile": 0.5}})");
  EXPECT_TRUE(answer.at("within").at("cp").is_null());
  EXPECT_TRUE(answer.at("observed").at("below").is_null());
  EXPECT_EQ(answer.at("values").to_number<int>(), 5);
  EXPECT_DOUBLE_EQ(answer.at("centile").at("value").to_number<double>(), 11);
  EXPECT_EQ(answer.at("standard").at("meets").as_string(), "at_most");
}

TEST(CapabilityJson, HasTheShapeThatTheDocumentPromises) {
  const std::string percent = listed_values(support::on_time_percent(60));
  const std::string seconds = listed_values(support::response_seconds(120));
  for (const std::string& question :
       {R"({"options": {"lsl": 70, "usl": 95}, "data": {"y": )" + percent + "}}",
        R"({"options": {"usl": 1080}, "format": {"style": "minutes_seconds"}, "data": {"y": )" + seconds + "}}",
        R"({"options": {"lsl": 70}, "data": {"subgroups": [)" + percent + ", " + percent + "]}}",
        std::string(R"({"options": {"usl": 20}, "data": {"y": [1, 2, 3, 4, 8]}})")}) {
    EXPECT_TRUE(shell::check_shape(capability_question_schema(), *json::read(question)).empty());
    const auto faults = shell::check_shape(capability_answer_schema(), answered(question));
    EXPECT_TRUE(faults.empty()) << (faults.empty() ? "" : faults.front().field + ": " + faults.front().message);
  }
}

}  // namespace
}  // namespace qi::analysis

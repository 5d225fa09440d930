#include "analysis/stats_json.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "analysis/catalogue_json.h"
#include "json/json_reading.h"

namespace qi::analysis {
namespace {

std::string refusal(std::string_view text) {
  const auto question = read_stats_question(text);
  return question ? "accepted" : question.error().message;
}

json::Value answered(std::string_view text) {
  const auto question = read_stats_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = stats_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  return *json::read(*answer);
}

TEST(StatsQuestion, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(refusal("[]"), "Send one JSON object in { }.");
  EXPECT_TRUE(refusal("{}").starts_with("Send \"test\" with the name of a test"));
  EXPECT_EQ(refusal(R"({"test": "guess", "data": {}})"),
            "We know no test called \"guess\". See GET /api/v1/stats/tests.");
  EXPECT_EQ(refusal(R"({"test": "welch-t", "data": {"a": "x"}})"),
            "\"a\" must hold numbers, or null for a missing one.");
  EXPECT_EQ(refusal(R"({"test": "welch-t", "data": {"a": [1]}, "options": {"levle": 0.9}})"),
            "There is no option \"levle\" for tests. Take it out, or check its spelling.");
  EXPECT_EQ(refusal(R"({"test": "welch-t", "data": {"a": [1]}, "options": {"alternative": "up"}})"),
            "\"alternative\" must be one of: two_sided, less, greater.");
}

// sleep data of R: t.test(extra ~ group) gives t = -1.8608, df = 17.776, p = 0.07939, interval -3.365 to 0.205.
TEST(StatsAnswer, IsTheOneThatRGives) {
  const json::Value answer = answered(
      R"({"test": "welch-t", "data": {"first": [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
          "second": [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]}})");
  EXPECT_NEAR(answer.at("statistic").as_double(), -1.8608, 5e-5);
  EXPECT_NEAR(answer.at("p_value").as_double(), 0.07939, 5e-6);
  EXPECT_NEAR(answer.at("degrees").at(0).as_double(), 17.776, 5e-4);
  const json::Value& interval = answer.at("effects").at(0).at("interval");
  EXPECT_NEAR(interval.at("lower").as_double(), -3.3654832, 5e-7);
  EXPECT_NEAR(interval.at("upper").as_double(), 0.2054832, 5e-7);
  EXPECT_FALSE(answer.at("sentence").as_string().empty());
}

TEST(StatsAnswer, ALineThatCannotBeAnsweredSaysWhy) {
  const auto answer = json::read(stats_answer_line(R"({"test": "welch-t", "data": {"only": [1, 2, 3]}})"));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("error").as_string(), "This test takes two columns of figures, one for each group.");
}

TEST(StatsLines, AnswerEverySeedOfTheFuzzer) {
  std::size_t seeds = 0;
  for (const auto& seed :
       std::filesystem::directory_iterator(std::string(QUALITEA_SOURCE_DIR) + "/tests/fuzz/seeds/stats_questions")) {
    std::ifstream file(seed.path());
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(stats_answer_line(line).find("{\"error\""), std::string::npos) << seed.path() << stats_answer_line(line);
    ++seeds;
  }
  EXPECT_GE(seeds, 20u);
}

TEST(Catalogues, HaveAllTheirWords) {
  for (const CatalogueJson& catalogue : {charts_json(), rules_json(), profiles_json(), tests_json()}) {
    const auto read = json::read(catalogue.text);
    ASSERT_TRUE(read);
    const json::Array& rows = read->as_object().begin()->value().as_array();
    ASSERT_GT(rows.size(), 5u);
    for (const json::Value& row : rows)
      for (const auto& [key, text] : row.as_object())
        if (key != "null_value") {
          EXPECT_FALSE(text.as_string().empty()) << catalogue.schema.name << " " << key;
        }
  }
}

}  // namespace
}  // namespace qi::analysis

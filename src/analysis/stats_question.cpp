#include <array>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/stats_json.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

constexpr std::array kAlternatives{Word{"two_sided", stats::Alternative::two_sided},
                                   Word{"less", stats::Alternative::less},
                                   Word{"greater", stats::Alternative::greater}};

void read_data(const Object& whole, stats::TestRequest& request) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with a list of numbers for each column, like {\"data\": {\"before\": [12, 14]}}.");
  for (const auto& [name, values] : object_at("data", *data))
    request.columns.push_back({std::string(name), numbers(std::string_view(name), values)});
  const Value* factors = whole.if_contains("factors");
  if (!factors) return;
  for (const auto& [name, words] : object_at("factors", *factors)) {
    if (!words.is_array()) refuse(key_name(name) + " must be a list of words, one for each row.");
    stats::Labels labels{.name = std::string(name), .values = {}};
    for (const Value& word : words.as_array()) labels.values.push_back(text(std::string_view(name), word));
    request.factors.push_back(std::move(labels));
  }
}

struct Option {
  std::string_view key;
  void (*read)(std::string_view key, const Value& value, stats::TestRequest& request);
};

constexpr std::array kOptions{
    Option{"alternative",
           [](auto key, auto& value, auto& request) { request.alternative = pick(key, value, kAlternatives); }},
    Option{"level", [](auto key, auto& value, auto& request) { request.level = number(key, value); }},
    Option{"null_value", [](auto key, auto& value, auto& request) { request.null_value = number(key, value); }},
    Option{"exact", [](auto key, auto& value, auto& request) { request.exact = truth(key, value); }},
    Option{"continuity_correction",
           [](auto key, auto& value, auto& request) { request.continuity_correction = truth(key, value); }},
    Option{"variant", [](auto key, auto& value, auto& request) { request.variant = text(key, value); }},
};

void read_options(const Object& whole, stats::TestRequest& request) {
  const Value* options = whole.if_contains("options");
  if (!options) return;
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find(kOptions, std::string_view(key), &Option::key);
    if (found == kOptions.end())
      refuse("There is no option " + key_name(key) + " for tests. Take it out, or check its spelling.");
    found->read(key, value, request);
  }
}

StatsQuestion question_of(const Object& whole) {
  const Value* test = whole.if_contains("test");
  if (!test) refuse("Send \"test\" with the name of a test, like {\"test\": \"welch-t\"}.");
  StatsQuestion question{.test = stats::find_test(text("test", *test)), .request = {}, .style = ValueStyle::number};
  if (!question.test)
    refuse("We know no test called " + key_name(text("test", *test)) + ". See GET /api/v1/stats/tests.");
  read_data(whole, question.request);
  read_options(whole, question.request);
  return question;
}

}  // namespace

Result<StatsQuestion> read_stats_question(std::string_view text) {
  return read_question(text, &question_of);
}

}  // namespace qi::analysis

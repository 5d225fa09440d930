#include <array>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/try_pareto/pareto_json.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

constexpr std::size_t kMostEntries = 20'000;
constexpr std::array kUnrecorded{Word{"left_out", spc::UnrecordedCases::are_left_out},
                                 Word{"category", spc::UnrecordedCases::are_a_category}};
constexpr std::array kOther{Word{"by_amount", spc::OtherPlace::by_amount}, Word{"last", spc::OtherPlace::last}};

struct Option {
  std::string_view key;
  void (*read)(std::string_view key, const Value& value, ParetoQuestion& question);
};
constexpr std::array kOptions{
    Option{"most_rows", [](auto key, auto& value, auto& question) { question.request.most_rows = count(key, value); }},
    Option{"least_share",
           [](auto key, auto& value, auto& question) { question.request.least_share = number(key, value); }},
    Option{"covered_share", [](auto key, auto& value, auto& question) { question.covered_share = number(key, value); }},
    Option{"gathered_name",
           [](auto key, auto& value, auto& question) { question.request.gathered_name = text(key, value); }},
    Option{"other", [](auto key, auto& value, auto& question) { question.request.other = pick(key, value, kOther); }},
    Option{"unrecorded",
           [](auto key, auto& value, auto& question) { question.request.unrecorded = pick(key, value, kUnrecorded); }},
    Option{"unrecorded_name",
           [](auto key, auto& value, auto& question) { question.request.unrecorded_name = text(key, value); }},
    Option{"vital_share",
           [](auto key, auto& value, auto& question) { question.request.vital_share = number(key, value); }},
    Option{"cases", [](auto key, auto& value, auto& question) { question.wording.cases = text(key, value); }},
    Option{"categories", [](auto key, auto& value, auto& question) { question.wording.categories = text(key, value); }},
    Option{"decimals",
           [](auto key, auto& value, auto& question) {
             constexpr std::size_t kMostDecimals = 9;
             const std::size_t decimals = count(key, value);
             if (decimals > kMostDecimals) refuse("\"decimals\" must be a whole number from 0 to 9.");
             question.wording.format.decimals = static_cast<int>(decimals);
           }},
    Option{"before", [](auto key, auto& value, auto& question) { question.periods.before = text(key, value); }},
    Option{"after", [](auto key, auto& value, auto& question) { question.periods.after = text(key, value); }},
};

void read_options(const Object& whole, ParetoQuestion& question) {
  const Value* options = whole.if_contains("options");
  if (!options) return;
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find(kOptions, std::string_view(key), &Option::key);
    if (found == kOptions.end())
      refuse("There is no option " + key_name(key) + " for Pareto charts. Take it out, or check its spelling.");
    found->read(key, value, question);
  }
  const spc::ParetoRequest& request = question.request;
  const auto ways = static_cast<int>(request.most_rows.has_value()) +
                    static_cast<int>(request.least_share.has_value()) +
                    static_cast<int>(question.covered_share.has_value());
  if (ways > 1) refuse("Gather small categories by one of \"most_rows\", \"least_share\" and \"covered_share\" alone.");
}

/// One entry for each category; empty where the key is left out.
std::vector<double> column(const Object& data, std::string_view key, std::size_t length) {
  const Value* value = data.if_contains(key);
  if (!value) return {};
  std::vector<double> figures = numbers(key, *value);
  if (figures.size() != length) refuse(key_name(key) + " must have one number for each \"category\".");
  return figures;
}

void read_entries(const Object& whole, ParetoQuestion& question) {
  const Value* data = whole.if_contains("data");
  const Object* columns = data ? &object_at("data", *data) : nullptr;
  const Value* categories = columns ? columns->if_contains("category") : nullptr;
  if (!categories || !categories->is_array())
    refuse("Send \"data\" with the list \"category\", like {\"data\": {\"category\": [\"Kit\"], \"count\": [5]}}.");
  const json::Array& names = categories->as_array();
  if (names.size() > kMostEntries) refuse("Send 20,000 entries or fewer.");
  const std::vector<double> counts = column(*columns, "count", names.size());
  const std::vector<double> weights = column(*columns, "weight", names.size());
  const std::vector<double> later = column(*columns, "count_after", names.size());
  if (!later.empty() && counts.empty()) refuse("Send \"count\" of the first period beside \"count_after\".");
  for (std::size_t i = 0; i < names.size(); ++i) {
    spc::ParetoEntry entry;
    if (!names[i].is_null()) entry.category = text("category", names[i]);
    if (!weights.empty()) entry.weight = weights[i];
    if (!later.empty()) {
      entry.count = later[i];
      question.later.push_back(entry);
      entry.count = counts[i];
    } else if (!counts.empty()) {
      entry.count = counts[i];
    }
    question.request.entries.push_back(std::move(entry));
  }
}

ParetoQuestion question_of(const Object& whole) {
  ParetoQuestion question;
  read_entries(whole, question);
  read_options(whole, question);
  return question;
}

}  // namespace

Result<ParetoQuestion> read_pareto_question(std::string_view text) {
  return read_question(text, &question_of);
}

}  // namespace qi::analysis

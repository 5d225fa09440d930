#include <array>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/try_funnel/funnel_json.h"
#include "spc/funnel_catalogue.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

constexpr std::size_t kMostUnits = 5'000;

constexpr std::array kMethods{Word{"normal", spc::FunnelLimitMethod::normal},
                              Word{"exact", spc::FunnelLimitMethod::exact},
                              Word{"gamma", spc::FunnelLimitMethod::gamma}};
constexpr std::array kOverdispersions{Word{"none", spc::Overdispersion::none},
                                      Word{"additive", spc::Overdispersion::additive},
                                      Word{"multiplicative", spc::Overdispersion::multiplicative}};
constexpr std::array kSpreads{Word{"on_target", spc::RatioSpread::on_target},
                              Word{"equal_counts", spc::RatioSpread::equal_counts}};
constexpr std::array kDirections{Word{"increase", spc::Direction::increase}, Word{"decrease", spc::Direction::decrease},
                                 Word{"neutral", spc::Direction::neutral}};

struct Option {
  std::string_view key;
  void (*read)(std::string_view key, const Value& value, FunnelQuestion& question);
};
constexpr std::array kOptions{
    Option{"limits",
           [](auto key, auto& value, auto& question) { question.request.limits = pick(key, value, kMethods); }},
    Option{"overdispersion",
           [](auto key, auto& value, auto& question) {
             question.request.overdispersion = pick(key, value, kOverdispersions);
           }},
    Option{"trimmed_share",
           [](auto key, auto& value, auto& question) { question.request.trimmed_share = number(key, value); }},
    Option{"multiplier",
           [](auto key, auto& value, auto& question) { question.request.multiplier = number(key, value); }},
    Option{"ratio_spread",
           [](auto key, auto& value, auto& question) { question.request.ratio_spread = pick(key, value, kSpreads); }},
    Option{"improvement_direction",
           [](auto key, auto& value, auto& question) { question.wording.better = pick(key, value, kDirections); }},
    Option{"exclude_index",
           [](auto key, auto& value, auto& question) { question.request.excluded = places(key, value); }},
    Option{"unit", [](auto key, auto& value, auto& question) { question.wording.unit = text(key, value); }},
    Option{"units", [](auto key, auto& value, auto& question) { question.wording.units = text(key, value); }},
    Option{"target_name",
           [](auto key, auto& value, auto& question) { question.wording.target_name = text(key, value); }},
    Option{"curves",
           [](auto key, auto& value, auto& question) {
             question.curves = truth(key, value) ? FunnelCurves::asked_for : FunnelCurves::left_out;
           }},
};

void read_options(const Object& whole, FunnelQuestion& question) {
  const Value* options = whole.if_contains("options");
  if (!options) return;
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find(kOptions, std::string_view(key), &Option::key);
    if (found == kOptions.end())
      refuse("There is no option " + key_name(key) + " for funnel plots. Take it out, or check its spelling.");
    found->read(key, value, question);
  }
}

const Value& column(const Object& data, std::string_view key) {
  const Value* value = data.if_contains(key);
  if (!value || !value->is_array())
    refuse("Send " + key_name(key) + " inside \"data\" as a list with one entry for each unit.");
  if (value->as_array().size() > kMostUnits) refuse("Send 5,000 units or fewer.");
  return *value;
}

void read_units(const Object& whole, spc::FunnelRequest& request) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with the lists \"unit\", \"numerator\" and \"denominator\".");
  const Object& columns = object_at("data", *data);
  const json::Array& names = column(columns, "unit").as_array();
  const std::vector<double> numerators = numbers("numerator", column(columns, "numerator"));
  const std::vector<double> denominators = numbers("denominator", column(columns, "denominator"));
  if (names.size() != numerators.size() || names.size() != denominators.size())
    refuse("\"unit\", \"numerator\" and \"denominator\" must be lists of one length.");
  for (std::size_t i = 0; i < names.size(); ++i)
    request.units.push_back({text("unit", names[i]), numerators[i], denominators[i]});
}

FunnelQuestion question_of(const Object& whole) {
  FunnelQuestion question;
  const Value* kind = whole.if_contains("kind");
  if (!kind) refuse("Send \"kind\" with what is compared, like {\"kind\": \"proportion\"}.");
  const spc::FunnelRow* row = spc::find_funnel(text("kind", *kind));
  if (!row) {
    std::string slugs;
    for (const spc::FunnelRow& each : spc::funnel_catalogue())
      slugs += (slugs.empty() ? "" : ", ") + std::string(each.slug);
    refuse("\"kind\" must be one of: " + slugs + ".");
  }
  question.request.kind = row->kind;
  read_units(whole, question.request);
  read_options(whole, question);
  const Value* target = whole.if_contains("target");
  // Targets are written as the values are.
  if (target && !target->is_null()) question.request.target = number("target", *target) / question.request.multiplier;
  return question;
}

}  // namespace

Result<FunnelQuestion> read_funnel_question(std::string_view text) {
  return read_question(text, &question_of);
}

}  // namespace qi::analysis

#include "analysis/try_sums/short_run_question.h"

#include <array>

#include "analysis/question_reading.h"
#include "spc/further_charts.h"
#include "spc/short_run.h"
#include "stats/measurement/name_order.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

constexpr std::array kSigmas{Word{"each_kind", spc::ShortRunSigma::of_each_kind},
                             Word{"each_run", spc::ShortRunSigma::of_each_run},
                             Word{"all", spc::ShortRunSigma::of_all}};

std::optional<spc::FurtherChart> chart_of(const Object& whole) {
  const Value* chart = whole.if_contains("chart");
  if (!chart || !chart->is_string()) return std::nullopt;
  const auto found = spc::find_further_chart(std::string_view(chart->as_string()));
  if (!found || spc::further_chart(*found).answer != spc::FurtherAnswer::series) return std::nullopt;
  return found;
}

/// The kinds in the order in which they first come, and the place among them of each value.
struct Kinds {
  std::vector<std::string> names;
  std::vector<std::size_t> of_values;
};

Kinds kinds_of(const Object& data) {
  const Value* kind = data.if_contains("kind");
  if (!kind || !kind->is_array())
    refuse("\"data\" needs the kind of each value as \"kind\", like {\"y\": [12, 40], \"kind\": [\"A\", \"B\"]}.");
  Kinds kinds;
  stats::NameOrder order;
  for (const Value& each : kind->as_array()) kinds.of_values.push_back(order.number_of(text("kind", each)));
  kinds.names = order.names();
  return kinds;
}

std::vector<double> nominals_of(const Object& data, const Kinds& kinds) {
  const Value* nominal = data.if_contains("nominal");
  if (!nominal) refuse("\"data\" needs what each kind should be as \"nominal\", like {\"A\": 12, \"B\": 40}.");
  const Object& given = object_at("nominal", *nominal);
  std::vector<double> nominals;
  for (const std::string& name : kinds.names) {
    const Value* found = given.if_contains(name);
    if (!found) refuse("\"nominal\" needs a number for the kind " + key_name(name) + ".");
    nominals.push_back(number(name, *found));
  }
  return nominals;
}

template <class Value>
Value answered(Result<Value> result) {
  if (!result) refuse(result.error().message);
  return *std::move(result);
}

spc::ShortRunSigma sigma_of(const Object& whole) {
  const Value* options = whole.if_contains("options");
  const Value* sigma = options && options->is_object() ? options->as_object().if_contains("sigma_of") : nullptr;
  return sigma ? pick("sigma_of", *sigma, kSigmas) : spc::ShortRunSigma::of_each_kind;
}

}  // namespace

bool asks_for_short_runs(const Object& whole) {
  return chart_of(whole).has_value();
}

void put_short_runs(const Object& whole, SpcQuestion& question) {
  const Object& data = object_at("data", whole.at("data"));
  const Kinds kinds = kinds_of(data);
  spc::ShortRunValues asked{
      .values = question.request.values, .kinds = kinds.of_values, .excluded = question.request.excluded, .starts = {}};
  for (const spc::PhaseStart& phase : question.request.phases) asked.starts.push_back(phase.index);
  const spc::Request on_one_scale = chart_of(whole) == spc::FurtherChart::deviation_from_nominal
                                        ? answered(spc::deviations_from_nominal(asked, nominals_of(data, kinds)))
                                        : answered(spc::standardised_short_runs(asked, sigma_of(whole))).request;
  question.request.values = on_one_scale.values;
  if (on_one_scale.given) question.request.given = on_one_scale.given;
}

}  // namespace qi::analysis

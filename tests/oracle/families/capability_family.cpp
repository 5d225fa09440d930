#include "oracle/families/capability_family.h"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/number.h"
#include "oracle/checker.h"
#include "spc/capability.h"
#include "spc/process_yield.h"
#include "stats/distributions.h"
#include "stats/test_catalogue.h"

namespace qi::oracle {
namespace {

using spc::Capability;
using spc::CapabilityIndex;
using spc::CapabilityIndices;

std::vector<double> numbers_of(const json::Value& list) {
  std::vector<double> numbers;
  for (const json::Value& number : list.as_array()) numbers.push_back(number.to_number<double>());
  return numbers;
}

std::optional<double> option(const json::Object& written, const char* key) {
  const auto* value = written.at("options").as_object().if_contains(key);
  if (!value) return std::nullopt;
  return value->to_number<double>();
}

struct Asked {
  std::vector<double> values;
  Capability ours;
};

double level_of(const json::Object& written, std::string_view anchor) {
  // SixSigma's figures were made at its default, whatever the case asks.
  return anchor == "SixSigma" ? 0.95 : option(written, "confidence_level").value_or(0.95);
}

Asked asked_of(const json::Object& written, double level) {
  const spc::Specification specification{option(written, "lsl"), option(written, "usl"), option(written, "target")};
  const json::Object& data = written.at("data").as_object();
  std::vector<double> values;
  Result<Capability> found = Error::invalid("nothing");
  if (const auto* groups = data.if_contains("subgroups")) {
    std::vector<std::vector<double>> subgroups;
    for (const json::Value& group : groups->as_array()) {
      subgroups.push_back(numbers_of(group));
      values.insert(values.end(), subgroups.back().begin(), subgroups.back().end());
    }
    spc::Profile profile = spc::profile_of(spc::ProfileId::mdc);
    profile.range_constants = spc::RangeConstants::tabulated;  // as the packages have them
    found = spc::capability_of_subgroups(subgroups, specification, level, profile);
  } else {
    values = numbers_of(data.at("y"));
    found = spc::capability({.values = values}, specification, level);
  }
  if (!found) throw std::runtime_error(found.error().message);
  return {std::move(values), *std::move(found)};
}

double or_null(std::optional<double> number) {
  return number.value_or(stats::kUndefined);
}

void compare_index(Checker& check, const std::string& key, const std::optional<CapabilityIndex>& ours) {
  check.number(key + ".value", ours ? ours->value : stats::kUndefined);
  check.number(key + ".lower", ours ? ours->interval.lower : stats::kUndefined, kToleranceOfQuantiles);
  check.number(key + ".upper", ours ? ours->interval.upper : stats::kUndefined, kToleranceOfQuantiles);
}

/// The package writes "Cp", "Cp_l", "Cp_u", "Cp_k", "Cpm", and the same with P.
void compare_indices(Checker& check, const std::string& letter, const CapabilityIndices& ours) {
  compare_index(check, "indices." + letter + "p", ours.potential);
  compare_index(check, "indices." + letter + "p_l", ours.lower);
  compare_index(check, "indices." + letter + "p_u", ours.upper);
  compare_index(check, "indices." + letter + "p_k", ours.nearer);
  compare_index(check, "indices." + letter + "pm", ours.about_target);
}

void compare_qcc(Checker& check, const Capability& ours) {
  check.number("center", ours.centre);
  check.number("sigma_within", ours.within.sigma);
  check.number("sigma_overall", ours.overall.sigma);
  check.number("target", or_null(ours.specification.aim()));
  compare_indices(check, "C", ours.within);
  compare_indices(check, "P", ours.overall);
  check.number("expected_pct_below_lsl", or_null(ours.expected_within.below));
  check.number("expected_pct_above_usl", or_null(ours.expected_within.above));
  check.number("observed_pct_below_lsl", or_null(ours.observed.below));
  check.number("observed_pct_above_usl", or_null(ours.observed.above));
}

/// What the package calls cp and cpk has the overall standard deviation in it: our Pp and Ppk.
void compare_six_sigma(Checker& check, const Capability& ours) {
  const auto& potential = ours.overall.potential;
  check.number("cp", potential ? potential->value : stats::kUndefined);
  check.number("cpk", ours.overall.nearer.value);
  check.number("cpk_ci", std::nullopt, 0, ours.overall.nearer.interval.lower, kToleranceOfQuantiles);
  check.number("cpk_ci", std::nullopt, 1, ours.overall.nearer.interval.upper, kToleranceOfQuantiles);
  check.number("cp_ci", std::nullopt, 0, potential ? potential->interval.lower : stats::kUndefined,
               kToleranceOfQuantiles);
  check.number("cp_ci", std::nullopt, 1, potential ? potential->interval.upper : stats::kUndefined,
               kToleranceOfQuantiles);
  check.number("z_no_shift", ours.sigma_distance.without_shift);
  check.number("z_minus_1p5", ours.sigma_distance.with_shift);
  check.number("dpmo_no_shift", ours.sigma_distance.dpmo_without_shift);
  check.number("dpmo_with_1p5_shift", ours.sigma_distance.dpmo_with_shift);
}

/// The anchor's test of normality.
void compare_shapiro(Checker& check, const std::vector<double>& values) {
  constexpr double kToleranceOfPValues = 1e-8;
  const auto found = stats::run_test("shapiro-wilk", {.columns = {{"values", values}}});
  if (!found) throw std::runtime_error(found.error().message);
  check.number("shapiro_w", found->statistic);
  check.number("shapiro_p", found->p_value, kToleranceOfPValues);
}

spc::ProcessYield yield_of(const json::Object& written) {
  const json::Object& data = written.at("data").as_object();
  const auto count = [&](const char* key) { return data.at(key).to_number<std::int64_t>(); };
  const std::vector<spc::ProcessStep> steps{{.units = 1,  // the package counts defects of the whole as its DPU
                                             .opportunities = count("opportunities"),
                                             .defects = count("defects"),
                                             .rework = count("rework")}};
  const auto found = spc::process_yield(steps);
  if (!found) throw std::runtime_error(found.error().message);
  return *found;
}

std::optional<Comparison> compare_yield(const json::Object& written, std::string_view anchor,
                                        const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const spc::ProcessYield ours = yield_of(written);
  if (anchor == "SixSigma") {
    check.number("Yield", ours.whole.yield);
    check.number("FTY", ours.whole.first_time_yield);
    check.number("RTY", ours.rolled_throughput_yield);
    check.number("DPU", ours.whole.defects_per_unit);
    check.number("DPMO", ours.whole.dpmo);
  } else if (anchor == "base_R") {
    check.number("sigma_level_no_shift", or_null(ours.sigma_level_without_shift));
    check.number("sigma_level_1p5", or_null(ours.sigma_level_with_shift));
  } else {
    return std::nullopt;
  }
  return comparison;
}

}  // namespace

bool has_degrees_without_the_square(const json::Object& written, std::string_view key, std::string_view expected) {
  const bool is_within = key.starts_with("indices.Cpm.");
  if (!is_within && !key.starts_with("indices.Ppm.")) return false;
  const json::Object& qcc = written.at("expected").at("qcc").as_object();
  const auto number = [&](const char* name) { return qcc.at(name).to_number<double>(); };
  const double value = qcc.at("indices").at(is_within ? "Cpm" : "Ppm").at("value").to_number<double>();
  const double sigma = number(is_within ? "sigma_within" : "sigma_overall");
  const double away = (number("center") - number("target")) / sigma;
  const double count = static_cast<double>(asked_of(written, 0.95).values.size());
  const double degrees = count * (1 + away * away) / (1 + 2 * away * away);
  const double level = level_of(written, "qcc");
  const double probability = key.ends_with("lower") ? (1 - level) / 2 : (1 + level) / 2;
  const double theirs = value * std::sqrt(stats::chi_square_quantile(probability, degrees) / degrees);
  return is_close(theirs, parse_plain_number(expected).value_or(stats::kUndefined), kToleranceOfQuantiles);
}

std::optional<Comparison> compare_capability(const json::Object& written, std::string_view anchor,
                                             const json::Object& expected) {
  if (written.at("data").as_object().contains("defects")) return compare_yield(written, anchor, expected);
  Comparison comparison;
  Checker check(expected, comparison);
  const auto [values, ours] = asked_of(written, level_of(written, anchor));
  if (anchor == "qcc") {
    compare_qcc(check, ours);
  } else if (anchor == "SixSigma") {
    compare_six_sigma(check, ours);
  } else if (anchor == "base_R") {
    check.number("n", static_cast<double>(ours.values));
    check.number("mean", mean(values));
    check.number("sd", ours.overall.sigma);
    compare_shapiro(check, values);
  } else {
    return std::nullopt;
  }
  return comparison;
}

}  // namespace qi::oracle

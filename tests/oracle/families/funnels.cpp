#include <cmath>
#include <stdexcept>

#include "base/number.h"
#include "oracle/checker.h"
#include "oracle/families/plot_families.h"
#include "spc/funnel.h"
#include "stats/distributions.h"

namespace qi::oracle {
namespace {

spc::FunnelKind kind_of(const json::Object& written) {
  const json::Object& options = written.at("options").as_object();
  const std::string type = options.at("data_type").as_string().c_str();
  if (type == "PR") return spc::FunnelKind::proportion;
  if (type == "RC") return spc::FunnelKind::ratio_of_counts;
  return options.at("sr_method").as_string() == "SHMI" ? spc::FunnelKind::standardised_log
                                                       : spc::FunnelKind::standardised_square_root;
}

spc::FunnelRequest request_of(const json::Object& written, spc::Overdispersion overdispersion) {
  const json::Object& data = written.at("data").as_object();
  const json::Array& numerators = data.at("numerator").as_array();
  const json::Array& denominators = data.at("denominator").as_array();
  spc::FunnelRequest request{.kind = kind_of(written), .overdispersion = overdispersion};
  request.trimmed_share = written.at("options").as_object().at("trim_by").to_number<double>();
  if (request.kind == spc::FunnelKind::ratio_of_counts) {
    request.ratio_spread = spc::RatioSpread::equal_counts;
    request.limits = spc::FunnelLimitMethod::normal;
  }
  for (std::size_t i = 0; i < numerators.size(); ++i)
    request.units.push_back(
        {std::to_string(i), numerators[i].to_number<double>(), denominators.at(i).to_number<double>()});
  return request;
}

spc::Funnel funnel_of(const spc::FunnelRequest& request) {
  auto found = spc::funnel(request);
  if (!found) throw std::runtime_error(found.error().message);
  return *std::move(found);
}

void compare_limits(Checker& check, const spc::Funnel& ours, const std::string& before) {
  for (std::size_t i = 0; i < ours.units.size(); ++i) {
    const auto range = [&](const char* share, const spc::FunnelRange& limits) {
      check.number(before + "ll" + share, i, i, limits.lower, kToleranceOfQuantiles);
      check.number(before + "ul" + share, i, i, limits.upper, kToleranceOfQuantiles);
    };
    const spc::FunnelLimitsAt& limits = ours.units[i].limits;
    if (check.has(before + "ll68")) range("68", limits.of_68);
    range("95", limits.of_95);
    range("998", limits.of_998);
  }
}

void compare_units(Checker& check, const spc::Funnel& ours, const std::string& key, double spc::FunnelUnit::*part) {
  for (std::size_t i = 0; i < ours.units.size(); ++i)
    check.number(key, i, i, ours.units[i].*part, kToleranceOfQuantiles);
}

/// The package draws limits with the variance between units even where it found none.
spc::FunnelRequest with_normal_limits(spc::FunnelRequest request) {
  request.limits = spc::FunnelLimitMethod::normal;
  return request;
}

void compare_funnel_plot_r(Checker& check, const json::Object& written) {
  const spc::Funnel plain = funnel_of(request_of(written, spc::Overdispersion::none));
  check.number("target", plain.target);
  check.number("phi", plain.phi, kToleranceOfQuantiles);
  check.number("tau2", plain.between_units, kToleranceOfQuantiles);
  check.number("n_used", static_cast<double>(plain.units_used));
  compare_units(check, plain, "transformed", &spc::FunnelUnit::transformed);
  compare_units(check, plain, "s", &spc::FunnelUnit::error);
  compare_units(check, plain, "z", &spc::FunnelUnit::z);
  compare_units(check, plain, "z_adjusted", &spc::FunnelUnit::trimmed_z);
  compare_limits(check, plain, "");
  compare_limits(check, funnel_of(with_normal_limits(request_of(written, spc::Overdispersion::additive))), "od");
}

void compare_power_bi_funnels(Checker& check, const json::Object& written, spc::Overdispersion overdispersion) {
  const spc::Funnel ours = funnel_of(request_of(written, overdispersion));
  check.number("target", ours.target);
  check.number("tau2", ours.between_units, kToleranceOfQuantiles);
  check.text("od_applied", std::nullopt, 0, ours.overdispersion == spc::Overdispersion::none ? "false" : "true");
  compare_units(check, ours, "z", &spc::FunnelUnit::adjusted_z);
  compare_limits(check, ours, "");
}

/// 1.959964 or 3.090232, below 0 for lower limits, by the key.
double quantile_of(const std::string& key) {
  const double size =
      stats::normal_quantile(1 - spc::tail_of(key.ends_with("998") ? spc::FunnelBand::of_998 : spc::FunnelBand::of_95));
  return key.find("ll") != std::string::npos ? -size : size;
}

bool is_number(const Difference& difference) {
  return parse_plain_number(difference.expected) && parse_plain_number(difference.ours) && difference.place;
}

}  // namespace

std::optional<Comparison> compare_funnel(const json::Object& written, std::string_view anchor,
                                         const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  if (anchor == "FunnelPlotR")
    compare_funnel_plot_r(check, written);
  else if (anchor == "PowerBI_Funnels_od")
    compare_power_bi_funnels(check, written, spc::Overdispersion::additive);
  else if (anchor == "PowerBI_Funnels_no_od")
    compare_power_bi_funnels(check, written, spc::Overdispersion::none);
  else
    return std::nullopt;
  return comparison;
}

bool is_ratio_with_the_error_of_a_proportion(const Case& asked, const Comparison&, const Difference& difference) {
  if (!is_number(difference) || kind_of(asked.written) != spc::FunnelKind::ratio_of_counts) return false;
  const spc::Funnel ours = funnel_of(request_of(asked.written, spc::Overdispersion::additive));
  const double between_units = difference.key.starts_with("od") ? ours.between_units : 0;
  const double error = std::sqrt(1 / (4 * ours.units[*difference.place].denominator) + between_units);
  const double theirs = ours.target * std::exp(quantile_of(difference.key) * error);
  return is_close(theirs, *parse_plain_number(difference.expected), kToleranceOfQuantiles);
}

bool is_left_on_the_square_root(const Case& asked, const Comparison&, const Difference& difference) {
  if (!is_number(difference) || kind_of(asked.written) != spc::FunnelKind::standardised_square_root) return false;
  const double root = *parse_plain_number(difference.expected);
  return root >= 0 && is_close(root * root, *parse_plain_number(difference.ours), kToleranceOfQuantiles);
}

bool is_z_of_a_vanishing_probability(const Case&, const Comparison&, const Difference& difference) {
  constexpr double kRoundsToOne = 8;  // from about here the probability below is 1 as a double
  const auto ours = parse_plain_number(difference.ours);
  return difference.expected == "null" && ours && std::abs(*ours) > kRoundsToOne;
}

bool is_quantile_of_a_large_count(const Case& asked, const Comparison&, const Difference& difference) {
  constexpr double kLarge = 20'000;
  constexpr double kSixthDigit = 1e-5;
  if (!is_number(difference) || kind_of(asked.written) != spc::FunnelKind::standardised_square_root) return false;
  const json::Value& denominators = asked.written.at("data").as_object().at("denominator");
  const double denominator = denominators.as_array().at(*difference.place).to_number<double>();
  const double ours = *parse_plain_number(difference.ours);
  if (denominator < kLarge || !is_close(*parse_plain_number(difference.expected), ours, kSixthDigit)) return false;
  const json::Value* other = asked.expected.at("FunnelPlotR").as_object().if_contains(difference.key);
  return !other || is_close(other->as_array().at(*difference.place).to_number<double>(), ours);
}

}  // namespace qi::oracle

#include "oracle/anchors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "oracle/checker.h"
#include "spc/analyse.h"
#include "spc/levels.h"

namespace qi::oracle {
namespace {

using spc::Analysis;
using spc::Direction;
using spc::Point;
using spc::RuleId;

bool has_rule(const Point& point, RuleId rule) {
  return (point.high | point.low | point.undirected).has(rule);
}
bool has_limits(const Analysis& analysis, std::size_t i) {
  return !std::isnan(analysis.limits_at(i).upper);
}

bool is_close_to_limits(const Analysis& analysis, std::size_t i) {
  const spc::Limits limits = analysis.limits_at(i);
  const double value = analysis.points[i].value;
  return std::abs(value - limits.centre) > 2 * limits.sigma && value <= limits.upper && value >= limits.lower;
}

// ---- NHSRplotthedots and its Python sister ------------------------------------------------------------------------

std::string nhs_r_label(const Point& point, double next, std::size_t shift_length, std::size_t trend_length) {
  const auto is_high = [&](RuleId rule) { return point.high.has(rule); };
  if (has_rule(point, RuleId::outside_limits)) return is_high(RuleId::outside_limits) ? "Above UCL" : "Below LCL";
  if (has_rule(point, RuleId::trend)) {
    const bool both = point.high.has(RuleId::trend) && point.low.has(RuleId::trend);
    const bool rises = both ? next > point.value : is_high(RuleId::trend);
    return std::to_string(trend_length) + " Point Trend (" + (rises ? "Increasing)" : "Decreasing)");
  }
  if (has_rule(point, RuleId::two_of_three))
    return is_high(RuleId::two_of_three) ? "2 in 3 Above CL" : "2 in 3 Below CL";
  if (has_rule(point, RuleId::shift))
    return std::to_string(shift_length) + (is_high(RuleId::shift) ? " Points Above CL" : " Points Below CL");
  return "Common Cause";
}

std::string nhs_r_type(const Analysis& analysis, const Point& point) {
  switch (point.state) {
    case spc::PointState::improving: return "special_cause_improvement";
    case spc::PointState::concerning: return "special_cause_concern";
    case spc::PointState::mixed: return "special_cause_neutral_both";
    case spc::PointState::neutral: {
      if (!point.high.empty() && !point.low.empty())
        return nhs_r_label(point, spc::kMissing, 0, 0).find("A") == 0 ? "special_cause_neutral_high"
                                                                      : "special_cause_neutral_low";
      return point.high.empty() ? "special_cause_neutral_low" : "special_cause_neutral_high";
    }
    default: (void)analysis; return "common_cause";
  }
}

std::string nhs_r_icon(const Analysis& analysis) {
  switch (analysis.variation) {
    case spc::Variation::improving_high:
    case spc::Variation::improving_low: return "special_cause_improvement";
    case spc::Variation::concerning_high:
    case spc::Variation::concerning_low: return "special_cause_concern";
    case spc::Variation::neutral_high: return "special_cause_neutral_high";
    case spc::Variation::neutral_low: return "special_cause_neutral_low";
    case spc::Variation::neutral_mixed: return "special_cause_neutral_both";
    default: return "common_cause";
  }
}

std::string nhs_r_assurance(spc::Assurance assurance) {
  switch (assurance) {
    case spc::Assurance::pass: return "consistent_pass";
    case spc::Assurance::fail: return "consistent_fail";
    case spc::Assurance::hit_or_miss: return "inconsistent";
    case spc::Assurance::none: return "null";
  }
  return "null";
}

void compare_nhs_r(Checker& check, const Analysis& ours, std::size_t shift_length, std::size_t trend_length) {
  double next = spc::kMissing;
  for (std::size_t i = ours.points.size(); i-- > 0;) {
    const Point& point = ours.points[i];
    const spc::Limits limits = ours.limits_at(i);
    const bool used = point.is_used();
    check.number("mean", i, i, limits.centre);
    check.number("lpl", i, i, limits.lower);
    check.number("upl", i, i, limits.upper);
    check.flag("outside_limits", i, i, {has_rule(point, RuleId::outside_limits), used && has_limits(ours, i)});
    check.flag("close_to_limits", i, i, {is_close_to_limits(ours, i), used && has_limits(ours, i)});
    check.flag("shift", i, i, {has_rule(point, RuleId::shift), used});
    check.flag("trend", i, i, {has_rule(point, RuleId::trend), used});
    check.flag("two_in_three", i, i, {has_rule(point, RuleId::two_of_three), used});
    check.text("special_cause_type", i, i, nhs_r_label(point, next, shift_length, trend_length));
    check.text("point_type", i, i, nhs_r_type(ours, point));
    if (used) next = point.value;
  }
  check.text("variation_icon", std::nullopt, 0, nhs_r_icon(ours));
  check.text("assurance_icon", std::nullopt, 0, nhs_r_assurance(ours.assurance));
}

void compare_mdc(Checker& check, const Analysis& ours) {
  for (std::size_t i = 0; i < ours.points.size(); ++i)
    check.flag("two_in_three", i, i, {has_rule(ours.points[i], RuleId::two_of_three), ours.points[i].is_used()});
  check.text("variation_icon", std::nullopt, 0, nhs_r_icon(ours));
  std::vector<std::string> directions;
  if (ours.latest && !ours.points[*ours.latest].low.empty()) directions.push_back("-1");
  if (ours.latest && !ours.points[*ours.latest].high.empty()) directions.push_back("1");
  check.words("last_point_directions", directions);
}

void compare_nhspy(Checker& check, const Analysis& ours) {
  const spc::Limits limits = ours.limits_at(0);
  check.number("mean", std::nullopt, 0, limits.centre);
  check.number("lpl", std::nullopt, 0, limits.lower);
  check.number("upl", std::nullopt, 0, limits.upper);
  for (std::size_t i = 0; i < ours.points.size(); ++i) {
    const Point& point = ours.points[i];
    const bool judged = point.is_used() && has_limits(ours, i);
    check.flag("outside_limits", i, i, {has_rule(point, RuleId::outside_limits), judged});
    check.flag("close_to_limits", i, i, {is_close_to_limits(ours, i), judged});
    check.flag("special_cause_flag", i, i, {point.is_special(), judged});
  }
}

// ---- qicharts2 ----------------------------------------------------------------------------------------------------

void compare_qicharts2(Checker& check, const Case& asked, const Analysis& ours) {
  for (std::size_t i = 0; i < ours.points.size(); ++i) {
    const Point& point = ours.points[i];
    const spc::Limits limits = ours.limits_at(i);
    check.number("y", i, i, point.value);
    check.number("cl", i, i, limits.centre);
    check.number("lcl", i, i, limits.lower);
    check.number("ucl", i, i, limits.upper);
    check.number("lcl95", i, i, spc::level_at(ours, i, -2));
    check.number("ucl95", i, i, spc::level_at(ours, i, 2));
    check.flag("sigma_signal", i, i, {has_rule(point, RuleId::outside_limits), point.is_used() && has_limits(ours, i)});
  }
  // A frozen run chart is one stretch for the package; the phases of ours are the package's parts.
  for (std::size_t k = 0; k < ours.phases.size(); ++k) {
    const spc::Phase& phase = ours.phases[k];
    const auto excluded = std::ranges::count_if(
        asked.request.excluded, [&](std::size_t place) { return place >= phase.first && place < phase.end; });
    const std::string part = check.has("phases") ? "phases." + std::to_string(k) + "." : "";
    const spc::RunStatistics& runs = phase.runs;
    const bool defined = runs.longest_run_limit.has_value();
    const auto count = [&](const char* key, std::optional<std::size_t> number) {
      check.text(part + key, std::nullopt, 0, text_of(number));
    };
    if (check.has("phases")) count("n_obs", phase.end - phase.first - static_cast<std::size_t>(excluded));
    count("n_useful", runs.useful);
    count("longest_run", defined ? std::optional(runs.longest_run) : std::nullopt);
    count("longest_run_max", runs.longest_run_limit);
    count("n_crossings", defined ? std::optional(runs.crossings) : std::nullopt);
    count("n_crossings_min", runs.crossings_limit);
    check.text(part + "runs_signal", std::nullopt, 0, runs.signals ? "true" : "false");
  }
}

// ---- Power BI -----------------------------------------------------------------------------------------------------

std::string power_bi_flag(const Point& point, RuleId rule, Direction better, double next = spc::kMissing) {
  if (!has_rule(point, rule)) return "none";
  const bool both = point.high.has(rule) && point.low.has(rule);
  const bool high = both ? next > point.value : point.high.has(rule);
  if (better == Direction::neutral) return high ? "neutral_high" : "neutral_low";
  return high == (better == Direction::increase) ? "improvement" : "deterioration";
}

std::vector<std::string> power_bi_icons(const Analysis& ours) {
  const Point* latest = ours.latest ? &ours.points[*ours.latest] : nullptr;
  if (!latest || !latest->is_special()) return {"commonCause"};
  std::vector<std::string> icons;
  const bool high = !latest->high.empty();
  const bool low = !latest->low.empty();
  switch (ours.better) {
    case Direction::increase:
      if (high) icons.push_back("improvementHigh");
      if (low) icons.push_back("concernLow");
      break;
    case Direction::decrease:
      if (low) icons.push_back("improvementLow");
      if (high) icons.push_back("concernHigh");
      break;
    case Direction::neutral:
      if (low) icons.push_back("neutralLow");
      if (high) icons.push_back("neutralHigh");
      break;
  }
  return icons;
}

std::string power_bi_assurance(spc::Assurance assurance) {
  switch (assurance) {
    case spc::Assurance::pass: return "consistentPass";
    case spc::Assurance::fail: return "consistentFail";
    case spc::Assurance::hit_or_miss: return "inconsistent";
    case spc::Assurance::none: return "none";
  }
  return "none";
}

/// 1 where the chart has none.
double denominator(const Case& asked, std::size_t i) {
  return asked.request.denominators.empty() ? 1 : asked.request.denominators[i];
}

void compare_power_bi(Checker& check, const Case& asked, const Analysis& ours) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < asked.request.values.size(); ++i)
    if (!std::isnan(asked.request.values[i]) && !std::isnan(denominator(asked, i))) kept.push_back(i);
  for (std::size_t i = 0; i < asked.request.subgroups.size(); ++i)
    if (asked.request.subgroups[i].size > 0) kept.push_back(i);
  if (check.has("kept_index")) {
    for (std::size_t row = 0; row < std::max(kept.size(), check.rows("kept_index")); ++row)
      check.number("kept_index", std::nullopt, row, row < kept.size() ? static_cast<double>(kept[row]) : spc::kMissing);
  }
  const std::string flags = check.has("flags") ? "flags." : "";
  std::vector<std::size_t> plotted;
  for (std::size_t i = 0; i < ours.points.size(); ++i)
    if (ours.points[i].is_used()) plotted.push_back(i);
  for (std::size_t row = 0; row < plotted.size(); ++row) {
    const std::size_t i = plotted[row];
    const Point& point = ours.points[i];
    const double next = row + 1 < plotted.size() ? ours.points[plotted[row + 1]].value : spc::kMissing;
    const spc::Limits limits = ours.limits_at(i);
    const auto level = [&](const char* key, double sigmas) {
      if (!check.has(key)) return;
      check.number(key, i, row, spc::level_at(ours, i, sigmas));
    };
    if (check.has("value")) check.number("value", i, row, point.value);
    if (check.has("center")) check.number("center", i, row, limits.centre);
    level("ll99", -3);
    level("ll95", -2);
    level("ll68", -1);
    level("ul68", 1);
    level("ul95", 2);
    level("ul99", 3);
    if (check.has(flags + "astronomical"))
      check.text(flags + "astronomical", i, row, power_bi_flag(point, RuleId::outside_limits, ours.better));
    check.text(flags + "shift", i, row, power_bi_flag(point, RuleId::shift, ours.better));
    check.text(flags + "trend", i, row, power_bi_flag(point, RuleId::trend, ours.better, next));
    if (check.has(flags + "two_in_three"))
      check.text(flags + "two_in_three", i, row, power_bi_flag(point, RuleId::two_of_three, ours.better));
  }
  if (check.has("variation_icon")) check.words("variation_icon", power_bi_icons(ours));
  if (check.has("assurance_icon")) check.text("assurance_icon", std::nullopt, 0, power_bi_assurance(ours.assurance));
}

// ---- qcc ----------------------------------------------------------------------------------------------------------

struct NamedRule {
  const char* key;
  RuleId rule;
};
constexpr std::array kWesternElectric{NamedRule{"we1", RuleId::outside_limits}, NamedRule{"we2", RuleId::two_of_three},
                                      NamedRule{"we3", RuleId::four_of_five}, NamedRule{"we4", RuleId::shift}};
constexpr std::array kNelson{
    NamedRule{"nelson1", RuleId::outside_limits}, NamedRule{"nelson2", RuleId::shift},
    NamedRule{"nelson3", RuleId::trend},          NamedRule{"nelson4", RuleId::fourteen_alternating},
    NamedRule{"nelson5", RuleId::two_of_three},   NamedRule{"nelson6", RuleId::four_of_five},
    NamedRule{"nelson7", RuleId::fifteen_inside}, NamedRule{"nelson8", RuleId::eight_outside}};

void compare_completing(Checker& check, std::span<const NamedRule> rules, const Analysis& ours) {
  for (const NamedRule& named : rules) {
    const std::string key = std::string("rules.") + named.key;
    if (!check.has(key)) continue;
    for (std::size_t i = 0; i < ours.points.size(); ++i)
      check.flag(key, i, i, {ours.points[i].completes.has(named.rule), ours.points[i].is_used()});
  }
}

void compare_qcc(Checker& check, const Case& asked, const Analysis& ours) {
  for (std::size_t i = 0; i < ours.points.size(); ++i) {
    if (check.has("statistic")) check.number("statistic", i, i, ours.points[i].value);
    if (check.has("sigma")) check.number("sigma", i, i, ours.limits_at(i).sigma);
    // The file holds no value of an EWMA chart, only its limits.
    if (check.rows("ewma") > 0) check.number("ewma", i, i, ours.points[i].value);
    check.number("lcl", i, i, ours.limits_at(i).lower);
    check.number("ucl", i, i, ours.limits_at(i).upper);
  }
  check.number("center", std::nullopt, 0, ours.limits_at(0).centre);
  // Of rates: for a denominator of 1.
  const double root = ours.chart == spc::ChartKind::u ? std::sqrt(denominator(asked, 0)) : 1;
  const double single = ours.phases.front().single_sigma;
  check.number("std_dev", std::nullopt, 0, std::isnan(single) ? ours.limits_at(0).sigma * root : single);
  if (check.has("confidence_level")) check.number("confidence_level", 1 - 2 * ours.profile.tail_probability);
  compare_completing(check, kWesternElectric, ours);
}

// ---- all of them --------------------------------------------------------------------------------------------------

std::optional<spc::ProfileId> profile_for(std::string_view anchor) {
  if (anchor == "NHSRplotthedots" || anchor == "nhspy_plotthedots") return spc::ProfileId::nhs_r;
  if (anchor == "mdc_2023_rule") return spc::ProfileId::mdc;
  if (anchor.starts_with("qicharts2")) return spc::ProfileId::qicharts2;
  if (anchor.starts_with("PowerBI_SPC")) return spc::ProfileId::power_bi;
  if (anchor == "qcc" || anchor.starts_with("qcc_")) return spc::ProfileId::western_electric;
  return std::nullopt;
}

struct NamedEstimator {
  std::string_view anchor;
  spc::SubgroupSigma sigma;
};
constexpr std::array kEstimators{NamedEstimator{"qcc_UWAVE-R", spc::SubgroupSigma::mean_range},
                                 NamedEstimator{"qcc_UWAVE-SD", spc::SubgroupSigma::mean_deviation},
                                 NamedEstimator{"qcc_MVLUE-R", spc::SubgroupSigma::weighted_range},
                                 NamedEstimator{"qcc_MVLUE-SD", spc::SubgroupSigma::weighted_deviation},
                                 NamedEstimator{"qcc_RMSDF", spc::SubgroupSigma::pooled}};

/// What an EWMA chart is told.
void set_ewma(const json::Object& options, spc::Request& request) {
  const auto number = [&](const char* key, double& setting) {
    if (const auto* value = options.if_contains(key)) setting = value->to_number<double>();
  };
  number("lambda", request.profile.ewma_weight);
  number("nsigmas", request.profile.ewma_sigmas);
  spc::GivenLimits given{.sigma = spc::kMissing};
  number("center", given.centre);
  number("sigma", *given.sigma);
  if (!std::isnan(given.centre)) request.given = given;
}

spc::Request request_for(const Case& asked, std::string_view anchor, spc::ProfileId id) {
  spc::Request request = asked.request;
  request.profile = spc::profile_of(id);
  spc::Profile& profile = request.profile;
  const bool is_qcc = id == spc::ProfileId::western_electric || id == spc::ProfileId::nelson;
  if (asked.screens_ranges && !is_qcc)
    profile.screening = *asked.screens_ranges ? spc::Screening::drop_large_ranges : spc::Screening::use_every_range;
  if (!is_qcc) {
    profile.shift_length = asked.shift_length.value_or(profile.shift_length);
    profile.trend_length = asked.trend_length.value_or(profile.trend_length);
  }
  // The cases of subgroups do not say so, but this is what the package was asked.
  if (id == spc::ProfileId::power_bi && !request.subgroups.empty()) {
    request.better = Direction::increase;
    profile.trend_length = 7;
  }
  if (anchor == "qcc_sd") profile.spread = spc::Spread::standard_deviation;
  for (const NamedEstimator& named : kEstimators)
    if (named.anchor == anchor) profile.subgroup_sigma = named.sigma;
  if (asked.chart == "ewma") set_ewma(asked.written.at("options").as_object(), request);
  if (anchor == "qcc_prob") {
    profile.count_limits = spc::CountLimits::probability;
    profile.event_chance = spc::EventChance::one_in_mean;
    profile.rare_event_centre = spc::RareEventCentre::mean;
  }
  // qicharts2 ignores a frozen baseline where there are phases (a known defect): it is asked without one.
  const bool ignores_baseline =
      anchor == "qcc" || anchor == "qcc_sd" || (id == spc::ProfileId::qicharts2 && request.phases.size() > 1);
  if (ignores_baseline)
    for (spc::PhaseStart& phase : request.phases) phase.baseline_points = std::nullopt;
  if (anchor == "qicharts2_bestbox") profile.runs_test = spc::RunsTest::best_box;
  if (anchor == "qicharts2_cutbox") profile.runs_test = spc::RunsTest::cut_box;
  if (anchor == "PowerBI_SPC_shift8_trend5") profile.shift_length = 8, profile.trend_length = 5;
  if (anchor == "PowerBI_SPC_shift6_trend6") profile.shift_length = 6, profile.trend_length = 6;
  return request;
}

Analysis analysed(const spc::Request& request) {
  auto analysis = spc::analyse(request);
  if (!analysis) throw std::runtime_error(analysis.error().message);
  return *std::move(analysis);
}

}  // namespace

std::optional<Comparison> compare(const Case& asked, std::string_view anchor, const json::Object& expected) {
  const auto id = profile_for(anchor);
  if (!id) return std::nullopt;
  Comparison comparison;
  const spc::Request request = request_for(asked, anchor, *id);
  comparison.analysis = analysed(request);
  if (const auto* refused = expected.if_contains("error")) {
    comparison.compared = 1;
    comparison.differences.push_back({"error", std::nullopt, text_of(*refused), "an answer"});
    return comparison;
  }
  Checker check(expected, comparison);
  const Analysis& ours = comparison.analysis;
  switch (*id) {
    case spc::ProfileId::nhs_r:
      if (anchor == "nhspy_plotthedots")
        compare_nhspy(check, ours);
      else
        compare_nhs_r(check, ours, request.profile.shift_length, request.profile.trend_length);
      break;
    case spc::ProfileId::mdc: compare_mdc(check, ours); break;
    case spc::ProfileId::qicharts2: compare_qicharts2(check, asked, ours); break;
    case spc::ProfileId::power_bi: compare_power_bi(check, asked, ours); break;
    case spc::ProfileId::western_electric:
    case spc::ProfileId::nelson: {
      compare_qcc(check, asked, ours);
      compare_completing(check, kNelson, analysed(request_for(asked, anchor, spc::ProfileId::nelson)));
      break;
    }
  }
  return comparison;
}

}  // namespace qi::oracle

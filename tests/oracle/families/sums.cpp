// cusum, bcusum and racusum: two sums each, and where they signal.

#include <cmath>
#include <stdexcept>

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/sum_families.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/risk_adjusted_cusum.h"

namespace qi::oracle {
namespace {

template <class Value>
Value answered(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

std::vector<double> sums_of(const spc::SumChart& chart, double spc::SumPoint::*sum) {
  std::vector<double> sums;
  for (const spc::SumPoint& point : chart.points) sums.push_back(point.*sum);
  return sums;
}

std::vector<double> places_of(const spc::SumChart& chart, bool spc::SumPoint::*signals) {
  std::vector<double> places;
  for (std::size_t i = 0; i < chart.points.size(); ++i)
    if (chart.points[i].*signals) places.push_back(static_cast<double>(i));
  return places;
}

}  // namespace

std::optional<Comparison> compare_cusum(const json::Object& written, std::string_view anchor,
                                        const json::Object& expected) {
  if (anchor != "qcc") return std::nullopt;
  spc::Request series;
  series.values = data_list(written, "y");
  series.profile = spc::profile_of(spc::ProfileId::western_electric);
  const double centre = number_option(written, "center", spc::kMissing);
  if (!std::isnan(centre))
    series.given = spc::GivenLimits{.centre = centre, .sigma = number_option(written, "sigma", spc::kMissing)};
  const spc::Cusum ours =
      answered(spc::cusum(series, {.shift = number_option(written, "se_shift", spc::kMissing),
                                   .decision_interval = number_option(written, "decision_interval", spc::kMissing),
                                   .head_start = number_option(written, "head_start", 0)}));
  Comparison comparison;
  Checker check(expected, comparison);
  check.number("center", ours.basis.limits_at(0).centre);
  check.number("std_dev", ours.basis.limits_at(0).sigma);
  check.numbers("cusum_pos", sums_of(ours.sums, &spc::SumPoint::high));
  check.numbers("cusum_neg", sums_of(ours.sums, &spc::SumPoint::low));
  check.numbers("violations_upper", places_of(ours.sums, &spc::SumPoint::signals_high));
  check.numbers("violations_lower", places_of(ours.sums, &spc::SumPoint::signals_low));
  return comparison;
}

std::optional<Comparison> compare_bernoulli_cusum(const json::Object& written, std::string_view anchor,
                                                  const json::Object& expected) {
  if (anchor != "qicharts2") return std::nullopt;
  const double target = number_option(written, "target", spc::kMissing);
  spc::BernoulliRequest request{.outcomes = data_list(written, "y"),
                                .odds_ratio = number_option(written, "odds_ratio", spc::kMissing),
                                .decision_interval = number_option(written, "limit", spc::kMissing)};
  if (target <= 1)
    request.accepted = target;
  else
    request.baseline = static_cast<std::size_t>(target);
  const spc::BernoulliCusum ours = answered(spc::bernoulli_cusum(request));
  Comparison comparison;
  Checker check(expected, comparison);
  check.number("p0", ours.accepted);
  check.number("p1", ours.raised);
  check.number("p2", ours.lowered);
  for (std::size_t i = 0; i < ours.sums.points.size(); ++i) {
    const spc::SumPoint& point = ours.sums.points[i];
    // Where a sum signals the package shows the 0 that it starts again from; ours shows how far it had come.
    check.number("cusum_up", i, i, point.signals_high ? 0 : point.high);
    check.number("cusum_down", i, i, point.signals_low ? 0 : point.low);
    check.flag("signal_up", i, i, {point.signals_high});
    check.flag("signal_down", i, i, {point.signals_low});
  }
  return comparison;
}

std::optional<Comparison> compare_risk_adjusted_cusum(const json::Object& written, std::string_view anchor,
                                                      const json::Object& expected) {
  if (anchor != "vlad") return std::nullopt;
  const spc::RiskAdjustedCusum ours = answered(
      spc::risk_adjusted_cusum({.outcomes = data_list(written, "outcome"),
                                .risks = data_list(written, "expected_risk"),
                                .odds_ratio = number_option(written, "odds_ratio_alternative", spc::kMissing)}));
  Comparison comparison;
  Checker check(expected, comparison);
  check.numbers("llr_score", ours.scores);
  check.numbers("cusum", sums_of(ours.sums, &spc::SumPoint::high));
  check.numbers("vlad", ours.vlad);
  return comparison;
}

}  // namespace qi::oracle

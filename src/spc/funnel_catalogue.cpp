#include "spc/funnel_catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "base/assert.h"

namespace qi::spc {
namespace {

// Freeman and Tukey 1950: sqrt(count / n) has a standard deviation of about 1 / (2 sqrt(n)), whatever the mean.
double error_of_root(double, double denominator) {
  return 1 / (2 * std::sqrt(denominator));
}
double root_of_ratio(double numerator, double denominator) {
  return std::sqrt(numerator / denominator);
}
double root_of(double target) {
  return std::sqrt(target);
}
double squared(double level) {
  const double possible = std::max(0.0, level);
  return possible * possible;
}

double angle_of(double share) {
  return std::asin(std::sqrt(share));
}
double angle_of_share(double numerator, double denominator) {
  return angle_of(numerator / denominator);
}
double share_of_angle(double level) {
  return squared(std::sin(std::clamp(level, 0.0, std::numbers::pi / 2)));
}

double log_of_ratio(double numerator, double denominator) {
  return std::log(numerator / denominator);
}
double error_of_log(double, double expected) {
  return 1 / std::sqrt(expected);
}

// Spiegelhalter 2005, appendix A.3: a half is added so that a count of 0 has a logarithm.
constexpr double kHalf = 0.5;
double log_of_counts(double numerator, double denominator) {
  return std::log((numerator + kHalf) / (denominator + kHalf));
}
double error_of_log_counts(double numerator, double denominator) {
  const auto part = [](double count) { return count / ((count + kHalf) * (count + kHalf)); };
  return std::sqrt(part(numerator) + part(denominator));
}
double log_of(double target) {
  return std::log(target);
}
// Wild data may put a limit beyond all numbers; it stays one, far above every value.
constexpr double kMostRatio = 1e300;
double exp_of(double level) {
  return std::min(std::exp(level), kMostRatio);
}

stats::CountLimits binomial(double trials, double chance, double tail) {
  return stats::binomial_limits(trials, chance, tail);
}
stats::CountLimits poisson(double exposure, double target, double tail) {
  return stats::poisson_limits(exposure * target, tail);
}
double poisson_z(double count, double exposure, double target) {
  return stats::poisson_z(count, exposure * target);
}
stats::CountLimits gamma(double exposure, double target, double tail) {
  return exposure * target > 0 ? stats::gamma_limits(exposure * target, tail) : stats::CountLimits{0, 0};
}
double gamma_z(double count, double exposure, double target) {
  return exposure * target > 0 ? stats::gamma_z(count, exposure * target) : stats::poisson_z(count, 0);
}

stats::CountLimits split(double other, double ratio, double tail) {
  return stats::split_limits(other, ratio, tail);
}

constexpr CountModel kPoisson{poisson, poisson_z};
constexpr CountModel kGamma{gamma, gamma_z};

constexpr std::array kRows{
    FunnelRow{.kind = FunnelKind::proportion,
              .slug = "proportion",
              .title = "Funnel plot of proportions",
              .what_for = "Compares shares of cases between units, such as calls answered in time by station.",
              .value_name = "Share of cases",
              .numerator_name = "Cases counted",
              .denominator_name = "Cases",
              .scale_words = "arcsine of the square root",
              .source = "Spiegelhalter 2005, Statistics in Medicine 24, 1185; appendix A.1",
              .usual_limits = FunnelLimitMethod::normal,
              .trimming = Trimming::winsorised,
              .target_is_one = false,
              .is_part_of_whole = true,
              .rounds_denominators = false,
              .exact = {binomial, stats::binomial_z},
              .gamma = {},
              .onto = angle_of_share,
              .target_onto = angle_of,
              .from = share_of_angle,
              .error = error_of_root,
              .least_numerator = 0},
    FunnelRow{
        .kind = FunnelKind::ratio_of_counts,
        .slug = "ratio-of-counts",
        .title = "Funnel plot of ratios of counts",
        .what_for = "Compares one count for each of another, such as complaints for each commendation.",
        .value_name = "First count for each of the second",
        .numerator_name = "First count",
        .denominator_name = "Second count",
        .scale_words = "logarithm of both counts with a half added",
        .source = "Spiegelhalter 2005, Statistics in Medicine 24, 1185; appendix A.3; Przyborowski and Wilenski 1940",
        .usual_limits = FunnelLimitMethod::exact,
        .trimming = Trimming::winsorised,
        .target_is_one = false,
        .is_part_of_whole = false,
        .rounds_denominators = false,
        .exact = {split, stats::split_z},
        .gamma = {},
        .onto = log_of_counts,
        .target_onto = log_of,
        .from = exp_of,
        .error = error_of_log_counts,
        .least_numerator = kHalf},
    FunnelRow{.kind = FunnelKind::standardised_log,
              .slug = "standardised-log",
              .title = "Funnel plot of standardised ratios, logarithm",
              .what_for = "Compares observed with expected events, as the summary hospital-level mortality indicator.",
              .value_name = "Observed over expected",
              .numerator_name = "Observed",
              .denominator_name = "Expected",
              .scale_words = "logarithm",
              .source = "NHS Digital, SHMI specification; Campbell et al. 2012, BMJ 344, e1001",
              .usual_limits = FunnelLimitMethod::gamma,
              .trimming = Trimming::left_out,
              .target_is_one = true,
              .is_part_of_whole = false,
              .rounds_denominators = true,
              .exact = kPoisson,
              .gamma = kGamma,
              .onto = log_of_ratio,
              .target_onto = log_of,
              .from = exp_of,
              .error = error_of_log,
              .least_numerator = 0},
    FunnelRow{
        .kind = FunnelKind::standardised_square_root,
        .slug = "standardised-square-root",
        .title = "Funnel plot of standardised ratios, square root",
        .what_for = "Compares observed with expected events, also where a unit has none.",
        .value_name = "Observed over expected",
        .numerator_name = "Observed",
        .denominator_name = "Expected",
        .scale_words = "square root",
        .source = "Care Quality Commission, statistical methods for outliers; Spiegelhalter et al. 2012, JRSS A 175, 1",
        .usual_limits = FunnelLimitMethod::gamma,
        .trimming = Trimming::winsorised,
        .target_is_one = true,
        .is_part_of_whole = false,
        .rounds_denominators = false,
        .exact = kPoisson,
        .gamma = kGamma,
        .onto = root_of_ratio,
        .target_onto = root_of,
        .from = squared,
        .error = error_of_root,
        .least_numerator = 0},
    FunnelRow{.kind = FunnelKind::rate,
              .slug = "rate",
              .title = "Funnel plot of rates",
              .what_for = "Compares events for an exposure, such as incidents for 1,000 calls.",
              .value_name = "Events for the exposure",
              .numerator_name = "Events",
              .denominator_name = "Exposure",
              .scale_words = "square root",
              .source = "Spiegelhalter 2005, Statistics in Medicine 24, 1185; Freeman and Tukey 1950",
              .usual_limits = FunnelLimitMethod::exact,
              .trimming = Trimming::winsorised,
              .target_is_one = false,
              .is_part_of_whole = false,
              .rounds_denominators = false,
              .exact = kPoisson,
              .gamma = kGamma,
              .onto = root_of_ratio,
              .target_onto = root_of,
              .from = squared,
              .error = error_of_root,
              .least_numerator = 0},
};

template <class Choice>
struct Named {
  Choice choice;
  std::string_view slug;
};
constexpr std::array kOverdispersions{Named{Overdispersion::none, "none"}, Named{Overdispersion::additive, "additive"},
                                      Named{Overdispersion::multiplicative, "multiplicative"}};
constexpr std::array kMethods{Named{FunnelLimitMethod::normal, "normal"}, Named{FunnelLimitMethod::exact, "exact"},
                              Named{FunnelLimitMethod::gamma, "gamma"}};

template <class Rows, class Choice>
std::string_view slug_in(const Rows& rows, Choice choice) {
  return std::ranges::find(rows, choice, &Named<Choice>::choice)->slug;
}

}  // namespace

std::span<const FunnelRow> funnel_catalogue() {
  return kRows;
}

const FunnelRow& funnel_row(FunnelKind kind) {
  const auto found = std::ranges::find(kRows, kind, &FunnelRow::kind);
  QI_ASSERT(found != kRows.end());
  return *found;
}

const FunnelRow* find_funnel(std::string_view slug) {
  const auto found = std::ranges::find(kRows, slug, &FunnelRow::slug);
  return found == kRows.end() ? nullptr : &*found;
}

std::string_view slug(Overdispersion overdispersion) {
  return slug_in(kOverdispersions, overdispersion);
}
std::string_view slug(FunnelLimitMethod method) {
  return slug_in(kMethods, method);
}

}  // namespace qi::spc

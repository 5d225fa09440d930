#include "spc/chart_catalogue.h"

#include <array>

#include "base/assert.h"
#include "base/named_value.h"
#include "spc/analysis.h"
#include "spc/limits/attribute_charts.h"
#include "spc/limits/baseline.h"
#include "spc/limits/ewma_chart.h"
#include "spc/limits/laney_charts.h"
#include "spc/limits/moving_range_chart.h"
#include "spc/limits/rare_event_charts.h"
#include "spc/limits/run_chart.h"
#include "spc/limits/subgroup_charts.h"
#include "spc/limits/xmr_chart.h"

namespace qi::spc {
namespace {

constexpr std::array kTakes{
    NamedValue<Takes>{Takes::values, "values", "Any numbers"},
    NamedValue<Takes>{Takes::counts, "counts", "Counts"},
    NamedValue<Takes>{Takes::shares, "shares", "Cases out of cases"},
    NamedValue<Takes>{Takes::rates, "rates", "Events for so much"},
    NamedValue<Takes>{Takes::averaged_values, "averaged_values", "Sums over a number"},
    NamedValue<Takes>{Takes::subgroups, "subgroups", "Subgroups"},
    NamedValue<Takes>{Takes::values_or_subgroups, "values_or_subgroups", "Any numbers, or subgroups"},
};

constexpr RuleSet kEveryRule{
    RuleId::outside_limits, RuleId::trend,          RuleId::two_of_three,         RuleId::shift,
    RuleId::four_of_five,   RuleId::fifteen_inside, RuleId::fourteen_alternating, RuleId::eight_outside};
constexpr RuleSet kLimitsAlone{RuleId::outside_limits};
constexpr RuleSet kWithoutLimits{RuleId::shift, RuleId::trend, RuleId::fourteen_alternating};

Limits of_individuals(const Baseline& b, const Profile& profile) {
  return xmr_limits(b.values, b.ranges, profile);
}
Limits of_ranges(const Baseline& b, const Profile&) {
  return moving_range_limits(b.ranges);
}
Limits of_run_chart(const Baseline& b, const Profile&) {
  return run_chart_centre(b.values);
}
Limits about_median(const Baseline& b, const Profile& profile) {
  return median_limits(b.values, b.ranges, profile);
}
Limits by_median_range(const Baseline& b, const Profile& profile) {
  return median_range_limits(b.values, b.ranges, profile);
}

constexpr std::array kCharts{
    ChartRow{.kind = ChartKind::individuals,
             .slug = "i",
             .title = "XmR chart",
             .short_use = "one figure each time",
             .what_for = "One figure for each day, week or month: what is usual, and has anything really changed?",
             .formula = "centre: mean x; limits: mean x ± 2.66 × mean moving range (or ± 3 × mean moving range / "
                        "1.128, by profile)",
             .source = "Shewhart 1931; NHS England, Making Data Count",
             .limits = of_individuals,
             .rules = kEveryRule,
             .has_verdict = true,
             .known = Known::centre_and_sigma},
    // Neighbouring ranges share a value, so no runs rule applies to them.
    ChartRow{.kind = ChartKind::moving_range,
             .slug = "mr",
             .title = "Moving range chart",
             .short_use = "the moves from one time to the next",
             .what_for = "How much the figure moves from one time to the next, and which jumps are unusual.",
             .formula = "centre: mean moving range; upper limit: 3.267 × mean moving range; lower limit: 0",
             .source = "Montgomery, Introduction to Statistical Quality Control",
             .limits = of_ranges,
             .rules = kLimitsAlone,
             .least = 0},
    ChartRow{.kind = ChartKind::run,
             .slug = "run",
             .title = "Run chart",
             .short_use = "no limits, runs about the median",
             .what_for = "The first figures, before there are enough for limits: do they lean to one side?",
             .formula = "centre: median; longest run above round(log2 n) + 3, or crossings below the 5% quantile of "
                        "Binomial(n − 1, 0.5)",
             .source = "Perla, Provost and Murray 2011; Anhøj and Olesen 2014",
             .centre = "Median",
             .limits = of_run_chart,
             .rules = kWithoutLimits},
    ChartRow{.kind = ChartKind::individuals_median,
             .slug = "i_m",
             .title = "XmR chart about the median",
             .short_use = "limits about the median",
             .what_for = "One figure for each time, where a few wild ones must not move the centre line.",
             .formula = "centre: median x; limits: median x ± 2.66 × mean moving range (or ± 3 × mean moving range / "
                        "1.128, by profile)",
             .source = "Wheeler, Understanding Variation",
             .centre = "Median",
             .limits = about_median,
             .rules = kEveryRule,
             .has_verdict = true,
             .known = Known::centre_and_sigma},
    ChartRow{
        .kind = ChartKind::individuals_median_range,
        .slug = "i_mm",
        .title = "XmR chart about the median, by the median range",
        .short_use = "limits about the median, by the median range",
        .what_for = "One figure for each time, where a few wild ones must move neither centre line nor limits.",
        .formula = "centre: median x; limits: median x ± 3 × median moving range / 0.9539 (or / 1.128, by profile)",
        .source = "Wheeler, Understanding Variation",
        .centre = "Median",
        .limits = by_median_range,
        .rules = kEveryRule,
        .has_verdict = true,
        .known = Known::centre_and_sigma},
    ChartRow{.kind = ChartKind::p,
             .slug = "p",
             .title = "p chart",
             .short_use = "a share of cases",
             .what_for = "The share of cases for which something is so: records completed on the day, of all records.",
             .formula = "centre: p = Σ counts / Σ n; limits at n: p ± 3 √(p (1 − p) / n), within 0 and 1 (or "
                        "quantiles, by profile)",
             .source = "Shewhart 1931; Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::shares,
             .limits = p_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .most = 1,
             .at = share_at,
             .known = Known::centre},
    ChartRow{.kind = ChartKind::np,
             .slug = "np",
             .title = "np chart",
             .short_use = "a number of cases out of as many",
             .what_for = "The number of cases for which something is so, out of about as many each time.",
             .formula = "centre: n p with p = Σ counts / Σ n; limits: n p ± 3 √(n p (1 − p)), within 0 and n (or "
                        "quantiles, by profile)",
             .source = "Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::shares,
             .limits = p_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .plots_counts = true,
             .at = count_at,
             .known = Known::centre},
    ChartRow{.kind = ChartKind::u,
             .slug = "u",
             .title = "u chart",
             .short_use = "events for so many hours or jobs",
             .what_for = "Events for so many hours, jobs or miles: incidents for each thousand calls.",
             .formula = "centre: u = Σ counts / Σ n; limits at n: u ± 3 √(u / n), from 0 (or quantiles, by profile)",
             .source = "Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::rates,
             .limits = u_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .at = rate_at,
             .known = Known::centre},
    ChartRow{.kind = ChartKind::c,
             .slug = "c",
             .title = "c chart",
             .short_use = "events in stretches that are alike",
             .what_for = "Events in stretches that are alike: falls of patients each week.",
             .formula = "centre: mean count c; limits: c ± 3 √c, from 0 (or quantiles, by profile)",
             .source = "Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::counts,
             .limits = c_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .known = Known::centre},
    ChartRow{.kind = ChartKind::p_prime,
             .slug = "pp",
             .title = "p′ chart",
             .short_use = "a share of thousands of cases",
             .what_for = "A share of thousands of cases, which plain limits would call unusual nearly every time.",
             .formula = "limits at n: p ± 3 σz √(p (1 − p) / n), with σz = mean |z − z before| / 1.128 of z = (count / "
                        "n − p) / √(p (1 − p) / n), at least 1 by profile",
             .source = "Laney 2002",
             .takes = Takes::shares,
             .limits = p_prime_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .most = 1,
             .at = p_prime_at,
             .sigma_z = p_prime_sigma_z},
    ChartRow{
        .kind = ChartKind::u_prime,
        .slug = "up",
        .title = "u′ chart",
        .short_use = "a rate for many thousands",
        .what_for = "A rate for many thousands, which plain limits would call unusual nearly every time.",
        .formula =
            "limits at n: u ± 3 σz √(u / n), with σz = mean |z − z before| / 1.128 of z = (count / n − u) / √(u / n), "
            "at least 1 by profile",
        .source = "Laney 2002",
        .takes = Takes::rates,
        .limits = u_prime_limits,
        .rules = kEveryRule,
        .has_verdict = true,
        .least = 0,
        .at = u_prime_at,
        .sigma_z = u_prime_sigma_z},
    ChartRow{.kind = ChartKind::individuals_prime,
             .slug = "ip",
             .title = "I′ chart",
             .short_use = "averages of few cases and many",
             .what_for = "Averages of few cases one time and many the next: limits are closer where there are many.",
             .formula = "centre: Σ y / Σ n; limits at n: centre ± 3 s / √n, with s = mean of √(π/2) |x − x before| / "
                        "√(1/n + 1/n before)",
             .source = "Taylor 2018; qicharts2",
             .takes = Takes::averaged_values,
             .limits = individuals_prime_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .at = normalised_at},
    ChartRow{.kind = ChartKind::g,
             .slug = "g",
             .title = "g chart",
             .short_use = "cases between rare events",
             .what_for = "Cases from one rare event to the next: journeys between two collisions.",
             .formula =
                 "centre: median (or m or 0.693 m, by profile); limits from the mean m: m ± 3 √(m (m + 1)), from 0 "
                 "(or quantiles, by profile)",
             .source = "Benneyan 2001; qicharts2",
             .takes = Takes::counts,
             .centre = "Median",
             .limits = g_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .least = 0,
             .is_of_events = true},
    ChartRow{.kind = ChartKind::t,
             .slug = "t",
             .title = "t chart",
             .short_use = "time between rare events",
             .what_for = "Time from one rare event to the next: days between two serious incidents.",
             .formula =
                 "limits of an XmR chart of x to the power 1/3.6, taken back by the power 3.6 (or quantiles of a "
                 "Weibull or exponential distribution, by profile)",
             .source = "Nelson 1994; Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::counts,
             .centre = "Centre",
             .limits = t_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .is_of_events = true,
             .onto_scale = root_of_time,
             .from_scale = time_of_root},
    ChartRow{.kind = ChartKind::subgroup_mean,
             .slug = "xbar",
             .title = "Xbar chart",
             .short_use = "the mean of a few values each time",
             .what_for = "The mean of a few values taken together each time: does the usual level hold?",
             .formula = "centre: Σ n mean / Σ n; limits at n: centre ± 3 σ / √n, with σ from ranges or standard "
                        "deviations within subgroups, by profile",
             .source = "Shewhart 1931; Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::subgroups,
             .limits = mean_limits,
             .rules = kEveryRule,
             .has_verdict = true,
             .at = mean_at,
             .known = Known::centre_and_sigma},
    ChartRow{
        .kind = ChartKind::subgroup_range,
        .slug = "r",
        .title = "R chart",
        .short_use = "the range of a few values each time",
        .what_for = "How far apart a few values lie that are taken together: read it before the chart of their means.",
        .formula = "centre: d2(n) σ; limits: d2(n) σ ± 3 d3(n) σ, from 0 (or about the mean range, by profile)",
        .source = "Shewhart 1931; Montgomery, Introduction to Statistical Quality Control",
        .takes = Takes::subgroups,
        .limits = range_limits,
        .rules = kEveryRule,
        .least = 0,
        .at = range_at,
        .known = Known::sigma},
    ChartRow{.kind = ChartKind::subgroup_deviation,
             .slug = "s",
             .title = "S chart",
             .short_use = "the standard deviation of many values each time",
             .what_for = "How much values vary that are taken together, where there are many each time or not as many.",
             .formula = "centre: c4(n) σ; limits: c4(n) σ ± 3 σ √(1 − c4(n)²), from 0 (or about the mean "
                        "deviation, by profile)",
             .source = "Montgomery, Introduction to Statistical Quality Control",
             .takes = Takes::subgroups,
             .limits = deviation_limits,
             .rules = kEveryRule,
             .least = 0,
             .at = deviation_at,
             .known = Known::sigma},
    // Neighbouring averages share values, so no runs rule applies to them.
    ChartRow{.kind = ChartKind::moving_average,
             .slug = "ewma",
             .title = "EWMA chart",
             .short_use = "a small change that lasts",
             .what_for = "A small change that lasts, which single values hide for months.",
             .formula = "z = λ x + (1 − λ) z before; limits: centre ± 3 σ √(λ / (2 − λ) (1 − (1 − λ)^2i) / n)",
             .source = "Roberts 1959; Lucas and Saccucci 1990",
             .takes = Takes::values_or_subgroups,
             .limits = ewma_limits,
             .rules = kLimitsAlone,
             .known = Known::centre_and_sigma,
             .walk = walk_ewma},
};

constexpr bool rows_stand_in_the_order_of_their_kinds() {
  for (std::size_t i = 0; i < kCharts.size(); ++i)
    if (static_cast<std::size_t>(kCharts[i].kind) != i) return false;
  return true;
}
static_assert(rows_stand_in_the_order_of_their_kinds());

}  // namespace

std::string_view slug(Takes takes) {
  return named(kTakes, takes).slug;
}

std::span<const ChartRow> chart_catalogue() {
  return kCharts;
}

const ChartRow& chart_row(ChartKind kind) {
  return kCharts[static_cast<std::size_t>(kind)];
}

bool is_of_events(ChartKind chart) {
  return chart_row(chart).is_of_events;
}

std::string_view centre_name(ChartKind chart, const Profile& profile) {
  if (chart != ChartKind::g) return chart_row(chart).centre;
  switch (profile.rare_event_centre) {
    case RareEventCentre::median: return "Median";
    case RareEventCentre::mean: return "Mean";
    case RareEventCentre::share_of_mean: return "Centre";
  }
  stop_at("a known centre", __FILE__, __LINE__);
}

std::optional<ChartKind> find_chart(std::string_view slug) {
  for (const ChartRow& row : kCharts)
    if (row.slug == slug) return row.kind;
  return std::nullopt;
}

}  // namespace qi::spc

#pragma once
/// A named set of constants, rules, lengths and verdict conventions, so that two tools' answers are never mixed.
/// A profile never looks at data: it only says how data will be looked at.

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/named_value.h"
#include "spc/rule_id.h"

namespace qi::spc {

enum class ProfileId { mdc, nhs_r, qicharts2, power_bi, western_electric, nelson };

/// How far the limits of single values lie from the centre, for one mean moving range.
enum class LimitConstant {
  two_point_six_six,  ///< 2.66, as Making Data Count writes it
  three_over_d2,      ///< 3 / 1.128
};
enum class Screening { use_every_range, drop_large_ranges };
/// What the point's icon says when its signals point both ways.
enum class MixedSignal { improvement_wins, rule_priority, show_both };
/// Whether a target that lies exactly on a limit is still "hit and miss" (strict) or already consistent.
enum class TargetOnLimit { hit_or_miss, consistent };
/// Whether a value on the centre line ends a run or is passed over.
enum class OnLine { breaks, is_skipped };
/// Whether two equal neighbours end a trend or are passed over.
enum class EqualNeighbours { break_trend, are_skipped };
/// Whether a moving range joins the neighbours of a missing or excluded value.
enum class Gap { is_not_bridged, is_bridged };
enum class TwoOfThree {
  beyond_two_sigma_same_side,   ///< Making Data Count since late 2023: third point on the same side of the centre
  between_two_and_three_sigma,  ///< NHS-R: the counting points lie inside the limits
  beyond_two_sigma_any_third,   ///< the third point may be anywhere
  beyond_two_sigma_net,         ///< the same, but one beyond two sigma on the other side takes one away (PowerBI-SPC)
};
enum class RunsTest { anhoej, best_box, cut_box };
/// What the limits of single values are made from.
enum class Spread {
  mean_moving_range,
  standard_deviation,  ///< of all baseline values / c4: wider where the level has changed
};
/// What the limits of counts (p, np, u, c, g) are.
enum class CountLimits {
  three_sigma,
  probability,  ///< the counts beyond which a steady process falls with Profile::tail_probability at most, on each side
};
/// The chance of an event that limits of g charts by probability take from the mean m of cases between events.
enum class EventChance {
  one_in_mean_and_one,  ///< 1 / (m + 1): what cases without an event, counted from 0, have
  one_in_mean,          ///< 1 / m, as if the event's own case were counted (qcc); undefined for a mean below 1
};
/// The centre line of g charts.
enum class RareEventCentre {
  median,
  mean,
  share_of_mean,  ///< 0.693 times the mean: near the median of a process that chance alone moves
};
/// What Laney's charts do where values lie closer together than chance has them: sigma z below 1.
enum class SigmaZ {
  as_found,      ///< limits closer than those of a p or u chart; the answer says so
  at_least_one,  ///< never closer than those
};
/// What the limits of times between events (t charts) are.
enum class TimeLimits {
  roots,        ///< those of single values on the scale of the 3.6th root
  weibull,      ///< quantiles of the likeliest Weibull distribution, Profile::tail_probability beyond each
  exponential,  ///< the same of the exponential: the chance of the event is the same at any time
};
/// What sigma within subgroups is estimated from. Ranges and standard deviations are each divided by what they are on
/// average for one sigma and the subgroup's size: d2 and c4.
enum class SubgroupSigma {
  by_sizes,        ///< R charts: mean_range. Else mean_deviation where sizes are equal, pooled where they are not
  by_chart,        ///< S charts: mean_deviation. Else mean_range, or pooled where a subgroup holds more than 25 (qcc)
  mean_range,      ///< mean of R / d2 (UWAVE-R)
  mean_deviation,  ///< mean of S / c4 (UWAVE-SD)
  weighted_range,  ///< the same, weighted so that its variance is least (MVLUE-R)
  weighted_deviation,     ///< (MVLUE-SD)
  pooled,                 ///< root of the pooled variance / c4 of its degrees of freedom and 1 (RMSDF)
  pooled_by_own_size,     ///< root of the pooled variance / c4 of each subgroup's own size (PowerBI-SPC)
  deviation_by_own_size,  ///< the same, but mean S / c4 where sizes are equal (qicharts2)
};
/// The centre line of R and S charts.
enum class SpreadCentre {
  expected,      ///< what sigma makes of the subgroup's size: d2 sigma, c4 sigma
  mean_by_size,  ///< the mean, weighted by size: one level for all (qcc)
};
/// Digits of d2.
enum class RangeConstants {
  exact,
  tabulated,  ///< three decimals, as books print it (qcc)
};
/// What uses up the places of a frozen baseline.
enum class BaselineCount { every_place, used_values };

struct Profile {
  ProfileId id = ProfileId::mdc;
  std::string_view slug;
  std::string_view title;
  std::string_view source;
  LimitConstant limit_constant = LimitConstant::two_point_six_six;
  Screening screening = Screening::use_every_range;
  std::vector<RuleId> rules;
  std::size_t shift_length = 7;
  std::size_t trend_length = 7;  ///< in points: 7 points are 6 successive differences
  TwoOfThree two_of_three = TwoOfThree::beyond_two_sigma_same_side;
  OnLine on_line = OnLine::breaks;
  EqualNeighbours equal_neighbours = EqualNeighbours::break_trend;
  MixedSignal mixed_signal = MixedSignal::improvement_wins;
  TargetOnLimit target_on_limit = TargetOnLimit::hit_or_miss;
  Gap missing_gap = Gap::is_not_bridged;
  Gap excluded_gap = Gap::is_not_bridged;
  RunsTest runs_test = RunsTest::anhoej;
  OnLine on_line_in_run_charts = OnLine::is_skipped;
  Spread spread = Spread::mean_moving_range;
  BaselineCount baseline_count = BaselineCount::every_place;
  double median_range_divisor = 0.9539;  ///< from the median of moving ranges to sigma
  CountLimits count_limits = CountLimits::three_sigma;
  double tail_probability = 0.00135;  ///< beyond each limit by probability; 0.00135 is what three sigma of a normal has
  EventChance event_chance = EventChance::one_in_mean_and_one;
  RareEventCentre rare_event_centre = RareEventCentre::median;
  SigmaZ sigma_z = SigmaZ::as_found;
  TimeLimits time_limits = TimeLimits::roots;
  SubgroupSigma subgroup_sigma = SubgroupSigma::by_sizes;
  SpreadCentre spread_centre = SpreadCentre::expected;
  RangeConstants range_constants = RangeConstants::exact;
  double ewma_weight = 0.2;  ///< of the newest value of an EWMA chart: above 0, at most 1
  double ewma_sigmas = 3;    ///< from the centre to the limits of an EWMA chart
};

/// "mean_range", "Mean range (UWAVE-R)": for menus, API and answers, in the order of the enumeration.
std::span<const NamedValue<SubgroupSigma>> subgroup_sigmas();
std::string_view slug(SubgroupSigma sigma);
std::optional<SubgroupSigma> find_subgroup_sigma(std::string_view slug);

/// The profile's own settings; a copy, so that a request may override some of them.
Profile profile_of(ProfileId id);
std::optional<ProfileId> find_profile(std::string_view slug);
std::span<const ProfileId> all_profiles();

}  // namespace qi::spc

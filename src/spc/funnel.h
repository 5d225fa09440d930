#pragma once
/// The funnel plot: units of different sizes compared with one target, within limits that narrow with size.
/// It ranks nobody, draws nothing and holds no sentence: see chart/funnel_chart.h.

#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"
#include "spc/funnel_request.h"

namespace qi::spc {

/// Shares of units on target that lie within the limits: the inner pair warns, the outer pair is acted on.
enum class FunnelBand { of_68, of_95, of_998 };
/// What lies outside on either side, and the normal quantile to it: 0.9945, 1.9600 and 3.0902.
double tail_of(FunnelBand band);

/// In the unit of the values. NaN where undefined: a note then says why.
struct FunnelRange {
  double lower = kMissing;
  double upper = kMissing;
};
struct FunnelLimitsAt {
  double denominator = 0;
  FunnelRange of_68;
  FunnelRange of_95;
  FunnelRange of_998;
};

/// Where a unit stands. A value on a limit is inside.
enum class FunnelStanding { inside, beyond_95, beyond_998 };

struct FunnelUnit {
  std::string name;
  double numerator = 0;
  double denominator = 0;  ///< rounded where the kind rounds it
  double value = kMissing;
  double transformed = kMissing;  ///< on the kind's scale
  double error = kMissing;        ///< its standard error, by the unit's own counts
  double z = kMissing;            ///< (transformed - target) / error
  double trimmed_z = kMissing;    ///< what phi is made of; NaN: left out of it
  /// By the limits in use: exact or gamma probabilities as a normal z, or z with the overdispersion allowed for.
  double adjusted_z = kMissing;
  FunnelLimitsAt limits;
  FunnelStanding standing = FunnelStanding::inside;
  Side side = Side::high;    ///< of the target; of one on it: high
  bool is_left_out = false;  ///< out of target, phi and judgement: its standing is inside

  bool is_outlier() const { return standing == FunnelStanding::beyond_998; }
};

struct Funnel {
  FunnelKind kind = FunnelKind::proportion;
  FunnelLimitMethod limits = FunnelLimitMethod::normal;  ///< in use
  Overdispersion overdispersion = Overdispersion::none;  ///< applied: none where none was found
  Overdispersion asked_overdispersion = Overdispersion::none;
  double multiplier = 1;
  double target = kMissing;  ///< multiplied, as the values
  bool target_is_given = false;
  std::size_t units_used = 0;  ///< in phi: those that were not trimmed away or left out
  double phi = kMissing;
  double between_units = kMissing;   ///< tau squared, on the kind's scale; NaN where fewer than two units were used
  std::vector<FunnelUnit> units;     ///< as asked
  std::vector<FunnelLimitsAt> grid;  ///< for drawing: rising denominators from near 0 to a little above the largest
  std::vector<std::string> notes;    ///< one sentence each: what is undefined, and why

  /// How many are judged: all but those that are left out.
  std::size_t compared() const;
};

/// The funnel plot of one request.
///
/// Limits are those of a unit on target: normal on the kind's scale with sqrt(error^2 + tau^2) or sqrt(phi) error where
/// overdispersion is asked for and found, and then never exact; else by the method in use. They are never wider than
/// values can go: 0, and the multiplier for proportions.
/// Departure: where the published back-transformation would turn at 0 or 1 (a proportion's arcsine in small units), the
/// limit stays at 0 or 1.
/// Departure: a ratio of counts has exact limits unless others are asked for. On the published logarithm every unit
/// without events lies below every limit, however few were expected.
/// Departure: the standard error of a ratio of counts on target is that of target x denominator over denominator, not
/// that of two equal counts (PowerBI-Funnels, see RatioSpread) or of a proportion (FunnelPlotR).
/// A unit that is left out has value and limits, but is in no target and no phi, and is not judged.
/// missing  none: leave out units without counts before the call.
/// refuses  no unit, or none that is not left out; a place that is no unit's; a count that is not finite or below 0;
///          a denominator of 0; a numerator above the denominator of a proportion; a unit without events where its
///          logarithm is needed; a target outside what values can be; a trimmed share outside 0 to 0.5; overdispersion
///          of fewer than two units; gamma limits of anything but standardised ratios and rates.
/// source   Spiegelhalter 2005, Statistics in Medicine 24, 1185; each kind's in funnel_catalogue.h.
/// example  20 of 100 and 40 of 100, proportions: target 0.3, z -2.32 and 2.10, at 100 cases 95 % limits 0.2146 and
///          0.3931, so both are beyond them.
Result<Funnel> funnel(const FunnelRequest& request);

std::string_view slug(FunnelStanding standing);  ///< "inside", "beyond_95", "beyond_998": stable, in JSON

}  // namespace qi::spc

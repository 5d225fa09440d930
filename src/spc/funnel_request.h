#pragma once
/// What is asked of a funnel plot: units with their two counts, and the choices about limits.
/// Nothing is computed here: see funnel.h.

#include <optional>
#include <string>
#include <vector>

namespace qi::spc {

/// What is compared between units, and on which scale.
enum class FunnelKind {
  proportion,                ///< cases out of cases
  ratio_of_counts,           ///< one count over another one
  standardised_log,          ///< observed over expected, on the logarithm: the SHMI's way
  standardised_square_root,  ///< observed over expected, on the square root: the CQC's way
  rate,                      ///< events for an exposure: calls, hours, bed days
};

/// How the limits of chance alone are found.
enum class FunnelLimitMethod {
  normal,  ///< normal on the kind's own scale
  exact,   ///< from the binomial or Poisson distribution itself
  gamma,   ///< the published interval of standardised ratios: see stats::gamma_limits
};

/// What is done where units vary by more than chance.
enum class Overdispersion {
  none,            ///< nothing, though it is still measured and told
  additive,        ///< a variance between units is added: Spiegelhalter 2005, Laird and DerSimonian 1986
  multiplicative,  ///< every standard error is widened by sqrt(phi): Spiegelhalter 2005
};

/// The numerator that the standard error of a ratio of counts on target is worked out for.
enum class RatioSpread {
  on_target,     ///< target x denominator
  equal_counts,  ///< the denominator: right for a target of 1 alone, and what PowerBI-Funnels draws
};

struct FunnelCounts {
  std::string name;
  double numerator = 0;
  double denominator = 0;  ///< cases, expected events or exposure
};

struct FunnelRequest {
  FunnelKind kind = FunnelKind::proportion;
  std::vector<FunnelCounts> units;
  std::vector<std::size_t> excluded = {};   ///< places of "ghost" units: drawn, but out of target, phi and judgement
  std::optional<double> target;             ///< not multiplied; nullopt: all numerators over all denominators, or 1
  std::optional<FunnelLimitMethod> limits;  ///< nullopt: the kind's usual ones
  Overdispersion overdispersion = Overdispersion::none;
  double trimmed_share = 0.1;  ///< of the z scores at either end: 0 to less than a half
  double multiplier = 1;       ///< what values, target and limits are written for: 100 for percent
  RatioSpread ratio_spread = RatioSpread::on_target;
  double grid_to = 0;  ///< limits are drawn to this size at least: so that funnels side by side share a scale
};

}  // namespace qi::spc

#pragma once
/// How much more units vary than chance alone would make them: phi and the variance between units.
/// It knows z scores and standard errors, not what they are of.

#include <span>
#include <vector>

#include "spc/funnel_catalogue.h"

namespace qi::spc {

/// The z scores that the overdispersion is measured from, in the order given: pulled in to the type-7 quantiles at
/// `share` and 1 - `share`, or NaN for units left out: those in the first and the last of 1 / share equal groups of
/// ranks, floor(rank / ((n + 1) share)), equal z scores sharing the mean of their ranks.
/// share    0 to less than a half; 0 trims nothing.
/// source   winsorised: Spiegelhalter 2005; left out: SHMI specification, as FunnelPlotR.
/// example  winsorised at 0.1: 0 1 2 3 10 becomes 0.4 1 2 3 7.2.
std::vector<double> trimmed_scores(std::span<const double> scores, double share, Trimming trimming);

struct UnitSpread {
  std::size_t units = 0;  ///< that were not left out
  double phi = 0;         ///< mean square of the trimmed scores: about 1 where there is chance alone; NaN without units
  double between_units = 0;  ///< tau squared, on the scale of the standard errors; NaN for fewer than two units
};

/// trimmed  from trimmed_scores, and `errors`, one standard error for each.
/// source   tau squared by moments, Spiegelhalter 2005, section 4.2 (DerSimonian and Laird 1986): 0 where
///          units x phi < units - 1, else (units x phi - (units - 1)) / (sum w - sum w^2 / sum w), w = 1 / error^2.
/// example  scores 3 and -3 with errors 0.1: phi 9, tau squared (18 - 1) / (200 - 20000 / 200) = 0.17.
UnitSpread spread_of(std::span<const double> trimmed, std::span<const double> errors);

}  // namespace qi::spc

#pragma once
/// Which of the shapes to take for some values, and the sentence that says why.
/// It fits through likelihood_fits.h and johnson_fit.h, and computes no capability.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/fits/fit_evidence.h"

namespace qi::stats {

/// A shape that could not be fitted, and the sentence that says why.
struct NotFitted {
  std::string_view title;  ///< "Lognormal"; "Johnson" for its three curves
  std::string why;
};

struct DistributionChoice {
  std::optional<std::size_t> chosen;  ///< place in `fits`; nullopt: no shape goes with the values
  std::vector<Fit> fits;              ///< every shape that could be fitted, normal first, in the order of the catalogue
  std::vector<NotFitted> not_fitted;
  std::string reason;  ///< "Lognormal. Anderson-Darling 0.31 does not speak against it (5% point 0.75), and …"

  const Fit* fit() const { return chosen ? &fits[*chosen] : nullptr; }
};

/// Phi(-3), the median and Phi(3), to the digits that ISO 22514 and Clements write: the points that an index needs.
inline constexpr double kLowPoint = 0.00135;
inline constexpr double kMiddlePoint = 0.5;
inline constexpr double kHighPoint = 0.99865;

/// What keeps the shape from having an index: "has no finite 99.865% point" (a Box-Cox shape of a negative power may
/// end before it), "has its 0.135% point and its median at one figure". Empty: nothing does.
std::string what_points_lack(const FittedDistribution& distribution);

/// A difference in the criterion from which on one shape is called better than another.
/// source  Kass and Raftery (1995), Bayes Factors: up to 2 is "not worth more than a bare mention".
inline constexpr double kBareMention = 2;

/// Fits every shape and takes, of those that the Anderson-Darling statistic does not speak against at 5 %, the one with
/// the least Bayes criterion (log-likelihood less a charge for each parameter). Normal stays where no other is better
/// by more than 2. A shape without the points that an index needs is passed over for the next best, and the reason says
/// so. None where all are doubtful: then percentiles of the values themselves are left.
///
/// values   any order; at least 3.
/// missing  leave missing values out before the call.
/// refuses  fewer than 3 values; a value that is not finite; values that are all the same.
Result<DistributionChoice> choose_distribution(std::span<const double> values);

/// The fit of one shape by its slug; "johnson" stands for whichever of its curves the data ask for.
/// refuses  what the fit refuses; an unknown slug.
Result<Fit> fit_distribution(std::string_view slug, std::span<const double> values);

}  // namespace qi::stats

#pragma once
/// Capability of values that need not be normal: by the 0.135th, 50th and 99.865th percentile, which stand where a
/// normal process has its mean and three sigma on either side. It has no index of variation within subgroups: of a
/// skewed process only the whole can be judged so.

#include <optional>
#include <string_view>

#include "base/result.h"
#include "spc/capability.h"
#include "spc/stability.h"
#include "stats/fits/distribution_choice.h"

namespace qi::spc {

enum class PercentilesFrom {
  fitted_distribution,
  values_themselves,  ///< where no shape goes with them and there are enough of them
};

struct PercentileCapability {
  Stability stability;  ///< of the same values: to be shown beside every index
  Specification specification;
  std::size_t values = 0;
  stats::DistributionChoice choice;  ///< every fit, the one that was taken and why
  PercentilesFrom from = PercentilesFrom::fitted_distribution;
  double low = 0;             ///< 0.135th percentile
  double median = 0;          ///< 50th
  double high = 0;            ///< 99.865th
  std::optional<double> pp;   ///< (upper - lower limit) / (high - low); nullopt for a one-sided specification
  std::optional<double> ppl;  ///< (median - lower limit) / (median - low)
  std::optional<double> ppu;  ///< (upper limit - median) / (high - median)
  double ppk = 0;             ///< the smaller of the two
  ShareWithin inside;         ///< of the values, within both limits, with its 95 % interval
  PercentOutside observed;
  PercentOutside expected;  ///< by the fitted distribution; of the values themselves it is what was observed
};

/// From so many values on, the 0.135th percentile of the values themselves lies between two of them: 1 / 0.00135.
inline constexpr std::size_t kLeastForOwnPercentiles = 741;

/// The shape that is none: whatever could be fitted, percentiles of the values themselves are taken.
inline constexpr std::string_view kOwnPercentiles = "percentiles";

/// series     as for `capability`; the last phase is judged.
/// shape      slug of a distribution to use ("weibull", "johnson", …); "": the one that choose_distribution takes;
///            kOwnPercentiles: none.
/// refuses    what judged_values, check_specification and the fit refuse; values that no shape goes with, or none was
///            to be taken for, when there are fewer than 741 of them; percentiles that coincide with the median or
///            are not finite, so that an index has no measure: the words name the shape and the point.
/// source     Clements (1989), Process Capability Calculations for Non-Normal Distributions; ISO 22514-4:2016, the
///            general geometric method M(1). Percentiles of the values themselves: Hyndman and Fan (1996),
///            definition 8.
/// Departure  from Clements: percentiles are those of a fitted shape that the data do not contradict, not of a Pearson
///            curve by skewness and kurtosis, which few values determine badly.
/// example    normal values with mean 10 and standard deviation 1, limits 7 and 13: percentiles 7, 10 and 13, so that
/// Pp
///            and Ppk are 1 as in the usual formulae.
Result<PercentileCapability> percentile_capability(const Request& series, const Specification& specification,
                                                   std::string_view shape = "", const Wording& wording = {});

}  // namespace qi::spc

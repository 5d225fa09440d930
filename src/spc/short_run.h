#pragma once
/// Charts for short runs: work of several kinds one after the other, with too few of each kind for a chart of its own.
/// Values are put on one scale; the chart itself is then asked like any other (see analyse.h).

#include <span>
#include <vector>

#include "base/result.h"
#include "spc/series.h"

namespace qi::spc {

/// In time order.
struct ShortRunValues {
  std::vector<double> values;         ///< NaN is missing
  std::vector<std::size_t> kinds;     ///< one per value: which kind of work it is, counted from 0
  std::vector<std::size_t> excluded;  ///< drawn, but in no mean, sigma or limit
  std::vector<std::size_t> starts;    ///< first places of phases; see standardised_short_runs, the rest asks none
};

/// Deviations from what each kind should be: the request for an XmR chart of value less nominal. It is right where all
/// kinds vary alike; sigma is then that of them all.
/// nominals  one per kind, in the unit of the values: a target, or the mean of an earlier chart.
/// refuses   lists of different lengths; a value whose kind has no nominal; an infinite value; excluded places beyond
/// the
///           end.
/// source    Farnum 1992; Montgomery, control charts for short production runs (DNOM).
Result<Request> deviations_from_nominal(const ShortRunValues& asked, std::span<const double> nominals);

/// Whose moving ranges sigma comes from. A run is values of one kind in a row; no range reaches from one to the next.
enum class ShortRunSigma {
  of_each_kind,  ///< all runs of the kind
  of_each_run,
  of_all,  ///< every run: where all kinds vary alike
};

struct Standardised {
  Request request;              ///< for an XmR chart of z with limits that are given: centre 0, sigma 1
  std::vector<double> centres;  ///< of each value: the mean of its kind
  std::vector<double> sigmas;   ///< of each value
};

/// Z-MR: z = (value - mean of its kind) / sigma, with sigma the mean moving range / 1.128. Upper limit of the moving
/// ranges of z: 3.267 x 1.128 = 3.685, as on every XmR chart with a given sigma of 1.
/// phases    each has its own means and sigmas; those of the phase before serve a kind that has no two different values
///           in a row there yet, and where no phase so far has any, the sigma of all phases.
/// refuses   lists of different lengths; an infinite value; a kind or run without two values in a row, or whose values
/// do
///           not vary, where its own sigma is asked for; excluded places beyond the end.
/// source    Montgomery, control charts for short production runs; Wheeler 1991, Short Run SPC.
/// example   10 12 | 103 99 | 11 13 with sigma of each kind: means 11.5 and 101, sigmas 1.773 and 3.546.
Result<Standardised> standardised_short_runs(const ShortRunValues& asked, ShortRunSigma sigma);

}  // namespace qi::spc

#pragma once
/// The points, the line and the band of a probability plot: values in order against where a fitted shape expects them.
/// It fits nothing and draws nothing: see stats/fits and the chart folder.

#include <span>
#include <vector>

#include "base/result.h"
#include "stats/fits/fit_evidence.h"

namespace qi::spc {

enum class PlottingPosition {
  blom,         ///< (i - 3/8) / (n + 1/4): Blom (1958), almost unbiased for the normal
  median_rank,  ///< (i - 0.3) / (n + 0.4): Benard and Bos-Levenbach (1953), usual for Weibull
};

struct PlotPoint {
  double value = 0;
  double probability = 0;   ///< plotting position
  double score = 0;         ///< the probability on the shape's paper: a normal score, ln(-ln(1 - p)), …
  bool is_outside = false;  ///< of the band at its probability
};

/// What the fitted shape expects at a probability, and between which values the pointwise 95 % band lies there.
struct PlotLinePoint {
  double probability = 0;
  double score = 0;
  double value = 0;
  double lower = 0;
  double upper = 0;
};

struct ProbabilityPlot {
  stats::Fit fit;
  PlottingPosition positions = PlottingPosition::blom;
  double level = 0.95;
  std::vector<PlotPoint> points;    ///< rising
  std::vector<PlotLinePoint> line;  ///< rising; at the points' probabilities, at most kMostLinePoints of them
  std::size_t outside_band = 0;     ///< points that lie outside the band at their probability
};

inline constexpr std::size_t kMostLinePoints = 200;

/// Where n values in order stand, from the least.
/// example  blom, n = 5: 0.1190, 0.3095, 0.5, 0.6905, 0.8810.
std::vector<double> plotting_positions(std::size_t count, PlottingPosition positions);

/// values   any order, those that were fitted; at least 3, all finite.
/// fit      a shape with its numbers, from stats/fits.
/// band     between the quantiles of the fitted shape at the (1 - level) / 2 and (1 + level) / 2 points of a
///          beta(i, n - i + 1): where the i-th value of n from that shape lies with probability `level`. Pointwise: of
///          many points some lie outside by chance. That the parameters come from the same values is left out, so the
///          band is a little wide.
/// refuses  fewer than 3 values; a value that is not finite; a level outside 0 to 1; a value for which the shape has no
///          place on its paper (0 or less on a scale of logarithms).
/// source   David and Nagaraja (2003), Order Statistics, section 2.1 (distribution of the i-th value).
Result<ProbabilityPlot> probability_plot(std::span<const double> values, const stats::Fit& fit,
                                         PlottingPosition positions = PlottingPosition::blom, double level = 0.95);

}  // namespace qi::spc

#include "spc/probability_plot.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"
#include "stats/number_range.h"

namespace qi::spc {
namespace {

constexpr std::size_t kLeastValues = 3;

double order_quantile(double probability, std::size_t place, std::size_t count) {
  return stats::beta_quantile(probability, static_cast<double>(place), static_cast<double>(count - place + 1));
}

Done check(std::span<const double> values, const stats::Fit& fit, double level) {
  if (values.size() < kLeastValues) return Error::invalid("A probability plot needs at least 3 values.");
  if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every value must be a finite number.");
  if (!stats::is_usable_share(level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  const bool on_logarithms = stats::distribution_family(fit.distribution.family).paper == stats::PaperAxis::logarithm;
  if (on_logarithms && *std::ranges::min_element(values) <= 0)
    return Error::invalid("This distribution has only values above 0. Choose another one, such as normal.");
  return {};
}

}  // namespace

std::vector<double> plotting_positions(std::size_t count, PlottingPosition positions) {
  const double before = positions == PlottingPosition::blom ? 3.0 / 8 : 0.3;
  std::vector<double> probabilities;
  probabilities.reserve(count);
  for (std::size_t i = 1; i <= count; ++i)
    probabilities.push_back((static_cast<double>(i) - before) / (static_cast<double>(count) + 1 - 2 * before));
  return probabilities;
}

Result<ProbabilityPlot> probability_plot(std::span<const double> values, const stats::Fit& fit,
                                         PlottingPosition positions, double level) {
  if (const Done good = check(values, fit, level); !good) return good.error();
  const stats::FittedDistribution& shape = fit.distribution;
  const stats::DistributionFamilyRow& row = stats::distribution_family(shape.family);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const std::size_t count = sorted.size();
  ProbabilityPlot plot{.fit = fit, .positions = positions, .level = level};
  const std::vector<double> probabilities = plotting_positions(count, positions);
  // The line is drawn through fewer places than there are points where these are many; its ends are always there.
  const std::size_t stride = (count + kMostLinePoints - 1) / kMostLinePoints;
  for (std::size_t i = 0; i < count; ++i) {
    const double probability = probabilities[i];
    const double score = row.score(shape, probability);
    const PlotLinePoint expected{probability, score, stats::quantile(shape, probability),
                                 stats::quantile(shape, order_quantile((1 - level) / 2, i + 1, count)),
                                 stats::quantile(shape, order_quantile((1 + level) / 2, i + 1, count))};
    const bool is_outside = sorted[i] < expected.lower || sorted[i] > expected.upper;
    plot.points.push_back({sorted[i], probability, score, is_outside});
    if (is_outside) ++plot.outside_band;
    if (i % stride == 0 || i + 1 == count) plot.line.push_back(expected);
  }
  return plot;
}

}  // namespace qi::spc

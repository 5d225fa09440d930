#include "stats/measurement/mean_square_interval.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

/// A term with the constants that its degrees of freedom give at one tail.
struct Part {
  double size;  // coefficient times mean square, its sign taken away
  double degrees;
  double g;  // 1 - 1 / F, F exceeded with the tail's chance, on these and infinite degrees
  double h;  // 1 / F - 1, F fallen short of with the tail's chance
};

Part part_of(const MeanSquareTerm& term, double tail) {
  return {.size = std::abs(term.coefficient) * term.mean_square,
          .degrees = term.degrees,
          .g = 1 - term.degrees / chi_square_quantile(1 - tail, term.degrees),
          .h = term.degrees / chi_square_quantile(tail, term.degrees) - 1};
}

double square(double value) {
  return value * value;
}

/// How far a sum of `added` less a sum of `taken` may fall below its estimate.
double reach_down(std::span<const Part> added, std::span<const Part> taken, double tail) {
  double variance = 0;
  for (const Part& part : added) variance += square(part.g * part.size);
  for (const Part& part : taken) variance += square(part.h * part.size);
  if (taken.empty()) return std::sqrt(variance);
  for (const Part& up : added)
    for (const Part& down : taken) {
      const double f = f_quantile(1 - tail, up.degrees, down.degrees);
      const double g_both = (square(f - 1) - square(up.g * f) - square(down.h)) / f;
      variance += g_both * up.size * down.size;
    }
  // Two added terms together, on their degrees of freedom together.
  for (std::size_t i = 0; i < added.size(); ++i)
    for (std::size_t j = i + 1; j < added.size(); ++j) {
      const double n = added[i].degrees;
      const double m = added[j].degrees;
      const double g = 1 - (n + m) / chi_square_quantile(1 - tail, n + m);
      const double g_star =
          (square(g) * square(n + m) / (n * m) - square(added[i].g) * n / m - square(added[j].g) * m / n) /
          static_cast<double>(added.size() - 1);
      variance += g_star * added[i].size * added[j].size;
    }
  return std::sqrt(std::max(0.0, variance));
}

/// How far it may rise above its estimate.
double reach_up(std::span<const Part> added, std::span<const Part> taken, double tail) {
  double variance = 0;
  for (const Part& part : added) variance += square(part.h * part.size);
  for (const Part& part : taken) variance += square(part.g * part.size);
  if (taken.empty()) return std::sqrt(variance);
  for (const Part& up : added)
    for (const Part& down : taken) {
      const double f = f_quantile(tail, up.degrees, down.degrees);
      const double h_both = (square(1 - f) - square(up.h * f) - square(down.g)) / f;
      variance += h_both * up.size * down.size;
    }
  for (std::size_t i = 0; i < taken.size(); ++i)
    for (std::size_t j = i + 1; j < taken.size(); ++j) {
      const double n = taken[i].degrees;
      const double m = taken[j].degrees;
      const double g = 1 - (n + m) / chi_square_quantile(1 - tail, n + m);
      const double h_star =
          (square(g) * square(n + m) / (n * m) - square(taken[i].g) * n / m - square(taken[j].g) * m / n) /
          static_cast<double>(taken.size() - 1);
      variance += h_star * taken[i].size * taken[j].size;
    }
  return std::sqrt(std::max(0.0, variance));
}

}  // namespace

double combined_mean_squares(std::span<const MeanSquareTerm> terms) {
  double sum = 0;
  for (const MeanSquareTerm& term : terms) sum += term.coefficient * term.mean_square;
  return sum;
}

Interval mean_square_interval(std::span<const MeanSquareTerm> terms, double level) {
  QI_ASSERT(level > 0 && level < 1);
  const double tail = (1 - level) / 2;
  std::vector<Part> added;
  std::vector<Part> taken;
  for (const MeanSquareTerm& term : terms) {
    if (term.coefficient > 0) added.push_back(part_of(term, tail));
    if (term.coefficient < 0) taken.push_back(part_of(term, tail));
  }
  QI_ASSERT(!added.empty());
  const double estimate = combined_mean_squares(terms);
  return {.lower = std::max(0.0, estimate - reach_down(added, taken, tail)),
          .upper = std::max(0.0, estimate + reach_up(added, taken, tail)),
          .level = level};
}

}  // namespace qi::stats

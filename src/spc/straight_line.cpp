#include "spc/straight_line.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"

namespace qi::spc {

std::optional<StraightLine> StraightLine::through(std::span<const double> values) {
  std::vector<double> places;
  std::vector<double> used;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    places.push_back(static_cast<double>(i));
    used.push_back(values[i]);
  }
  if (used.size() < 3) return std::nullopt;
  StraightLine line;
  line.used_ = used.size();
  line.middle_ = mean(used);
  line.middle_place_ = mean(places);
  std::vector<double> products;
  std::vector<double> squares;
  for (std::size_t i = 0; i < used.size(); ++i) {
    const double place = places[i] - line.middle_place_;
    products.push_back(place * (used[i] - line.middle_));
    squares.push_back(place * place);
  }
  line.squares_of_places_ = compensated_sum(squares);
  line.slope_ = compensated_sum(products) / line.squares_of_places_;
  std::vector<double> residuals;
  double size = 0;
  for (std::size_t i = 0; i < used.size(); ++i) {
    const double residual = used[i] - line.at(places[i]);
    residuals.push_back(residual * residual);
    size = std::max(size, std::abs(used[i] - line.middle_));
  }
  line.sum_of_squares_ = compensated_sum(residuals);
  // What rounding alone leaves of an exact fit.
  constexpr double kRounding = 1e-13;
  if (line.sum_of_squares_ <= static_cast<double>(used.size()) * (kRounding * size) * (kRounding * size))
    line.sum_of_squares_ = 0;
  return line;
}

double StraightLine::quantile(double level) const {
  QI_ASSERT(level > 0 && level < 1);
  return stats::t_quantile((1 + level) / 2, static_cast<double>(used_ - 2));
}

double StraightLine::p_value() const {
  if (slope_ == 0) return 1;
  if (sum_of_squares_ == 0) return 0;
  const double degrees = static_cast<double>(used_ - 2);
  const double error = std::sqrt(sum_of_squares_ / degrees / squares_of_places_);
  return 2 * stats::t_cdf(-std::abs(slope_) / error, degrees);
}

LineRange StraightLine::prediction(double place, double level) const {
  const double n = static_cast<double>(used_);
  const double distance = place - middle_place_;
  const double variance = sum_of_squares_ / (n - 2) * (1 + 1 / n + distance * distance / squares_of_places_);
  const double reach = quantile(level) * std::sqrt(variance);
  return {.lower = at(place) - reach, .upper = at(place) + reach};
}

std::optional<Crossing> StraightLine::crossing(double target, double level) const {
  if (slope_ == 0) return std::nullopt;
  // (d + b u)^2 = t^2 s^2 (1 / n + u^2 / S) in u, the distance from the middle place.
  const double n = static_cast<double>(used_);
  const double t = quantile(level);
  const double uncertain = t * t * sum_of_squares_ / (n - 2);
  const double d = middle_ - target;
  const double square = slope_ * slope_ - uncertain / squares_of_places_;
  const double half_linear = d * slope_;
  const double rest = d * d - uncertain / n;
  Crossing crossing{.expected = middle_place_ - d / slope_};
  if (square <= 0) return crossing;
  // Above 0 wherever `square` is.
  const double root = std::sqrt(half_linear * half_linear - square * rest);
  crossing.range = LineRange{.lower = middle_place_ + (-half_linear - root) / square,
                             .upper = middle_place_ + (-half_linear + root) / square};
  return crossing;
}

}  // namespace qi::spc

#pragma once
/// A straight line through one series over its places, with what it says of later places.
/// Models of several predictors, and tests of their assumptions, are not here: they belong to the stats folder.

#include <cstddef>
#include <optional>
#include <span>

namespace qi::spc {

/// Either end of a range.
struct LineRange {
  double lower = 0;
  double upper = 0;
};

/// Where the line crosses a level: places, not whole numbers.
struct Crossing {
  double expected = 0;
  std::optional<LineRange> range;  ///< nullopt: the slope is not told from none, so it may be anywhere
};

class StraightLine {
 public:
  /// Least squares. NaN values are left out; the place of a value is its index. nullopt: fewer than 3 values.
  /// source   Draper and Smith, Applied Regression Analysis.
  /// example  2 4 5 8: slope 1.9, at place 0 1.9.
  static std::optional<StraightLine> through(std::span<const double> values);

  double slope() const { return slope_; }
  double at(double place) const { return middle_ + slope_ * (place - middle_place_); }
  double sum_of_squares() const { return sum_of_squares_; }  ///< of the residuals
  std::size_t used() const { return used_; }
  /// Two-sided, of no slope: 0 where the line fits exactly and rises or falls, 1 where all values are equal.
  double p_value() const;
  /// One new value at `place` lies here with the given chance (0 to 1, both left out).
  LineRange prediction(double place, double level) const;
  /// Fieller's interval of where the line itself, not a single value, crosses `target`. nullopt: the line is flat.
  /// source   Fieller 1954; Draper and Smith, inverse regression.
  std::optional<Crossing> crossing(double target, double level) const;

 private:
  double quantile(double level) const;

  double middle_ = 0;        // mean of the values
  double middle_place_ = 0;  // mean of their places
  double slope_ = 0;
  double squares_of_places_ = 0;
  double sum_of_squares_ = 0;
  std::size_t used_ = 0;
};

}  // namespace qi::spc

#pragma once
/// Covariances of several columns, and distances from their centre measured in them, so that columns that move together
/// count once. What a large distance means is not here: see spc/hotelling_chart.h.

#include <span>
#include <vector>

#include "base/result.h"

namespace qi::stats {

using Matrix = std::vector<std::vector<double>>;

/// The mean of each column. At least one row, all of one length, every value finite.
std::vector<double> column_means(const Matrix& rows);

/// Covariances of the columns with rows - 1 in the denominator. At least two rows, all of one length, every value
/// finite. example  rows (1 2) (3 6): variances 2 and 8, covariance 4.
Matrix covariance(const Matrix& rows);

struct MahalanobisDistance {
  double squared = 0;
  std::vector<double> parts;  ///< how much less `squared` would be without each column
};

class Mahalanobis {
 public:
  /// refuses  a column that does not vary; columns of which some follow from the others.
  static Result<Mahalanobis> of(const Matrix& covariance);

  /// `apart`: the differences from the centre, one for each column.
  ///
  /// formula  d' S^-1 d; without column j: less by (S^-1 d)_j^2 / (S^-1)_jj.
  /// source   Mahalanobis 1936; Runger, Alt and Montgomery 1996 for the parts.
  /// example  variances 4 and 1 without covariance, apart (2, 1): 2, with parts 1 and 1.
  MahalanobisDistance distance(std::span<const double> apart) const;

 private:
  explicit Mahalanobis(Matrix inverse) : inverse_(std::move(inverse)) {}
  Matrix inverse_;
};

}  // namespace qi::stats

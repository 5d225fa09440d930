#include "stats/mahalanobis.h"

#include <Eigen/Dense>
#include <cmath>
#include <string>

#include "base/assert.h"
#include "base/number.h"

namespace qi::stats {
namespace {

/// Below this share of its largest a correlation matrix has no inverse worth its digits.
constexpr double kLeastConditioned = 1e-10;

std::vector<double> column(const Matrix& rows, std::size_t j) {
  std::vector<double> values;
  values.reserve(rows.size());
  for (const std::vector<double>& row : rows) values.push_back(row[j]);
  return values;
}

}  // namespace

std::vector<double> column_means(const Matrix& rows) {
  QI_ASSERT(!rows.empty());
  std::vector<double> means;
  for (std::size_t j = 0; j < rows.front().size(); ++j) means.push_back(mean(column(rows, j)));
  return means;
}

Matrix covariance(const Matrix& rows) {
  QI_ASSERT(rows.size() > 1);
  const std::vector<double> means = column_means(rows);
  const std::size_t columns = means.size();
  Matrix covariances(columns, std::vector<double>(columns));
  std::vector<double> products(rows.size());
  for (std::size_t j = 0; j < columns; ++j)
    for (std::size_t k = 0; k <= j; ++k) {
      for (std::size_t i = 0; i < rows.size(); ++i) products[i] = (rows[i][j] - means[j]) * (rows[i][k] - means[k]);
      covariances[j][k] = covariances[k][j] = compensated_sum(products) / static_cast<double>(rows.size() - 1);
    }
  return covariances;
}

Result<Mahalanobis> Mahalanobis::of(const Matrix& covariance) {
  const auto size = static_cast<Eigen::Index>(covariance.size());
  Eigen::MatrixXd matrix(size, size);
  for (std::size_t j = 0; j < covariance.size(); ++j) {
    if (!(covariance[j][j] > 0))
      return Error::invalid("Variable " + std::to_string(j + 1) + " does not vary. Leave it out.");
    matrix.row(static_cast<Eigen::Index>(j)) = Eigen::Map<const Eigen::RowVectorXd>(covariance[j].data(), size);
  }
  // By way of correlations, so that units do not matter.
  const Eigen::VectorXd scale = matrix.diagonal().cwiseSqrt().cwiseInverse();
  const Eigen::MatrixXd correlation = scale.asDiagonal() * matrix * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solved(correlation);
  const Eigen::VectorXd& values = solved.eigenvalues();
  if (!(values.minCoeff() > kLeastConditioned * values.maxCoeff()))
    return Error::invalid("Some variables follow from the others. Leave one of them out.");
  const Eigen::MatrixXd inverse = scale.asDiagonal() * solved.eigenvectors() * values.cwiseInverse().asDiagonal() *
                                  solved.eigenvectors().transpose() * scale.asDiagonal();
  Matrix rows;
  for (Eigen::Index j = 0; j < size; ++j) {
    const Eigen::VectorXd row = inverse.row(j);
    rows.emplace_back(row.begin(), row.end());
  }
  return Mahalanobis(std::move(rows));
}

MahalanobisDistance Mahalanobis::distance(std::span<const double> apart) const {
  QI_ASSERT(apart.size() == inverse_.size());
  MahalanobisDistance found;
  std::vector<double> products(apart.size());
  for (std::size_t j = 0; j < apart.size(); ++j) {
    for (std::size_t k = 0; k < apart.size(); ++k) products[k] = inverse_[j][k] * apart[k];
    const double weighted = compensated_sum(products);
    found.squared += apart[j] * weighted;
    found.parts.push_back(weighted * weighted / inverse_[j][j]);
  }
  return found;
}

}  // namespace qi::stats

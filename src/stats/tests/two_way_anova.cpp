#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "base/number.h"
#include "base/text.h"
#include "stats/assumption_checks.h"
#include "stats/distributions.h"
#include "stats/linear_fit.h"
#include "stats/tests/anova.h"
#include "stats/tests/groups.h"

namespace qi::stats {
namespace {

/// Complete rows: a figure, and its level in each factor as a place in the list of levels.
struct Crossed {
  Column response;
  std::array<std::vector<std::string>, 2> levels;
  std::array<std::vector<std::size_t>, 2> places;
  std::vector<std::vector<double>> cells;  ///< less one origin, levels of the second factor within those of the first
  std::size_t left_out = 0;
};

Result<Crossed> crossed_of(const TestRequest& request) {
  Crossed crossed{.response = {.name = request.columns[0].name}};
  std::array<std::vector<std::string>, 2> words;
  for (std::size_t i = 0; i < request.columns[0].values.size(); ++i) {
    const double value = request.columns[0].values[i];
    const std::string first = request.factors[0].values[i];
    const std::string second = request.factors[1].values[i];
    if (std::isnan(value) || trimmed(first).empty() || trimmed(second).empty()) {
      ++crossed.left_out;
      continue;
    }
    crossed.response.values.push_back(value);
    words[0].push_back(first);
    words[1].push_back(second);
  }
  const auto sample = sample_of(crossed.response, 2);
  if (!sample) return sample.error();
  for (std::size_t factor = 0; factor < 2; ++factor) {
    const std::set<std::string> levels(words[factor].begin(), words[factor].end());
    crossed.levels[factor].assign(levels.begin(), levels.end());
    if (levels.size() < 2)
      return Error::invalid("Give " + request.factors[factor].name + " at least two levels: it has only " +
                            *levels.begin() + ".");
    for (const std::string& word : words[factor])
      crossed.places[factor].push_back(static_cast<std::size_t>(std::ranges::lower_bound(crossed.levels[factor], word) -
                                                                crossed.levels[factor].begin()));
  }
  const auto levels = static_cast<double>(crossed.levels[0].size() + crossed.levels[1].size() - 1);
  if (static_cast<double>(crossed.response.values.size()) * levels * levels > kMostFittingWork)
    return Error::invalid("So many levels of " + request.factors[0].name + " and " + request.factors[1].name +
                          " take too long with so many rows: join levels that belong together.");
  TestRequest whole;
  whole.columns = {crossed.response};
  const auto groups = groups_of(whole, 2);
  if (!groups) return groups.error();
  crossed.cells.resize(crossed.levels[0].size() * crossed.levels[1].size());
  for (std::size_t i = 0; i < crossed.response.values.size(); ++i)
    crossed.cells[crossed.places[0][i] * crossed.levels[1].size() + crossed.places[1][i]].push_back(
        groups->shifted[0][i]);
  for (std::size_t cell = 0; cell < crossed.cells.size(); ++cell)
    if (crossed.cells[cell].empty())
      return Error::invalid(
          "Give every combination at least one figure: " + crossed.levels[0][cell / crossed.levels[1].size()] +
          " with " + crossed.levels[1][cell % crossed.levels[1].size()] + " has none.");
  return crossed;
}

/// What the cells' means leave over, in the order of the rows.
Column left_over(const Crossed& crossed) {
  Column column{.name = crossed.response.name + " without the means"};
  std::vector<std::size_t> next(crossed.cells.size());
  for (std::size_t i = 0; i < crossed.response.values.size(); ++i) {
    const std::size_t cell = crossed.places[0][i] * crossed.levels[1].size() + crossed.places[1][i];
    column.values.push_back(crossed.cells[cell][next[cell]++] - mean(crossed.cells[cell]));
  }
  return column;
}

/// One factor alone: the sum of squares that is left within its levels.
double left_by(const Crossed& crossed, std::size_t factor) {
  std::vector<std::vector<double>> levels(crossed.levels[factor].size());
  for (std::size_t cell = 0; cell < crossed.cells.size(); ++cell) {
    const std::size_t second = crossed.levels[1].size();
    std::vector<double>& level = levels[factor == 0 ? cell / second : cell % second];
    level.insert(level.end(), crossed.cells[cell].begin(), crossed.cells[cell].end());
  }
  return sums_of_squares(levels).within;
}

/// Both factors without their interaction, by least squares on columns of 0 and 1 for all levels but the first.
Result<double> left_by_both(const Crossed& crossed) {
  LinearRequest request{.response = {.name = crossed.response.name}};
  for (std::size_t factor = 0; factor < 2; ++factor)
    for (std::size_t level = 1; level < crossed.levels[factor].size(); ++level)
      request.predictors.push_back({.name = crossed.levels[factor][level]});
  for (std::size_t cell = 0; cell < crossed.cells.size(); ++cell) {
    const std::size_t first = cell / crossed.levels[1].size();
    const std::size_t second = cell % crossed.levels[1].size();
    for (const double value : crossed.cells[cell]) {
      request.response.values.push_back(value);
      std::size_t column = 0;
      for (std::size_t level = 1; level < crossed.levels[0].size(); ++level)
        request.predictors[column++].values.push_back(level == first ? 1 : 0);
      for (std::size_t level = 1; level < crossed.levels[1].size(); ++level)
        request.predictors[column++].values.push_back(level == second ? 1 : 0);
    }
  }
  const auto fit = fit_linear(request);
  if (!fit) return fit.error();
  return fit->residual_ss;
}

struct Term {
  std::string name;
  double degrees;
  double sum_of_squares;
};

}  // namespace

Result<TestResult> two_way_anova(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  const auto crossed = crossed_of(request);
  if (!crossed) return crossed.error();
  const auto additive = left_by_both(*crossed);
  if (!additive) return additive.error();
  const SumsOfSquares cells = sums_of_squares(crossed->cells);
  const auto rows = static_cast<double>(crossed->response.values.size());
  const double first_degrees = static_cast<double>(crossed->levels[0].size() - 1);
  const double second_degrees = static_cast<double>(crossed->levels[1].size() - 1);
  const bool has_interaction = cells.within_degrees > 0;
  const double residual = has_interaction ? cells.within : *additive;
  const double degrees = has_interaction ? cells.within_degrees : rows - 1 - first_degrees - second_degrees;
  Groups whole;
  whole.samples = {Sample{.name = crossed->response.name, .values = crossed->response.values}};
  if (is_rounding(std::sqrt(residual / degrees), whole))
    return Error::invalid("Nothing is left over beside the two factors, and the test divides by what is left over.");

  std::vector<Term> terms{{request.factors[0].name, first_degrees, left_by(*crossed, 1) - *additive},
                          {request.factors[1].name, second_degrees, left_by(*crossed, 0) - *additive}};
  if (has_interaction)
    terms.push_back({request.factors[0].name + " : " + request.factors[1].name, first_degrees * second_degrees,
                     *additive - cells.within});
  TestResult result{.method = "Two-way analysis of variance, sums of squares of type II"};
  const double variance = residual / degrees;
  for (Term& term : terms) {
    term.sum_of_squares = std::max(0.0, term.sum_of_squares);
    const double f = term.sum_of_squares / term.degrees / variance;
    result.variance.push_back({term.name, term.degrees, term.sum_of_squares, term.sum_of_squares / term.degrees, f,
                               f_upper_tail(f, term.degrees, degrees)});
    const double explained = std::max(0.0, term.sum_of_squares - term.degrees * variance);
    result.effects.push_back({"Partial omega squared of " + term.name,
                              explained / (term.sum_of_squares + (rows - term.degrees) * variance),
                              explained_interval(f, term.degrees, degrees, rows, request.level)});
    result.figures.push_back({"partial_eta_squared_" + std::to_string(result.effects.size()),
                              term.sum_of_squares / (term.sum_of_squares + residual)});
  }
  result.variance.push_back(
      {.source = "Residual", .degrees = degrees, .sum_of_squares = residual, .mean_square = variance});
  // The line to read first: whether one factor's differences depend on the other, or else the first factor's.
  const VarianceRow& first_to_read = result.variance[has_interaction ? 2 : 0];
  result.statistic_name = "F";
  result.statistic = first_to_read.f;
  result.degrees = {first_to_read.degrees, degrees};
  result.p_value = first_to_read.p_value;
  for (const std::vector<double>& cell : crossed->cells) result.sizes.push_back(cell.size());
  result.figures.push_back({"residual_sd", std::sqrt(variance)});
  if (has_interaction) {
    result.checks = {normality_check(crossed->cells), equal_spread_check(cells.variances),
                     independence_check(left_over(*crossed))};
    result.notes.emplace_back(
        "Sums of squares of type II: each factor is judged after the other, and the interaction "
        "after both. The statistic shown first is the interaction's.");
  } else {
    result.notes.emplace_back(
        "Every combination has one figure, so an interaction cannot be told from chance and is "
        "taken as none. The statistic shown first is that of " +
        request.factors[0].name + ".");
  }
  if (crossed->left_out > 0)
    result.notes.push_back(qi::counted(crossed->left_out, "row", "rows") + " with a missing figure or level " +
                           (crossed->left_out == 1 ? "was" : "were") + " left out.");
  return result;
}

}  // namespace qi::stats

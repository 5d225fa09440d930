#pragma once
/// Reads the columns of a request into what tests calculate with, and refuses what none can. It also writes what
/// several tests say in the same words. No statistic is calculated here.

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Squares and products of figures up to here, and of columns whose largest figure is not below its inverse, stay far
/// from the largest and the smallest double.
inline constexpr double kLargestFigure = 1e100;
/// Counts up to here are whole in every part of the arithmetic.
inline constexpr double kLargestCount = 1e9;

/// The figures of one column that are not missing, in their order.
struct Sample {
  std::string name;
  std::vector<double> values;
  std::size_t missing = 0;
};
/// refuses  fewer than `fewest` figures that are not missing; a figure beyond kLargestFigure; figures that are
///          all below its inverse in size, and not all 0.
Result<Sample> sample_of(const Column& column, std::size_t fewest);

/// The rows of two columns where neither is missing.
struct Pairs {
  std::string first_name;
  std::string second_name;
  std::vector<double> first;
  std::vector<double> second;
  std::size_t left_out = 0;

  std::size_t size() const { return first.size(); }
  /// First less second, of the decimals that people typed: 0.8 - 1.1 is -0.3 and equal to 0.1 - 0.4.
  std::vector<double> differences() const;
};
/// Columns of equal length (the catalogue has seen to it). refuses as sample_of does, of pairs.
Result<Pairs> pairs_of(const Column& first, const Column& second, std::size_t fewest);

/// refuses  a figure that is missing, negative, not whole or above kLargestCount.
Result<std::vector<int>> counts_of(const Column& column);

/// Counts of totals, a row for each group.
struct CountsOfTotals {
  std::vector<int> counts;
  std::vector<int> totals;
};
/// refuses  what counts_of refuses; another number of rows than asked for; a total of 0; a count above its total.
Result<CountsOfTotals> counts_of_totals(const TestRequest& request, std::size_t fewest_rows, std::size_t most_rows);

/// Counts of events over exposures (time, journeys), which need not be whole.
struct CountsOfExposures {
  std::vector<int> counts;
  std::vector<double> exposures;
};
/// refuses  what counts_of refuses; another number of rows than asked for; an exposure that is not above 0.
Result<CountsOfExposures> counts_of_exposures(const TestRequest& request, std::size_t rows);

/// A refusal where the request asks for a variant that the test does not have.
std::optional<Error> refuse_variant(const TestRequest& request, std::initializer_list<std::string_view> known = {});
/// A refusal where a test without direction is asked for one.
std::optional<Error> refuse_direction(const TestRequest& request);

/// "2 missing figures of Before were left out." Nothing where none was.
void note_missing(TestResult& result, const Sample& sample);
/// "2 rows with a missing figure were left out."
void note_left_out(TestResult& result, const Pairs& pairs);

}  // namespace qi::stats

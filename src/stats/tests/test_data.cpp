#include "stats/tests/test_data.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/decimal_differences.h"
#include "stats/figure_words.h"
#include "stats/summary.h"

namespace qi::stats {
namespace {

std::optional<Error> refuse_size(const std::string& name, std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));
  if (largest > kLargestFigure)
    return Error::invalid("A figure of " + name + " is too large to calculate with: use a larger unit.");
  if (largest > 0 && largest < 1 / kLargestFigure)
    return Error::invalid("The figures of " + name + " are too small to calculate with: use a smaller unit.");
  return std::nullopt;
}

std::string rows_asked_for(std::size_t fewest, std::size_t most) {
  if (fewest == most) return counted(fewest, "row");
  return "at least " + counted(fewest, "row");
}

}  // namespace

Result<Sample> sample_of(const Column& column, std::size_t fewest) {
  Sample sample{.name = column.name, .values = present(column.values)};
  sample.missing = column.values.size() - sample.values.size();
  if (sample.values.size() < fewest)
    return Error::invalid("Give " + column.name + " at least " + counted(fewest, "figure") + "; it has " +
                          std::to_string(sample.values.size()) + ".");
  if (const auto refusal = refuse_size(sample.name, sample.values)) return *refusal;
  return sample;
}

std::vector<double> Pairs::differences() const {
  std::vector<double> less;
  for (std::size_t i = 0; i < first.size(); ++i)
    less.push_back(static_cast<double>(differences_from(second[i], std::span(&first[i], 1)).front()));
  return less;
}

Result<Pairs> pairs_of(const Column& first, const Column& second, std::size_t fewest) {
  Pairs pairs{.first_name = first.name, .second_name = second.name};
  for (std::size_t i = 0; i < first.values.size(); ++i) {
    if (std::isnan(first.values[i]) || std::isnan(second.values[i])) {
      ++pairs.left_out;
      continue;
    }
    pairs.first.push_back(first.values[i]);
    pairs.second.push_back(second.values[i]);
  }
  if (pairs.size() < fewest)
    return Error::invalid("Give at least " + counted(fewest, "pair") + " with both figures; there " +
                          (pairs.size() == 1 ? "is " : "are ") + std::to_string(pairs.size()) + ".");
  if (const auto refusal = refuse_size(pairs.first_name, pairs.first)) return *refusal;
  if (const auto refusal = refuse_size(pairs.second_name, pairs.second)) return *refusal;
  return pairs;
}

Result<std::vector<int>> counts_of(const Column& column) {
  std::vector<int> counts;
  for (const double value : column.values) {
    if (std::isnan(value)) return Error::invalid("Fill in the count that is missing in " + column.name + ".");
    if (value < 0) return Error::invalid("A count cannot be negative: correct " + column.name + ".");
    if (value != std::floor(value)) return Error::invalid("Counts are whole numbers: correct " + column.name + ".");
    if (value > kLargestCount) return Error::invalid("A count of " + column.name + " is too large to calculate with.");
    counts.push_back(static_cast<int>(value));
  }
  return counts;
}

Result<CountsOfTotals> counts_of_totals(const TestRequest& request, std::size_t fewest_rows, std::size_t most_rows) {
  const auto counts = counts_of(request.columns[0]);
  if (!counts) return counts.error();
  const auto totals = counts_of(request.columns[1]);
  if (!totals) return totals.error();
  if (counts->size() < fewest_rows || counts->size() > most_rows)
    return Error::invalid("This test takes " + rows_asked_for(fewest_rows, most_rows) + ", one for each group; there " +
                          (counts->size() == 1 ? "is " : "are ") + std::to_string(counts->size()) + ".");
  for (std::size_t i = 0; i < counts->size(); ++i) {
    if ((*totals)[i] == 0) return Error::invalid("A total of 0 has no share: leave that group out.");
    if ((*counts)[i] > (*totals)[i])
      return Error::invalid("A count cannot be above its total: correct row " + std::to_string(i + 1) + ".");
  }
  return CountsOfTotals{*counts, *totals};
}

Result<CountsOfExposures> counts_of_exposures(const TestRequest& request, std::size_t rows) {
  const auto counts = counts_of(request.columns[0]);
  if (!counts) return counts.error();
  if (counts->size() != rows)
    return Error::invalid("This test takes " + counted(rows, "row") + ", one for each group; there " +
                          (counts->size() == 1 ? "is " : "are ") + std::to_string(counts->size()) + ".");
  const std::vector<double>& exposures = request.columns[1].values;
  if (!std::ranges::all_of(exposures, [](double exposure) { return exposure > 0 && exposure <= kLargestFigure; }))
    return Error::invalid("Every time or exposure must be above 0: correct " + request.columns[1].name + ".");
  return CountsOfExposures{*counts, exposures};
}

std::optional<Error> refuse_variant(const TestRequest& request, std::initializer_list<std::string_view> known) {
  if (request.variant.empty() || std::ranges::find(known, request.variant) != known.end()) return std::nullopt;
  return Error::invalid("This test has no variant called " + request.variant + ".");
}

std::optional<Error> refuse_direction(const TestRequest& request) {
  if (request.alternative == Alternative::two_sided) return std::nullopt;
  return Error::invalid("This test has no direction: ask it two-sided.");
}

void note_missing(TestResult& result, const Sample& sample) {
  if (sample.missing > 0)
    result.notes.push_back(grouped(static_cast<std::int64_t>(sample.missing)) + " missing " +
                           (sample.missing == 1 ? "figure of " : "figures of ") + sample.name +
                           (sample.missing == 1 ? " was left out." : " were left out."));
}

void note_left_out(TestResult& result, const Pairs& pairs) {
  if (pairs.left_out > 0)
    result.notes.push_back(counted(pairs.left_out, "row") + " with a missing figure " +
                           (pairs.left_out == 1 ? "was" : "were") + " left out.");
}

}  // namespace qi::stats

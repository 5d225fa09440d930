#pragma once
/// A pasted table as the figures of one process: a column in time order, or a row for each subgroup.
/// It judges nothing: see capability_findings.h.

#include <string>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "base/result.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

struct CapabilityFigures {
  std::vector<double> values;                  ///< in time order, not-a-number is missing; empty where in subgroups
  std::vector<std::vector<double>> subgroups;  ///< none empty, without missing values; empty where single values
  ValueFormat format;                          ///< times in seconds, percent or number, by how the figures are written
  std::string name;                            ///< heading of the only column; "" without one
  std::vector<std::string> notes;              ///< how the table was read
  std::vector<tabular::RowProblem> problems;
};

/// More points could not be told apart in a picture, and anyone may ask: one answer must stay small.
inline constexpr std::size_t kMostCapabilityValues = 5'000;

/// One column of figures, or one row of them, is in time order; of several columns each row is a subgroup. Columns of
/// words, and a first column that only counts the rows, are left out with a note.
/// refuses  what read_plain_table refuses; no column of figures; times among plain numbers, or percentages among them;
///          more than kMostCapabilityValues figures.
Result<CapabilityFigures> read_capability_figures(std::string_view text);

}  // namespace qi::analysis

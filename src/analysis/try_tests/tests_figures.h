#pragma once
/// Which pictures go with the answer of a test: every figure by group, estimates with their intervals, points with a
/// line, residuals. A catalogue of rows by what tests take chooses; drawings come from the chart folder.

#include <span>
#include <string>
#include <vector>

#include "analysis/stats_json.h"
#include "analysis/try_tests/figure_parts.h"

namespace qi::analysis {

/// A test that ran, and what its pictures are drawn from. Refers to what it was given.
struct TestPictureRequest {
  const StatsQuestion& question;           ///< its test is set and has accepted the request
  const stats::TestResult& result;         ///< of that question
  std::span<const std::string> row_names;  ///< of tables whose rows are groups; empty: "Row 1", "Row 2"
};

/// In the order of reading; empty for tests of p-values, which have no figures to show.
std::vector<TestPicture> test_figures(const TestPictureRequest& request);

}  // namespace qi::analysis

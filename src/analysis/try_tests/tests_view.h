#pragma once
/// What the page that tries a test shows: the sentence, effects with their intervals, the test, what was assumed.
/// It reads no form and writes no HTML.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_tests/tests_form.h"
#include "ui/chart_figure.h"
#include "ui/chip.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::analysis {

struct AssumptionWords {
  ui::Chip chip;  ///< "Holds", "Doubtful", "Does not hold", "Cannot tell"
  std::string seen;
};

struct TestAnswer {
  std::string method;
  std::string sentence;
  std::string explained = {};            ///< by a model: which column, by which others; "" no model
  std::string why;                       ///< why this test; "" where it was asked for
  std::vector<ui::ChartFigure> figures;  ///< what the test looks at, in pictures; may be empty
  std::vector<std::string> files;        ///< the same pictures as SVGs that stand alone, in the same order
  ui::DataTable effects;
  std::vector<ui::KeyValue> numbers;  ///< statistic, degrees of freedom, p-value, sizes, further figures
  std::vector<ui::DataTable> tables;  ///< analysis of variance, pairs, terms: those that the test has
  std::vector<AssumptionWords> assumptions;
  std::vector<std::string> notes;
  std::string asks = {};              ///< "Did you mean 90%?"; "" nothing
  std::vector<std::string> problems;  ///< cells that were no figures
};

/// refuses  what stats::run_test refuses, as an error of the field "figures".
Result<TestAnswer> test_answer_of(const TestsReading& reading);

/// The parts of a result that a reference page shows too; without pictures.
TestAnswer answer_of_result(const StatsQuestion& question, const stats::TestResult& result);

}  // namespace qi::analysis

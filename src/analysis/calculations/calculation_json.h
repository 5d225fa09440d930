#pragma once
/// The JSON of the calculations: what POST /api/v1/stats/calculations takes and gives, and their catalogue.
/// docs/api/calculations.md has every key. Nothing is worked out here.

#include <string>
#include <string_view>

#include "analysis/catalogue_json.h"
#include "base/result.h"
#include "stats/calculation.h"

namespace qi::analysis {

struct CalculationQuestion {
  const stats::CalculationRow* row = nullptr;
  stats::CalculationRequest request;
};

/// refuses  text that is not one JSON object; an unknown calculation or input; a value of the wrong kind. The message
///          names the key. Other keys that are not known are ignored.
Result<CalculationQuestion> read_calculation_question(std::string_view text);

/// The question as JSON that read_calculation_question takes.
std::string calculation_question_of(const stats::CalculationRow& row, const stats::CalculationRequest& request);

/// The answer as one JSON object without line ends; infinite and undefined numbers are null.
/// refuses  what stats::run_calculation refuses; field errors are pointers into the body.
Result<std::string> calculation_answer(const CalculationQuestion& question);

/// Every calculation with its inputs, in the order of menus.
CatalogueJson calculations_json();

}  // namespace qi::analysis

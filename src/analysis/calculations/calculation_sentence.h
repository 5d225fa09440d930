#pragma once
/// The answer to a calculation in one plain sentence: what to do, or what the figure means.
/// Every figure beside it is in the table of figures; how such figures are commonly judged is the row's guidance.

#include <string>
#include <string_view>

#include "stats/calculation.h"

namespace qi::analysis {

/// By the calculation and the figure that it worked out. `result` is of `request` to `row`.
/// example  "Take 100 cases in each group: a study of that size finds the difference with a chance of 80%, if it is
///          there."
std::string calculation_sentence(const stats::CalculationRow& row, const stats::CalculationRequest& request,
                                 const stats::CalculationResult& result);

/// Whether sentences round this figure up, as a plan must not promise too much: then its table shows the same number.
bool is_said_rounded_up(std::string_view slug);

}  // namespace qi::analysis

#pragma once
/// Made-up inputs that show each calculation at work, as somebody would type or paste them.
/// Nothing is worked out here: its page starts with them, and the reference runs them.

#include <span>
#include <string_view>

#include "analysis/calculations/calculation_form.h"

namespace qi::analysis {

struct CalculationExample {
  std::string_view calculation;   ///< slug of its row
  std::string_view story;         ///< one sentence: what is asked
  std::string_view inputs;        ///< "difference=2 sd=8"; the others have their usual values
  std::string_view figures = {};  ///< cells separated by tabs, with headings; "" where the row takes no columns
};

std::span<const CalculationExample> calculation_examples();
/// nullptr: the calculation has no example.
const CalculationExample* find_calculation_example(std::string_view calculation);
/// The form with the example in it.
CalculationForm form_of(const CalculationExample& example, const stats::CalculationRow& row);

}  // namespace qi::analysis

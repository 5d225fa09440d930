#include "stats/power/power_inputs.h"

#include <algorithm>
#include <cmath>

namespace qi::stats {

Sides sides_of(const CalculationInputs& inputs) {
  return inputs.choice("sides") == "one" ? Sides::one : Sides::two;
}

void add_second_group(CalculationResult& result, const CalculationInputs& inputs) {
  const double ratio = inputs.number("ratio");
  if (ratio == 1 || result.figures.empty()) return;
  const auto first = std::ranges::find(result.figures, "n", &CalculationFigure::slug);
  const double n = first != result.figures.end() ? first->value : inputs.number("n");
  result.figures.push_back({"n_second", "Cases in the second group", std::ceil(ratio * n), "cases"});
}

}  // namespace qi::stats

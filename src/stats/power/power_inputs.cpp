#include "stats/power/power_inputs.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"

namespace qi::stats {

Sides sides_of(const CalculationInputs& inputs) {
  return inputs.choice("sides") == "one" ? Sides::one : Sides::two;
}

std::optional<Error> refusal_of_ratio(const CalculationInputs& inputs, double least) {
  constexpr double kMostRatio = 1000;
  const double ratio = inputs.number("ratio");
  if (ratio > kMostRatio || ratio < 1 / kMostRatio)
    return Error::invalid("Give a second group of a thousandth to a thousand times the first one's size.");
  if (least > 0 && inputs.given("n").value_or(least / ratio) * ratio < least)
    return Error::invalid("Give more cases or a larger ratio: the second group needs at least " + grouped(least, 0) +
                          ".");
  return std::nullopt;
}

void add_second_group(CalculationResult& result, const CalculationInputs& inputs) {
  const double ratio = inputs.number("ratio");
  constexpr double kJustBelow = 1 - 1e-12;  // 30 times 1.1 is 33, not a little above it
  if (ratio == 1 || result.figures.empty()) return;
  const auto first = std::ranges::find(result.figures, "n", &CalculationFigure::slug);
  const double n = first != result.figures.end() ? first->value : inputs.number("n");
  result.figures.push_back({"n_second", "Cases in the second group", std::ceil(ratio * n * kJustBelow), "cases"});
}

}  // namespace qi::stats

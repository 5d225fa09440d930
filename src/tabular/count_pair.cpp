#include "tabular/count_pair.h"

namespace qi::tabular {

std::optional<std::string_view> fault_of(const CountPair& pair) {
  if (pair.numerator.value < 0 || pair.denominator.value < 0) return "A count cannot be below 0. Enter 0 or more.";
  const bool is_out_of_nothing = pair.denominator.form != NumberForm::missing && pair.denominator.value == 0;
  if (is_out_of_nothing && pair.numerator.value > 0)
    return "A count cannot be out of 0. Check both, or leave both empty.";
  return std::nullopt;
}

}  // namespace qi::tabular

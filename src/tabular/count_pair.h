#pragma once
/// A count and what it is out of, as one row of a table has them: what the two cannot be together.
/// Limits of counts are the engine's, and what a column means is column_guess.h's.

#include <optional>
#include <string_view>

#include "tabular/number_reading.h"

namespace qi::tabular {

struct CountPair {
  ReadNumber numerator;
  ReadNumber denominator;

  bool is_whole() const { return numerator.form != NumberForm::missing && denominator.form != NumberForm::missing; }
  /// Also where the denominator is missing: then nothing speaks against it.
  bool may_be_a_part() const { return denominator.form == NumberForm::missing || numerator.value <= denominator.value; }
};

/// What no count can be, in a sentence that says what to do; nullopt: nothing is wrong. 0 out of 0 is no fault: it says
/// nothing, as a missing figure does.
std::optional<std::string_view> fault_of(const CountPair& pair);

}  // namespace qi::tabular

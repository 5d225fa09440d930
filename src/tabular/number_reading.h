#pragma once
/// Numbers as people write them in cells: thousands separators, percent signs, times, marks for "no figure".
/// Commas as decimal signs are not taken: 1,5 is refused, because it could be a slip for 1.5 or 15.

#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/result.h"

namespace qi::tabular {

enum class NumberForm {
  missing,  ///< empty, ".", "..", "-", "–", "NA", "n/a", "*", "null", "c", "[x]", "[c]", "[z]", "#N/A", "#DIV/0!"
  number,   ///< 1,234.5
  percent,  ///< 58.2%
  time,     ///< 18:05 minutes and seconds, 1:18:05 hours, minutes and seconds; in seconds
};

struct ReadNumber {
  NumberForm form = NumberForm::missing;
  double value = 0;  ///< percent: 58.2; time: seconds; missing: 0
  int decimals = 0;  ///< as written
};

/// refuses  in words: "Value must be a number, like 44." Currency: "Leave out the £ sign." Text, two numbers in a cell,
///          a separator that does not part thousands, minutes or seconds of 60 and more; a number beyond 10^15 either
///          way.
Result<ReadNumber> read_number(std::string_view text);

/// read_number would take it and it is not missing.
bool looks_like_number(std::string_view text);
/// "Yes", "No", "True", "False": what people write of single cases.
bool is_answer(std::string_view text);
/// One of the marks for "no figure".
bool is_missing_mark(std::string_view text);

}  // namespace qi::tabular

#pragma once
/// What somebody typed as the assumed value of a test, in the unit of the figures beside it. It runs no test, and does
/// not know whether the test takes one: see stats::TestRow::null_value.

#include <string>
#include <string_view>

#include "analysis/test_columns.h"

namespace qi::analysis {

struct AssumedValue {
  double value = 0;  ///< of times in seconds, of percentages in percent, of tests of counts a share or a ratio of 1
  std::string asks;  ///< "Did you mean 90%?" where it may be meant in another unit; "" no doubt
};

inline constexpr std::string_view kNoAssumedValue = "Give a number, like 15, or leave this empty.";

/// It is a number in some writing; whether it suits the figures says read_assumed_value.
bool looks_like_assumed_value(std::string_view typed);

/// example  beside times "18:00" is 1080, and so is "1080"; beside percentages "90%" is 90; for a test of counts 0.9
/// refuses  text that is no number; a time beside figures that are none, or for a test of counts; a percentage beside
///          times
Result<AssumedValue> read_assumed_value(std::string_view typed, const stats::TestRow& test, const TestColumns& columns);

}  // namespace qi::analysis

#pragma once
/// What is asked of single values: a lower limit, an upper limit, a target. In the unit of the values.
/// It is the voice of the patient, not of the process: control limits are in analysis.h.

#include <optional>

#include "base/result.h"

namespace qi::spc {

struct Specification {
  std::optional<double> lower;
  std::optional<double> upper;
  std::optional<double> target;  ///< nullopt: halfway between the limits where there are two, else none
  bool operator==(const Specification&) const = default;

  bool is_two_sided() const { return lower.has_value() && upper.has_value(); }
  std::optional<double> aim() const {
    if (target) return target;
    return is_two_sided() ? std::optional((*lower + *upper) / 2) : std::nullopt;
  }
};

/// refuses  no limit at all; a number that is not finite; a lower limit that is not below the upper one; a target
///          outside the limits (on a limit is inside).
Done check_specification(const Specification& specification);

}  // namespace qi::spc

#include "spc/specification.h"

#include <cmath>

namespace qi::spc {

Done check_specification(const Specification& specification) {
  const auto& [lower, upper, target] = specification;
  if (!lower && !upper)
    return Error::invalid("Give a lower or an upper limit: without one there is nothing to be capable of.");
  for (const auto& number : {lower, upper, target})
    if (number && !std::isfinite(*number)) return Error::invalid("Limits and target must be finite numbers.");
  if (lower && upper && *lower >= *upper) return Error::invalid("Give a lower limit below the upper limit.");
  if (target && ((lower && *target < *lower) || (upper && *target > *upper)))
    return Error::invalid("Give a target between the limits.");
  return {};
}

}  // namespace qi::spc

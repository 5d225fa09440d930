#include "analysis/doubtful_target.h"

#include <fmt/format.h>

#include <cmath>

#include "base/number.h"
#include "base/percent.h"

namespace qi::analysis {

std::string asked_of_percent_target(double typed, double middle) {
  if (!(typed > 0 && typed <= 1)) return {};
  const double as_percent = std::round(kWholePercent * typed * 1e9) / 1e9;
  if (std::abs(middle - typed) <= std::abs(middle - as_percent)) return {};
  return fmt::format("The target was read as {}%. Did you mean {}%? If so, write it with the percent sign.",
                     shortest(typed), shortest(as_percent));
}

}  // namespace qi::analysis

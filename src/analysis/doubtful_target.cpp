#include "analysis/doubtful_target.h"

#include <fmt/format.h>

#include <cmath>

#include "base/number.h"
#include "base/percent.h"

namespace qi::analysis {

std::string asked_of_percent_target(double typed, double middle, std::string_view called) {
  if (!(typed > 0 && typed <= 1)) return {};
  const double as_percent = std::round(kWholePercent * typed * 1e9) / 1e9;
  if (std::abs(middle - typed) <= std::abs(middle - as_percent)) return {};
  return fmt::format("The {} was read as {}%. Did you mean {}%? If so, write it with the percent sign.", called,
                     shortest(typed), shortest(as_percent));
}

std::string asked_of_share_target(double percent, double largest, std::string_view called) {
  if (!(largest <= 1 && percent > 1)) return {};
  return fmt::format("The figures are shares of 1, and the {} was read as {}. Did you mean {}?", called,
                     shortest(percent), shortest(percent / kWholePercent));
}

}  // namespace qi::analysis

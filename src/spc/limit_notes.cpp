#include "spc/limit_notes.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"

namespace qi::spc {
namespace {

std::string sigma_z_note(double sigma_z, SigmaZ choice) {
  constexpr int kDecimals = 2;
  const std::string times = grouped(sigma_z, kDecimals);
  // What reads 1.00 is told as that.
  if (sigma_z >= 1 || times == grouped(1, kDecimals))
    return "Limits are " + times + " times as wide as chance of single cases would make them (sigma z).";
  const std::string closer =
      "Sigma z is " + times + ": values lie closer together than chance of single cases has them";
  return choice == SigmaZ::at_least_one ? closer + ", and limits are as wide as that chance."
                                        : closer + ", and limits are closer too.";
}

std::string zeros_note(std::size_t zeros) {
  return (zeros == 1 ? "1 time of 0 counts as half a unit"
                     : std::to_string(zeros) + " times of 0 count as half a unit each") +
         ", because two events in one unit are less than one apart.";
}

}  // namespace

std::vector<std::string> limit_notes(const Analysis& analysis) {
  std::vector<std::string> notes;
  if (!analysis.phases.empty() && !std::isnan(analysis.last_phase().sigma_z))
    notes.push_back(sigma_z_note(analysis.last_phase().sigma_z, analysis.profile.sigma_z));
  if (analysis.chart == ChartKind::t) {
    const auto zeros =
        std::ranges::count_if(analysis.points, [](const Point& point) { return point.is_used() && point.value == 0; });
    if (zeros > 0) notes.push_back(zeros_note(static_cast<std::size_t>(zeros)));
  }
  return notes;
}

}  // namespace qi::spc

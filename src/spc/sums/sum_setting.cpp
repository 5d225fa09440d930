#include "spc/sums/sum_setting.h"

#include <cmath>

namespace qi::spc {
namespace {

const ValueFormat kPercent{ValueStyle::percent, 1, ""};
constexpr double kPercentPoints = 100;

std::string chance_words(double chance) {
  return show_target(chance * kPercentPoints, kPercent);
}

}  // namespace

std::string cusum_setting(const CusumOptions& options, const Cusum& found, const ValueFormat& format) {
  std::string words = "It is set to find a lasting change of " + shortest(options.shift) + " sigma soon";
  if (!found.basis.phases.empty()) {
    const double size = options.shift * found.basis.last_phase().limits.sigma;
    if (size > 0) words += ", which is " + show_difference(size, format) + " here";
  }
  return words + ".";
}

std::string bernoulli_setting(const BernoulliCusum& found) {
  return "It is set to find the chance rising from " + chance_words(found.accepted) + " to " +
         chance_words(found.raised) + ", or falling to " + chance_words(found.lowered) + ".";
}

std::string risk_adjusted_setting(const RiskAdjustedRequest& request) {
  const std::string ratio = shortest(request.odds_ratio);
  return "It is set to find odds of the event that are " + ratio + " times what the risks say, or that divided by " +
         ratio + ".";
}

}  // namespace qi::spc

#include "measures/page/rule_cost_words.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

#include "spc/rule_cost.h"

namespace qi::measures {
namespace {

// Lengths that pages often have; between them the chance changes by a few in a hundred.
constexpr std::array<std::size_t, 8> kLengths{12, 18, 24, 30, 36, 48, 60, 100};
constexpr std::size_t kProfiles = 6;

/// Costs that were worked out before: the same for every page, so one copy serves all threads.
struct Known {
  std::mutex guard;
  std::array<std::array<std::optional<spc::RuleCost>, kLengths.size()>, kProfiles> costs;
};

spc::RuleCost cost_for(spc::ProfileId profile, std::size_t length) {
  static Known known;
  const std::scoped_lock lock(known.guard);
  auto& cost = known.costs.at(static_cast<std::size_t>(profile)).at(length);
  if (!cost) cost = *spc::cost_of(spc::profile_of(profile), kLengths.at(length), 1, spc::LimitsFrom::same_values);
  return *cost;
}

}  // namespace

std::string rule_cost_words(spc::ProfileId profile, std::size_t points, Frequency frequency) {
  const auto beyond = std::ranges::upper_bound(kLengths, points);
  if (beyond == kLengths.begin()) return {};
  const auto length = static_cast<std::size_t>(beyond - kLengths.begin()) - 1;
  return spc::cost_sentence(cost_for(profile, length), frequency);
}

}  // namespace qi::measures

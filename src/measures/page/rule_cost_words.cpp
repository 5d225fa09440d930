#include "measures/page/rule_cost_words.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <mutex>
#include <utility>

#include "base/assert.h"
#include "spc/rule_cost.h"

namespace qi::measures {
namespace {

// Lengths that pages often have; between them the chance changes by a few in a hundred.
constexpr std::array<std::size_t, 16> kLengths{12, 18, 24, 30, 36, 42, 48, 60, 72, 84, 96, 120, 150, 200, 300, 400};

/// Costs that were worked out before: the same for every page, so one copy serves all threads.
struct Known {
  std::mutex guard;
  std::map<std::pair<spc::ProfileId, std::size_t>, spc::RuleCost> costs;
};

spc::RuleCost cost_for(spc::ProfileId profile, std::size_t length) {
  static Known known;
  const std::pair key{profile, length};
  {
    const std::scoped_lock lock(known.guard);
    if (const auto found = known.costs.find(key); found != known.costs.end()) return found->second;
  }
  const auto cost = spc::cost_of(spc::profile_of(profile), length, 1, spc::LimitsFrom::same_values);
  QI_ASSERT(static_cast<bool>(cost));  // the lengths are within its range
  const std::scoped_lock lock(known.guard);
  return known.costs.emplace(key, *cost).first->second;
}

}  // namespace

std::string rule_cost_words(spc::ProfileId profile, std::size_t points, Frequency frequency) {
  const auto beyond = std::ranges::upper_bound(kLengths, points);
  if (beyond == kLengths.begin()) return {};
  return spc::cost_sentence(cost_for(profile, *std::prev(beyond)), frequency);
}

}  // namespace qi::measures

#include "spc/zone_chain.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "base/assert.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr std::size_t kInsideLength = 15;
constexpr std::size_t kOutsideLength = 8;

/// Where a value lies.
struct Zone {
  int side = 1;    ///< 1 above the centre, -1 below
  int sigmas = 0;  ///< whole ones between it and the centre; 3 for all beyond
};

/// What each rule remembers of the values so far, and no more: equal memories have equal futures.
struct Memory {
  int run_side = 0;
  std::size_t run = 0;        ///< values on that side
  std::array<int, 2> near{};  ///< newest first; see near_limit
  std::array<int, 4> away{};  ///< newest first: the side of a value beyond one sigma, else 0
  std::size_t inside = 0;     ///< values in a row within one sigma
  std::size_t outside = 0;    ///< values in a row beyond one sigma, not counted further than the rule's length
  int outside_side = 0;       ///< on which the last of them lies
  std::size_t outside_on_one_side = 0;
  auto operator<=>(const Memory&) const = default;
};

/// What "two of three" asks of a value: its side, twice where the value counts; once where only the side is asked for.
int near_limit(const Zone& zone, TwoOfThree kind) {
  switch (kind) {
    case TwoOfThree::beyond_two_sigma_same_side: return zone.side * (zone.sigmas >= 2 ? 2 : 1);
    case TwoOfThree::between_two_and_three_sigma: return zone.side * (zone.sigmas == 2 ? 2 : 1);
    case TwoOfThree::beyond_two_sigma_any_third:
    case TwoOfThree::beyond_two_sigma_net: return zone.sigmas >= 2 ? zone.side * 2 : 0;
  }
  stop_at("a known two of three", __FILE__, __LINE__);
}

bool shows_two_of_three(const std::array<int, 3>& window, TwoOfThree kind) {
  for (const int side : {1, -1}) {
    const auto counting = std::ranges::count(window, 2 * side);
    const auto opposite = std::ranges::count(window, -2 * side);
    const bool on_one_side = std::ranges::all_of(window, [&](int near) { return near * side > 0; });
    if (counting < 2) continue;
    if (kind == TwoOfThree::beyond_two_sigma_any_third) return true;
    if (kind == TwoOfThree::beyond_two_sigma_net ? counting >= 2 + opposite : on_one_side) return true;
  }
  return false;
}

/// The rules of a profile that are about zones, as one memory.
class Rules {
 public:
  explicit Rules(const Profile& profile) : shift_length_(profile.shift_length), two_of_three_(profile.two_of_three) {
    for (const RuleId rule : profile.rules) rules_.add(rule);
  }

  /// The memory after one more value; true where a pattern is complete with it.
  bool signals(Memory& memory, const Zone& zone) const {
    bool found = rules_.has(RuleId::outside_limits) && zone.sigmas >= 3;
    if (rules_.has(RuleId::shift)) found |= runs_on(memory, zone);
    if (rules_.has(RuleId::two_of_three)) {
      const int near = near_limit(zone, two_of_three_);
      found |= shows_two_of_three({near, memory.near[0], memory.near[1]}, two_of_three_);
      memory.near = {near, memory.near[0]};
    }
    if (rules_.has(RuleId::four_of_five)) found |= is_fourth_away(memory, zone);
    if (rules_.has(RuleId::fifteen_inside)) {
      memory.inside = zone.sigmas == 0 ? memory.inside + 1 : 0;
      found |= memory.inside >= kInsideLength;
    }
    if (rules_.has(RuleId::eight_outside)) found |= is_eighth_outside(memory, zone);
    return found;
  }

 private:
  bool runs_on(Memory& memory, const Zone& zone) const {
    memory.run = memory.run_side == zone.side ? memory.run + 1 : 1;
    memory.run_side = zone.side;
    return memory.run >= shift_length_;
  }

  static bool is_fourth_away(Memory& memory, const Zone& zone) {
    const int away = zone.sigmas >= 1 ? zone.side : 0;
    const std::array<int, 4>& before = memory.away;
    const bool found =
        away != 0 && std::ranges::count(before, away) >= 3;  // a fifth that is not away completes nothing new
    memory.away = {away, before[0], before[1], before[2]};
    return found;
  }

  static bool is_eighth_outside(Memory& memory, const Zone& zone) {
    if (zone.sigmas == 0) {
      memory.outside = memory.outside_on_one_side = 0;
      memory.outside_side = 0;
      return false;
    }
    const bool stays = memory.outside_side == zone.side;
    memory.outside = std::min(memory.outside + 1, kOutsideLength);
    memory.outside_on_one_side = stays ? std::min(memory.outside_on_one_side + 1, kOutsideLength) : 1;
    memory.outside_side = zone.side;
    return memory.outside == kOutsideLength && memory.outside_on_one_side < kOutsideLength;
  }

  RuleSet rules_;
  std::size_t shift_length_;
  TwoOfThree two_of_three_;
};

}  // namespace

bool is_about_zones(RuleId rule) {
  switch (rule) {
    case RuleId::outside_limits:
    case RuleId::two_of_three:
    case RuleId::shift:
    case RuleId::four_of_five:
    case RuleId::fifteen_inside:
    case RuleId::eight_outside: return true;
    default: return false;
  }
}

ZoneChain::ZoneChain(const Profile& profile) {
  QI_ASSERT(profile.shift_length >= 2);
  const Rules rules(profile);
  std::map<Memory, std::size_t> states{{Memory{}, 0}};
  std::vector<Memory> found{Memory{}};
  for (std::size_t state = 0; state < found.size(); ++state) {
    Row row{};
    for (std::size_t zone = 0; zone < kZones; ++zone) {
      Memory memory = found[state];
      const bool signals =
          rules.signals(memory, {.side = zone < kZones / 2 ? 1 : -1, .sigmas = static_cast<int>(zone % (kZones / 2))});
      if (signals) {
        row[zone] = kSignal;
        continue;
      }
      const auto [place, is_new] = states.try_emplace(memory, found.size());
      if (is_new) found.push_back(memory);
      row[zone] = place->second;
    }
    next_.push_back(row);
  }
}

std::array<double, ZoneChain::kZones> ZoneChain::chances(double moved_by) const {
  std::array<double, kZones> chances{};
  for (std::size_t zone = 0; zone < kZones; ++zone) {
    const double sigmas = static_cast<double>(zone % (kZones / 2));
    const bool is_last = sigmas == 3;
    // Tails from the side on which they are small, so that no digit is lost far out.
    const double move = zone < kZones / 2 ? moved_by : -moved_by;
    chances[zone] =
        stats::normal_upper_tail(sigmas - move) - (is_last ? 0 : stats::normal_upper_tail(sigmas + 1 - move));
  }
  return chances;
}

double ZoneChain::step(std::vector<double>& quiet, const std::array<double, kZones>& chances) const {
  std::vector<double> after(quiet.size());
  double signal = 0;
  for (std::size_t state = 0; state < quiet.size(); ++state) {
    if (quiet[state] == 0) continue;
    for (std::size_t zone = 0; zone < kZones; ++zone) {
      const std::size_t next = next_[state][zone];
      (next == kSignal ? signal : after[next]) += quiet[state] * chances[zone];
    }
  }
  quiet = std::move(after);
  return signal;
}

double ZoneChain::chance_of_signal(std::size_t points, double moved_by) const {
  const auto by_zone = chances(moved_by);
  std::vector<double> quiet(size());
  quiet[0] = 1;
  double chance = 0;
  for (std::size_t i = 0; i < points; ++i) chance += step(quiet, by_zone);
  return std::min(chance, 1.0);
}

std::optional<double> ZoneChain::average_run_length(double moved_by) const {
  const std::vector<double> from_each = waits(moved_by);
  return from_each.empty() ? std::nullopt : std::optional(from_each[0]);
}

std::vector<double> ZoneChain::waits(double moved_by) const {
  // The mean of a wait is the sum of the chances to be still waiting. After a while each is the same share of the one
  // before it, from whatever state, and the rest is a geometric sum.
  constexpr double kSettled = 1e-13;
  constexpr std::size_t kMostSteps = 100'000;
  const bool can_signal =
      std::ranges::any_of(next_, [](const Row& row) { return std::ranges::count(row, kSignal) > 0; });
  if (!can_signal) return {};
  const auto by_zone = chances(moved_by);
  std::vector<double> waiting(size(), 1.0);
  std::vector<double> waits(size());
  for (std::size_t i = 0; i < kMostSteps; ++i) {
    std::vector<double> next(size());
    for (std::size_t state = 0; state < size(); ++state) {
      waits[state] += waiting[state];
      for (std::size_t zone = 0; zone < kZones; ++zone)
        if (next_[state][zone] != kSignal) next[state] += by_zone[zone] * waiting[next_[state][zone]];
    }
    const double share = next[0] / waiting[0];
    bool is_settled = true;
    for (std::size_t state = 0; state < size(); ++state)
      is_settled = is_settled && std::abs(next[state] - share * waiting[state]) <= kSettled * waiting[state];
    waiting = std::move(next);
    if (!is_settled) continue;
    for (std::size_t state = 0; state < size(); ++state) waits[state] += waiting[state] / (1 - share);
    break;
  }
  return waits;
}

std::optional<std::size_t> ZoneChain::state_after(std::span<const double> values) const {
  std::size_t state = 0;
  for (const double value : values) {
    const auto sigmas = static_cast<std::size_t>(std::min(std::abs(value), 3.0));
    state = next_[state][sigmas + (value > 0 ? 0 : kZones / 2)];
    if (state == kSignal) return std::nullopt;
  }
  return state;
}

}  // namespace qi::spc

#pragma once
/// The names of the rules and a small set of them. What a rule does stands in rules/; its words in rule_catalogue.h.
/// Which rules a chart uses is its profile's: see profile.h.

#include <bit>
#include <cstdint>
#include <initializer_list>

namespace qi::spc {

/// In the order in which rules are named when a point breaks several: outside, trend, two of three, shift, the rest.
enum class RuleId : std::uint8_t {
  outside_limits,
  trend,
  two_of_three,
  shift,
  four_of_five,
  fifteen_inside,
  fourteen_alternating,
  eight_outside,
};
inline constexpr std::size_t kRuleCount = 8;

/// A set of rules: every point keeps every rule it breaks.
class RuleSet {
 public:
  constexpr RuleSet() = default;
  constexpr RuleSet(std::initializer_list<RuleId> rules) {
    for (const RuleId rule : rules) add(rule);
  }
  constexpr void add(RuleId rule) { bits_ = static_cast<std::uint8_t>(bits_ | (1u << static_cast<unsigned>(rule))); }
  constexpr bool has(RuleId rule) const { return (bits_ >> static_cast<unsigned>(rule)) & 1u; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr int size() const { return std::popcount(bits_); }
  constexpr RuleSet operator|(RuleSet other) const {
    RuleSet both;
    both.bits_ = static_cast<std::uint8_t>(bits_ | other.bits_);
    return both;
  }
  constexpr bool operator==(const RuleSet&) const = default;

 private:
  std::uint8_t bits_ = 0;
  static_assert(kRuleCount <= 8);
};

}  // namespace qi::spc

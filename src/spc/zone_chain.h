#pragma once
/// Exact chances that rules about zones show something: the limits, runs on one side and counts beyond one or two sigma
/// of values that are independent and normal with known mean and sigma.
/// Rules about rises and falls ask for the values themselves: see rule_cost.h, which adds those by simulation.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "spc/profile.h"

namespace qi::spc {

/// Whether all that a rule asks of a value is in which zone it lies.
bool is_about_zones(RuleId rule);

/// A Markov chain whose states are what the rules remember of the values so far. One more state, not held, is a signal.
/// source  Champ and Woodall, Exact results for Shewhart control charts with supplementary runs rules, Technometrics
///         1987.
class ZoneChain {
 public:
  /// The profile's rules about zones; others are left out. Lengths are 2 or more.
  explicit ZoneChain(const Profile& profile);

  /// Chance that at least one of `points` values breaks a rule where the mean has moved by so many sigma before the
  /// first of them. example  the limits alone, 24 points, not moved: 1 - 0.9973^24 = 0.0628.
  double chance_of_signal(std::size_t points, double moved_by) const;
  /// Mean number of values up to and with the first signal. nullopt: there is none, ever.
  /// example  the limits alone, not moved: 1 / 0.0027 = 370.4.
  std::optional<double> average_run_length(double moved_by) const;

  /// The same for each state: how long it still is to the signal from there. Empty: there is none, ever.
  std::vector<double> waits(double moved_by) const;
  /// The state after these values, in sigma from the mean, oldest first; nullopt: they show something.
  std::optional<std::size_t> state_after(std::span<const double> values) const;

  std::size_t size() const { return next_.size(); }

 private:
  /// Both sides of the centre, each: within one sigma, to two, to three, beyond.
  static constexpr std::size_t kZones = 8;
  static constexpr std::size_t kSignal = static_cast<std::size_t>(-1);
  using Row = std::array<std::size_t, kZones>;

  std::array<double, kZones> chances(double moved_by) const;
  /// Moves on by one value; `quiet` holds the chance of each state without a signal so far. Returns that of one now.
  double step(std::vector<double>& quiet, const std::array<double, kZones>& chances) const;

  std::vector<Row> next_;  ///< by state, then zone: the state that follows
};

}  // namespace qi::spc

#include "spc/rule_cost.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <span>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "spc/analyse.h"
#include "spc/run_length.h"
#include "spc/zone_chain.h"

namespace qi::spc {
namespace {

constexpr std::size_t kMostPoints = 1000;
constexpr std::size_t kLongestRule = 100;
// So many values are made up for one figure: some 10 to 20 ms of work.
constexpr std::size_t kSimulatedValues = 250'000;
constexpr std::size_t kFewestCharts = 2000;
constexpr std::size_t kFewestWaits = 100;
// A rule that is not seen in so many values is as good as none.
constexpr std::size_t kLongestWait = 200'000;
constexpr std::uint64_t kSeed = 20261129;

Done check_rules(const Profile& profile) {
  for (const std::size_t length : {profile.shift_length, profile.trend_length})
    if (length < 2 || length > kLongestRule)
      return Error::invalid(fmt::format("The length of a rule must be 2 to {} points.", kLongestRule));
  return {};
}

Done check_points(std::size_t points) {
  if (points >= 1 && points <= kMostPoints) return {};
  return Error::invalid(fmt::format("Ask for 1 to {} points of a chart.", grouped(std::int64_t{kMostPoints})));
}

Done check_move(double moved_by) {
  if (std::isfinite(moved_by)) return {};
  return Error::invalid("Give the change in sigma as a number.");
}

bool has_rules_about_order(const Profile& profile) {
  return !std::ranges::all_of(profile.rules, is_about_zones);
}

/// Normal values with a fixed seed.
class MadeUp {
 public:
  explicit MadeUp(double moved_by) : generator_(kSeed), normal_(moved_by, 1) {}
  double operator()() { return normal_(generator_); }

 private:
  std::mt19937_64 generator_;
  std::normal_distribution<double> normal_;
};

/// `shows(analysis)` as a share of so many made-up charts.
template <class Shows>
Figure share_of_charts(Request request, std::size_t points, double moved_by, Shows shows) {
  const std::size_t charts = std::max(kFewestCharts, kSimulatedValues / points);
  MadeUp next(moved_by);
  request.values.resize(points);
  std::size_t found = 0;
  for (std::size_t i = 0; i < charts; ++i) {
    std::ranges::generate(request.values, std::ref(next));
    const auto analysis = analyse(request);
    QI_ASSERT(analysis);
    if (shows(*analysis)) ++found;
  }
  const double count = static_cast<double>(charts);
  // With one more of each kind: of no chart found, an error of 0 would claim to know that there is none.
  const double likely = (static_cast<double>(found) + 1) / (count + 2);
  return {static_cast<double>(found) / count, std::sqrt(likely * (1 - likely) / count)};
}

Request with_known_limits(const Profile& profile) {
  return {.given = GivenLimits{.centre = 0, .sigma = 1}, .profile = profile};
}

/// Exact for the rules about zones. Only charts on which nothing but a rise, a fall or an alternation shows are counted
/// among made-up ones, as there are few of them: that costs less chance than counting all would.
Figure chance_with_known_limits(const Profile& profile, double moved_by, std::size_t points) {
  const double by_zones = ZoneChain(profile).chance_of_signal(points, moved_by);
  if (!has_rules_about_order(profile)) return {by_zones, 0};
  const auto shows_order_alone = [](const Analysis& analysis) {
    return !analysis.patterns.empty() && std::ranges::none_of(analysis.patterns, is_about_zones, &Pattern::rule);
  };
  const Figure more = share_of_charts(with_known_limits(profile), points, moved_by, shows_order_alone);
  return {std::min(1.0, by_zones + more.value), more.standard_error};
}

/// nullopt: no rule ever shows anything.
std::optional<Figure> average_run_length(const Profile& profile, double moved_by) {
  const ZoneChain chain(profile);
  const std::vector<double> waits = chain.waits(moved_by);
  if (!has_rules_about_order(profile)) return waits.empty() ? std::nullopt : std::optional(Figure{waits[0], 0});

  // The rules about zones alone would have waited longer, by an expected time that is known for each state in which a
  // rise or fall comes first. So only that is left to chance, and most waits say 0. Without rules about zones the wait
  // itself is left to it.
  MadeUp next(moved_by);
  Request request = with_known_limits(profile);
  std::vector<double> values;
  const auto keep_next = [&] { return values.emplace_back(next()); };
  std::size_t made_up = 0;
  double count = 0;
  double sum = 0;
  double squares = 0;
  for (; made_up < kSimulatedValues || count < kFewestWaits; made_up += values.size(), ++count) {
    values.clear();
    const std::size_t length = run_length(request, keep_next, kLongestWait);
    if (length == kLongestWait) return std::nullopt;
    double term = static_cast<double>(length);
    if (!waits.empty()) {
      const auto state = chain.state_after(std::span(values).first(length));
      term = waits[0] - (state ? waits[*state] : 0);
    }
    sum += term;
    squares += term * term;
  }
  const double mean_length = sum / count;
  return Figure{mean_length, std::sqrt(std::max(0.0, squares / count - mean_length * mean_length) / count)};
}

std::string in_charts(double chance) {
  const double in_100 = std::round(100 * chance);
  const double in_1000 = std::round(1000 * chance);
  if (in_100 >= 100) return "nearly every chart";
  if (in_100 >= 2) return fmt::format("{:.0f} of 100 charts", in_100);
  if (in_1000 >= 1) return fmt::format("{:.0f} of 1,000 charts", in_1000);
  return "fewer than 1 of 1,000 charts";
}

}  // namespace

Result<RuleCost> cost_of(const Profile& profile, std::size_t points, std::size_t charts, LimitsFrom limits) {
  if (Done good = check_rules(profile); !good) return good.error();
  if (Done good = check_points(points); !good) return good.error();
  if (charts == 0) return Error::invalid("Ask for 1 chart or more.");
  RuleCost cost{.points = points, .charts = charts};
  if (limits == LimitsFrom::known) {
    cost.chance = chance_with_known_limits(profile, 0, points);
    cost.points_to_alarm = average_run_length(profile, 0);
  } else {
    const auto shows = [](const Analysis& analysis) { return !analysis.patterns.empty(); };
    cost.chance = share_of_charts({.profile = profile}, points, 0, shows);
  }
  const double count = static_cast<double>(charts);
  cost.charts_expected = count * cost.chance.value;
  cost.chance_of_any = 0 - std::expm1(count * std::log1p(-cost.chance.value));
  return cost;
}

Result<Figure> chance_of_seeing(const Profile& profile, double moved_by, std::size_t within) {
  if (Done good = check_rules(profile); !good) return good.error();
  if (Done good = check_points(within); !good) return good.error();
  if (Done good = check_move(moved_by); !good) return good.error();
  return chance_with_known_limits(profile, moved_by, within);
}

Result<Figure> points_to_see(const Profile& profile, double moved_by) {
  if (Done good = check_rules(profile); !good) return good.error();
  if (Done good = check_move(moved_by); !good) return good.error();
  const std::optional<Figure> length = average_run_length(profile, moved_by);
  if (!length) return Error::invalid("These rules see no such change. Choose at least one rule that does.");
  return *length;
}

std::string cost_sentence(const RuleCost& cost, Frequency frequency) {
  const std::string_view noun = cost.points == 1 ? slug(frequency) : plural_noun(frequency);
  const std::string begin = fmt::format("With these rules, a chart of {} stable {} shows something in {}", cost.points,
                                        noun, in_charts(cost.chance.value));
  if (cost.charts <= 1) return begin + ".";
  const double expected = std::round(cost.charts_expected);
  const std::string such = fmt::format("of {} such charts ", grouped(static_cast<std::int64_t>(cost.charts)));
  if (expected < 1) return begin + "; " + such + "most likely none will.";
  return begin + "; " + such + fmt::format("about {} will.", grouped(expected, 0));
}

}  // namespace qi::spc

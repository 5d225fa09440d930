#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "spc/analyse.h"

// What must hold for every series, whatever its values. Values are whole numbers and powers of two scale and shift
// them, so that nothing is lost to rounding and flags must agree exactly.
namespace qi::spc {
namespace {

Request arbitrary_request() {
  Request request;
  const auto length = *rc::gen::inRange(2, 60);
  for (int i = 0; i < length; ++i) {
    const bool is_missing = *rc::gen::inRange(0, 12) == 0;
    request.values.push_back(is_missing ? kMissing : *rc::gen::inRange(-40, 41));
  }
  request.profile = profile_of(*rc::gen::elementOf(std::vector(all_profiles().begin(), all_profiles().end())));
  request.better = *rc::gen::element(Direction::increase, Direction::decrease);
  return request;
}

Analysis analysed(const Request& request) {
  auto analysis = analyse(request);
  RC_ASSERT(static_cast<bool>(analysis));
  return *std::move(analysis);
}

bool same_number(double a, double b) {
  return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

void assert_same_flags(const Analysis& a, const Analysis& b) {
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    RC_ASSERT(a.points[i].high == b.points[i].high);
    RC_ASSERT(a.points[i].low == b.points[i].low);
    RC_ASSERT(a.points[i].undirected == b.points[i].undirected);
  }
  RC_ASSERT(a.variation == b.variation);
}

/// True where some value lies so close to a limit, a zone border or the centre that rounding decides.
bool is_on_an_edge(const Analysis& analysis) {
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const Limits limits = analysis.limits_at(i);
    for (const double sigmas : {-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0})
      if (std::abs(analysis.points[i].value - limits.centre - sigmas * limits.sigma) < 1e-9) return true;
  }
  return false;
}

RC_GTEST_PROP(Engine, MovesLimitsAndKeepsFlagsWhenEveryValueIsShiftedAndScaled, ()) {
  const Request request = arbitrary_request();
  const double scale = *rc::gen::element(0.25, 1.0, 8.0);
  const double shift = *rc::gen::element(0.0, -64.0, 1024.0);
  Request moved = request;
  for (double& value : moved.values) value = value * scale + shift;
  const Analysis a = analysed(request);
  const Analysis b = analysed(moved);
  for (std::size_t i = 0; i < a.phases.size(); ++i) {
    RC_ASSERT(same_number(a.phases[i].limits.centre * scale + shift, b.phases[i].limits.centre));
    RC_ASSERT(same_number(a.phases[i].limits.upper * scale + shift, b.phases[i].limits.upper));
    RC_ASSERT(same_number(a.phases[i].limits.lower * scale + shift, b.phases[i].limits.lower));
  }
  if (!is_on_an_edge(a)) assert_same_flags(a, b);
}

RC_GTEST_PROP(Engine, AnalysesEachPhaseAsIfItStoodAlone, ()) {
  const Request request = arbitrary_request();
  const auto cut = *rc::gen::inRange<std::size_t>(1, request.values.size());
  Request phased = request;
  phased.phases = {{.index = 0}, {.index = cut}};
  const Analysis both = analysed(phased);
  Request alone = request;
  alone.values.erase(alone.values.begin(), alone.values.begin() + static_cast<std::ptrdiff_t>(cut));
  const Analysis last = analysed(alone);
  RC_ASSERT(same_number(both.phases[1].limits.centre, last.phases[0].limits.centre));
  RC_ASSERT(same_number(both.phases[1].limits.upper, last.phases[0].limits.upper));
  RC_ASSERT(both.phases[1].runs.crossings == last.phases[0].runs.crossings);
  for (std::size_t i = 0; i < last.points.size(); ++i) {
    RC_ASSERT(both.points[cut + i].high == last.points[i].high);
    RC_ASSERT(both.points[cut + i].low == last.points[i].low);
  }
}

RC_GTEST_PROP(Engine, KeepsFrozenLimitsWhateverComesLater, ()) {
  Request request = arbitrary_request();
  const auto baseline = *rc::gen::inRange<std::size_t>(1, request.values.size());
  request.profile.baseline_count = BaselineCount::every_place;
  request.phases = {{.index = 0, .baseline_points = baseline}};
  const Limits before = analysed(request).phases[0].limits;
  for (std::size_t i = baseline; i < request.values.size(); ++i) request.values[i] = *rc::gen::inRange(-999, 999);
  const Limits after = analysed(request).phases[0].limits;
  RC_ASSERT(same_number(before.centre, after.centre));
  RC_ASSERT(same_number(before.upper, after.upper));
}

RC_GTEST_PROP(Engine, FindsNothingInAConstantSeriesOfAnyNumber, ()) {
  Request request = arbitrary_request();
  const double constant = *rc::gen::arbitrary<int>() / 7.0 * *rc::gen::element(1e-9, 1.0, 1e9);
  std::ranges::fill(request.values, constant);
  const Analysis analysis = analysed(request);
  RC_ASSERT(analysis.patterns.empty());
  RC_ASSERT(analysis.variation == Variation::common);
}

RC_GTEST_PROP(Engine, LetsAnExcludedPointChangeNoLimitAndNoOtherFlag, ()) {
  Request request = arbitrary_request();
  const auto place = *rc::gen::inRange<std::size_t>(0, request.values.size());
  request.excluded = {place};
  request.values[place] = 3;
  const Analysis a = analysed(request);
  request.values[place] = *rc::gen::inRange(-100000, 100000);
  const Analysis b = analysed(request);
  RC_ASSERT(same_number(a.phases[0].limits.centre, b.phases[0].limits.centre));
  RC_ASSERT(same_number(a.phases[0].limits.upper, b.phases[0].limits.upper));
  RC_ASSERT(!b.points[place].is_special());
  assert_same_flags(a, b);
}

RC_GTEST_PROP(Engine, TurnsRisesIntoFallsWhenTheSeriesIsReversed, ()) {
  const Request request = arbitrary_request();
  Request reversed = request;
  std::ranges::reverse(reversed.values);
  const Analysis a = analysed(request);
  const Analysis b = analysed(reversed);
  const std::size_t size = a.points.size();
  for (std::size_t i = 0; i < size; ++i) {
    RC_ASSERT(a.points[i].high.has(RuleId::trend) == b.points[size - 1 - i].low.has(RuleId::trend));
    RC_ASSERT(a.points[i].low.has(RuleId::trend) == b.points[size - 1 - i].high.has(RuleId::trend));
    RC_ASSERT(a.points[i].high.has(RuleId::shift) == b.points[size - 1 - i].high.has(RuleId::shift));
  }
}

}  // namespace
}  // namespace qi::spc

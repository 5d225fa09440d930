#include "spc/sums/sum_walk.h"

#include <algorithm>
#include <cmath>

#include "spc/verdict.h"

namespace qi::spc {
namespace {

/// The point as one of a plain chart, so that its verdict is the same function.
Point as_point(const SumPoint& of_sums) {
  Point point{.value = of_sums.value, .state = of_sums.state};
  if (of_sums.signals_high) point.high.add(RuleId::outside_limits);
  if (of_sums.signals_low) point.low.add(RuleId::outside_limits);
  return point;
}

}  // namespace

SumWalk::SumWalk(const SumRules& rules, SumChart& chart) : rules_(rules), chart_(chart) {
  chart_.upper = rules.interval;
  chart_.lower = -rules.interval;
  start_again();
}

void SumWalk::start_again() {
  high_ = low_ = {.value = rules_.head_start};
  starts_ = true;
}

void SumWalk::add(std::size_t place, double up, double down) {
  if (starts_) high_.began = low_.began = place;
  starts_ = false;
  add(high_, Side::high, place, up);
  add(low_, Side::low, place, down);
  SumPoint& point = chart_.points[place];
  point.high = high_.value;
  point.low = -low_.value + 0.0;  // no -0
  point.signals_high = high_.signalled;
  point.signals_low = low_.signalled;
  if (rules_.after == AfterSignal::goes_on) return;
  for (Sum* sum : {&high_, &low_})
    if (sum->signalled) *sum = {.value = rules_.head_start, .began = place + 1, .begun = sum->begun};
}

void SumWalk::add(Sum& sum, Side side, std::size_t place, double score) {
  sum.begun.reset();
  if (sum.value <= 0) {
    sum.began = place;
    sum.gathered = 0;
  }
  sum.value = std::max(0.0, sum.value + score);
  ++sum.gathered;
  const bool is_beyond =
      sum.value > rules_.interval || (rules_.on_interval == OnInterval::signals && sum.value >= rules_.interval);
  if (is_beyond && sum.signalled) {
    std::ranges::find_if(chart_.signals.rbegin(), chart_.signals.rend(), [&](const SumSignal& signal) {
      return signal.side == side;
    })->last = place;
  } else if (is_beyond) {
    sum.begun = chart_.signals.size();
    chart_.signals.push_back(
        {.side = side, .first = place, .last = place, .began = sum.began, .gathered = sum.gathered});
  }
  sum.signalled = is_beyond;
}

SumSignal* SumWalk::begun(Side side) {
  const std::optional<std::size_t> begun = side == Side::high ? high_.begun : low_.begun;
  return begun ? &chart_.signals[*begun] : nullptr;
}

void SumWalk::finish() {
  std::ranges::stable_sort(chart_.signals, {}, &SumSignal::first);
  for (std::size_t i = chart_.points.size(); i-- > 0;) {
    SumPoint& point = chart_.points[i];
    point.state = state_of(as_point(point), kMissing, chart_.better, MixedSignal::show_both);
    if (!point.is_used() || chart_.latest) continue;
    chart_.latest = i;
    if (!std::isnan(point.high))
      chart_.variation = variation_of(as_point(point), chart_.better, MixedSignal::show_both);
  }
}

}  // namespace qi::spc

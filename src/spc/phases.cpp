#include "spc/phases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "spc/chart_catalogue.h"
#include "spc/phase_starts.h"
#include "spc/subgroups.h"
#include "spc/wrong_value.h"
#include "stats/number_range.h"

namespace qi::spc {
namespace {

Done check_phases(const std::vector<PhaseStart>& starts, std::size_t count) {
  std::vector<std::size_t> places;
  places.reserve(starts.size());
  for (const PhaseStart& start : starts) places.push_back(start.index);
  return check_starts(places, count);
}

/// So many points are made at once that they are still near when they are filled.
constexpr std::size_t kPiece = 512;

constexpr std::size_t kNotFrozen = std::numeric_limits<std::size_t>::max();

/// The places of the frozen baseline of the phase that starts at `first`. A first phase that nobody asked for has none.
std::size_t baseline_places(const Request& request, std::size_t first) {
  const auto start = std::ranges::lower_bound(request.phases, first, {}, &PhaseStart::index);
  if (start == request.phases.end() || start->index != first) return kNotFrozen;
  return start->baseline_points.value_or(kNotFrozen);
}

/// What is plotted of a value. A period without a case has no share and no rate: it is missing.
double plotted(const Request& request, const ChartRow& chart, std::size_t place) {
  if (!has_denominators(chart.takes)) return request.values[place];
  if (!(request.denominators[place] > 0)) return kMissing;
  return chart.plots_counts ? request.values[place] : request.values[place] / request.denominators[place];
}

/// Each once.
std::vector<std::size_t> places_in_order(std::vector<std::size_t> places) {
  std::ranges::sort(places);
  const auto repeated = std::ranges::unique(places);
  places.erase(repeated.begin(), repeated.end());
  return places;
}

/// Whether a size has no square, or no share of another, that is a number still.
bool has_one_beyond_computing(const std::vector<double>& values) {
  bool found = false;  // gone through to the end, as there nearly always is none
  for (const double value : values) {
    const double size = std::abs(value);
    found |= (size > stats::kMostMeasured) | ((size < stats::kLeastMeasured) & (size != 0));
  }
  return found;
}

bool are_computable(const Request& request) {
  return !has_one_beyond_computing(request.values) && !has_one_beyond_computing(request.denominators) &&
         !has_one_beyond_computing(request.targets);
}

Done check_infinite(const Request& request) {
  const auto has_infinite = [](const std::vector<double>& values) {
    return std::ranges::any_of(values, [](double value) { return std::isinf(value); });
  };
  if (has_infinite(request.values)) return Error::invalid("A value is infinite. Give a number, or leave it out.");
  if (has_infinite(request.denominators))
    return Error::invalid("A denominator is infinite. Give a number, or leave it out.");
  if (has_infinite(request.targets)) return Error::invalid("A target is infinite. Give a number, or leave it out.");
  return {};
}

Done check_given_sizes(const Request& request) {
  if (request.given && has_one_beyond_computing({request.given->centre, request.given->sigma.value_or(0)}))
    return Error::invalid("The given limits are too large or too small to compute with. Give them in another unit.");
  return {};
}

Done check_values(const Request& request) {
  const Takes takes = chart_row(request.chart).takes;
  const std::size_t size = request.values.size();
  if (!has_denominators(takes) && !request.denominators.empty())
    return Error::invalid("This chart has no denominators. Leave them out, or ask for a p, u or I′ chart.");
  if (has_denominators(takes) && request.denominators.size() != size)
    return Error::invalid("This chart divides. Give one denominator for each value.");
  if (const auto wrong = find_wrong_value(request))
    return Error::invalid(fmt::format("Value {} {}", wrong->place + 1, wrong->says));
  return {};
}

/// Whether the request's limits are quantiles of a distribution.
bool asks_for_quantiles(const Request& request) {
  switch (request.chart) {
    case ChartKind::p:
    case ChartKind::np:
    case ChartKind::u:
    case ChartKind::c:
    case ChartKind::g: return request.profile.count_limits == CountLimits::probability;
    case ChartKind::t: return request.profile.time_limits != TimeLimits::roots;
    default: return false;
  }
}

Done check_probability_limits(const Request& request) {
  if (!asks_for_quantiles(request)) return {};
  if (!(request.profile.tail_probability >= stats::kLeastTail && request.profile.tail_probability < 0.5))
    return Error::invalid("Give a probability beyond each limit from 0.000000001 to below 0.5, such as 0.00135.");
  const auto is_broken = [](double value) { return !std::isnan(value) && value != std::floor(value); };
  if (chart_row(request.chart).takes == Takes::shares && std::ranges::any_of(request.denominators, is_broken))
    return Error::invalid("Limits by probability need whole numbers of cases. Ask for three-sigma limits.");
  return {};
}

Done check_given(const Request& request) {
  if (!request.given) return {};
  const ChartRow& chart = chart_row(request.chart);
  const double centre = request.given->centre;
  if (chart.known == Known::nothing)
    return Error::invalid(
        fmt::format("This chart ({}) makes its limits of its own values alone. Leave the given ones out, or ask for an "
                    "XmR, Xbar, R, S, EWMA, p, np, u or c chart.",
                    chart.title));
  if (std::ranges::any_of(request.phases, [](const PhaseStart& start) { return start.baseline_points.has_value(); }))
    return Error::invalid("Limits are given, so no baseline sets them. Leave one of the two out.");
  const bool has_sigma = request.given->sigma && *request.given->sigma > 0 && std::isfinite(*request.given->sigma);
  if (chart.known == Known::sigma) {
    if (has_sigma && std::isnan(centre)) return {};
    return Error::invalid("Give a sigma above 0 alone. The centre of this chart follows from it.");
  }
  if (!std::isfinite(centre)) return Error::invalid("Give the centre of the limits as a number.");
  if (chart.known == Known::centre_and_sigma) {
    if (has_sigma) return {};
    return Error::invalid("Give a sigma above 0 with the centre of the limits.");
  }
  if (request.given->sigma)
    return Error::invalid("The sigma of this chart follows from its centre. Give the centre alone.");
  if (centre < 0) return Error::invalid("Give a centre of 0 or more: this chart counts.");
  if (chart.takes == Takes::shares && centre > (divides(chart) ? request.multiplier : 1))
    return Error::invalid("The given centre is more than the whole. Give a share of it.");
  return {};
}

}  // namespace

Done check_request(const Request& request) {
  const std::size_t size = request.subgroups.empty() ? request.values.size() : request.subgroups.size();
  if (Done good = check_subgroups(request); !good) return good;
  const bool is_computable = are_computable(request);
  if (!is_computable)
    if (Done good = check_infinite(request); !good) return good;
  if (Done good = check_values(request); !good) return good;
  if (!(request.multiplier > 0) || std::isinf(request.multiplier))
    return Error::invalid("Give a multiplier above 0, such as 100 for percent.");
  if (Done good = check_given(request); !good) return good;
  if (!request.targets.empty() && request.targets.size() != size)
    return Error::invalid("Give one target for each value, or none at all.");
  if (!is_computable)
    return Error::invalid("A number is too large or too small to compute with. Give the figures in another unit.");
  if (Done good = check_given_sizes(request); !good) return good;
  if (Done good = check_phases(request.phases, size); !good) return good;
  if (std::ranges::any_of(request.phases, [](const PhaseStart& start) { return start.baseline_points == 0; }))
    return Error::invalid("A baseline needs at least 1 point.");
  if (std::ranges::any_of(request.excluded, [&](std::size_t place) { return place >= size; }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  if (!(request.profile.ewma_weight > 0 && request.profile.ewma_weight <= 1))
    return Error::invalid("Give a weight above 0 and at most 1 for the newest value, such as 0.2.");
  if (!(request.profile.ewma_sigmas > 0) || std::isinf(request.profile.ewma_sigmas))
    return Error::invalid("Give the width of EWMA limits as a number of sigmas above 0, such as 3.");
  if (!(request.profile.median_range_divisor > 0) || std::isinf(request.profile.median_range_divisor))
    return Error::invalid("Give a divisor of the median range above 0, such as 0.9539.");
  if (request.profile.shift_length < 2 || request.profile.trend_length < 2)
    return Error::invalid("The length of a rule must be 2 points or more.");
  return check_probability_limits(request);
}

std::vector<Phase> plan_phases(const Request& request) {
  std::vector<Phase> phases;
  const std::size_t size = request.values.size();
  if (size == 0) return phases;
  phases.reserve(request.phases.size() + 1);
  if (request.phases.empty() || request.phases.front().index > 0) phases.push_back({.first = 0});
  for (const PhaseStart& start : request.phases) phases.push_back({.first = start.index});
  for (std::size_t i = 0; i + 1 < phases.size(); ++i) phases[i].end = phases[i + 1].first;
  phases.back().end = size;
  return phases;
}

Request as_run_chart(Request request) {
  const ChartRow& chart = chart_row(request.chart);
  const double multiplier = divides(chart) ? request.multiplier : 1;
  for (std::size_t i = 0; i < request.values.size(); ++i) request.values[i] = plotted(request, chart, i) * multiplier;
  request.denominators.clear();
  request.subgroups.clear();
  request.given.reset();
  request.chart = ChartKind::run;
  return request;
}

std::size_t used_values(const Request& request) {
  const ChartRow& chart = chart_row(request.chart);
  const auto is_there = [&](std::size_t place) { return !std::isnan(plotted(request, chart, place)); };
  std::size_t used = 0;
  for (std::size_t i = 0; i < request.values.size(); ++i) used += is_there(i) ? 1 : 0;
  const std::vector<std::size_t> excluded = places_in_order(request.excluded);
  return used - static_cast<std::size_t>(std::ranges::count_if(excluded, is_there));
}

PointForming::PointForming(const Request& request) : request_(request), excluded_(places_in_order(request.excluded)) {}

void PointForming::form(Phase& phase, std::vector<Point>& points) {
  const ChartRow& chart = chart_row(request_.chart);
  const std::size_t size = phase.end - phase.first;
  const std::size_t places = request_.given ? 0 : baseline_places(request_, phase.first);
  const bool counts_places = request_.profile.baseline_count == BaselineCount::every_place;
  phase.frozen = !request_.given && places < size;
  joins_.clear();
  joins_.reserve(size);
  baseline_ranges_.clear();
  baseline_ranges_.reserve(std::min(size, places));
  // Sum and counts of their own: stored after every value, they would be waited for.
  CompensatedSum sum_of_ranges;
  std::size_t used = 0;
  std::size_t baseline_used = 0;
  const bool has_targets = !request_.targets.empty();
  auto excluded = std::ranges::lower_bound(excluded_, phase.first);
  double before = kMissing;
  bool is_broken = true;
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    if (i >= points.size()) points.resize(std::min(phase.end, points.size() + kPiece));
    Point& here = points[i];
    here.value = plotted(request_, chart, i);
    if (has_targets) here.target = request_.targets[i];
    const bool is_excluded = excluded != excluded_.end() && *excluded == i;
    if (is_excluded) ++excluded;
    if (std::isnan(here.value) || is_excluded) {
      here.state = std::isnan(here.value) ? PointState::missing : PointState::excluded;
      const Gap gap = here.state == PointState::missing ? request_.profile.missing_gap : request_.profile.excluded_gap;
      if (gap == Gap::is_not_bridged) is_broken = true;
      continue;
    }
    if (!is_broken) here.moving_range = std::abs(here.value - before);
    joins_.push_back(is_broken ? 0 : 1);
    ++used;
    const bool sets_limits = (counts_places ? i - phase.first + 1 : used) <= places;
    if (sets_limits) ++baseline_used;
    if (sets_limits && !is_broken) {
      baseline_ranges_.push_back(here.moving_range);
      sum_of_ranges.add(here.moving_range);
    }
    before = here.value;
    is_broken = false;
  }
  sum_of_ranges_ = sum_of_ranges;
  phase.used = used;
  phase.baseline_used = baseline_used;
}

}  // namespace qi::spc

#include "spc/phases.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "spc/chart_catalogue.h"
#include "spc/subgroups.h"
#include "stats/number_range.h"

namespace qi::spc {
namespace {

bool starts_are_ascending(const std::vector<PhaseStart>& starts) {
  return std::ranges::adjacent_find(
             starts, [](const PhaseStart& a, const PhaseStart& b) { return a.index >= b.index; }) == starts.end();
}

constexpr std::size_t kNotFrozen = std::numeric_limits<std::size_t>::max();

/// The places of the frozen baseline of the phase that starts at `first`. A first phase that nobody asked for has none.
std::size_t baseline_places(const Request& request, std::size_t first) {
  const auto start = std::ranges::find(request.phases, first, &PhaseStart::index);
  if (start == request.phases.end()) return kNotFrozen;
  return start->baseline_points.value_or(kNotFrozen);
}

/// A period without a case has no share and no rate: it is missing.
double plotted(const ChartRow& chart, double value, double denominator) {
  if (!(denominator > 0)) return kMissing;
  return chart.plots_counts ? value : value / denominator;
}

/// What is wrong with one value for its chart; "" nothing.
std::string wrong_value(Takes takes, double value, double denominator) {
  if (takes == Takes::values || takes_subgroups(takes) || std::isnan(value)) return {};
  if (takes != Takes::averaged_values && value < 0) return "is below 0, and this chart counts. Give 0 or more.";
  if (!has_denominators(takes) || std::isnan(denominator)) return {};
  if (denominator < 0) return "has a denominator below 0. Give more than 0.";
  if (denominator == 0 && value != 0) return "has a denominator of 0. Give more than 0, or leave both out.";
  if (takes == Takes::shares && value > denominator)
    return "is more than its denominator. A part is no more than the whole.";
  return {};
}

/// Sizes whose squares, and whose shares of each other, are numbers still.
bool is_beyond_computing(double value) {
  return !std::isnan(value) && !stats::can_be_squared(std::abs(value));
}

Done check_sizes(const Request& request) {
  if (std::ranges::any_of(request.values, is_beyond_computing) ||
      std::ranges::any_of(request.denominators, is_beyond_computing) ||
      std::ranges::any_of(request.targets, is_beyond_computing))
    return Error::invalid("A number is too large or too small to compute with. Give the figures in another unit.");
  if (request.given && (is_beyond_computing(request.given->centre) ||
                        (request.given->sigma && is_beyond_computing(*request.given->sigma))))
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
  if (std::ranges::any_of(request.values, [](double value) { return std::isinf(value); }))
    return Error::invalid("A value is infinite. Give a number, or leave it out.");
  if (std::ranges::any_of(request.denominators, [](double value) { return std::isinf(value); }))
    return Error::invalid("A denominator is infinite. Give a number, or leave it out.");
  if (takes == Takes::values) return {};
  for (std::size_t i = 0; i < size; ++i)
    if (const std::string wrong =
            wrong_value(takes, request.values[i], has_denominators(takes) ? request.denominators[i] : kMissing);
        !wrong.empty())
      return Error::invalid(fmt::format("Value {} {}", i + 1, wrong));
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
        "This chart makes its own limits. Leave the given ones out, or ask for an XmR, Xbar, EWMA, p, np, u or c "
        "chart.");
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
  if (Done good = check_values(request); !good) return good;
  if (!(request.multiplier > 0) || std::isinf(request.multiplier))
    return Error::invalid("Give a multiplier above 0, such as 100 for percent.");
  if (Done good = check_given(request); !good) return good;
  if (!request.targets.empty() && request.targets.size() != size)
    return Error::invalid("Give one target for each value, or none at all.");
  if (std::ranges::any_of(request.targets, [](double target) { return std::isinf(target); }))
    return Error::invalid("A target is infinite. Give a number, or leave it out.");
  if (Done good = check_sizes(request); !good) return good;
  if (!starts_are_ascending(request.phases)) return Error::invalid("Give the starts of phases in order, each once.");
  if (!request.phases.empty() && request.phases.back().index >= std::max<std::size_t>(size, 1))
    return Error::invalid("A phase starts after the last value. Start it at a value.");
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
  const std::vector<Point> points = points_of(request);
  const double multiplier = divides(chart_row(request.chart)) ? request.multiplier : 1;
  for (std::size_t i = 0; i < points.size(); ++i) request.values[i] = points[i].value * multiplier;
  request.denominators.clear();
  request.subgroups.clear();
  request.given.reset();
  request.chart = ChartKind::run;
  return request;
}

std::vector<Point> points_of(const Request& request) {
  std::vector<Point> points;
  points.reserve(request.values.size());
  const ChartRow& chart = chart_row(request.chart);
  const bool divided = has_denominators(chart.takes);
  const bool has_targets = !request.targets.empty();
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    const double value = divided ? plotted(chart, request.values[i], request.denominators[i]) : request.values[i];
    points.push_back({.value = value,
                      .target = has_targets ? request.targets[i] : kMissing,
                      .state = std::isnan(value) ? PointState::missing : PointState::common});
  }
  for (const std::size_t place : request.excluded)
    if (points[place].is_used()) points[place].state = PointState::excluded;
  return points;
}

void form_moving_ranges(const Request& request, Phase& phase, std::vector<Point>& points, PhaseRanges& ranges) {
  const std::size_t size = phase.end - phase.first;
  const std::size_t places = request.given ? 0 : baseline_places(request, phase.first);
  phase.frozen = !request.given && places < size;
  ranges.joins.resize(size);
  ranges.baseline_ranges.resize(size);
  std::size_t formed = 0;
  double before = kMissing;
  bool is_broken = true;
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    Point& here = points[i];
    if (!here.is_used()) {
      const Gap gap = here.state == PointState::missing ? request.profile.missing_gap : request.profile.excluded_gap;
      if (gap == Gap::is_not_bridged) is_broken = true;
      continue;
    }
    if (!is_broken) here.moving_range = std::abs(here.value - before);
    ranges.joins[phase.used] = is_broken ? 0 : 1;
    ++phase.used;
    const bool counts_places = request.profile.baseline_count == BaselineCount::every_place;
    const bool sets_limits = (counts_places ? i - phase.first + 1 : phase.used) <= places;
    if (sets_limits) ++phase.baseline_used;
    if (sets_limits && !is_broken) ranges.baseline_ranges[formed++] = here.moving_range;
    before = here.value;
    is_broken = false;
  }
  ranges.joins.resize(phase.used);
  ranges.baseline_ranges.resize(formed);
}

}  // namespace qi::spc

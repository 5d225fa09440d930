#include "spc/warnings/influential_point_warning.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/text.h"
#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/range_reliability.h"
#include "spc/sentence_words.h"
#include "spc/warnings/few_points_warning.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kFarFromTheRest = 4;  // sigmas: by chance in 1 of 16,000 values, where sigma is well known
constexpr double kSeldomInASeries = 0.01;
constexpr double kMuchCloser = 0.15;
constexpr double kMuchMoved = 0.5;           // sigmas
constexpr std::size_t kTriedOfEachKind = 3;  // where several wild values hide each other the furthest still shows

/// The same series on the scale where its limits are worked out. Charts of counts as Laney's: by chance of single cases
/// alone nearly every one of many large counts would be far from the rest.
Request on_its_scale(const Request& request) {
  const ChartRow& chart = chart_row(request.chart);
  Request scaled = request;
  scaled.targets.clear();
  if (chart.takes == Takes::shares) scaled.chart = ChartKind::p_prime;
  if (chart.takes == Takes::rates) scaled.chart = ChartKind::u_prime;
  if (chart.kind == ChartKind::c) {
    scaled.chart = ChartKind::u_prime;
    scaled.denominators.assign(scaled.values.size(), 1);
  }
  if (!chart.onto_scale) return scaled;
  scaled.chart = ChartKind::individuals;
  for (double& value : scaled.values)
    if (!std::isnan(value)) value = chart.onto_scale(value);
  return scaled;
}

/// The places most likely to have set the limits.
std::vector<std::size_t> suspects(const Analysis& analysis, const std::vector<std::size_t>& baseline) {
  const auto distance = [&](std::size_t place) {
    return std::abs(analysis.points[place].value - analysis.limits_at(place).base) / analysis.limits_at(place).sigma;
  };
  const auto ranges = [&](std::size_t place) {
    const double before = analysis.points[place].moving_range;
    const double after = place + 1 < analysis.points.size() ? analysis.points[place + 1].moving_range : kMissing;
    return (std::isnan(before) ? 0 : before) + (std::isnan(after) ? 0 : after);
  };
  std::vector<std::size_t> found;
  const auto take_largest = [&](const auto& measure) {
    std::vector<std::size_t> order = baseline;
    const auto most = order.begin() + static_cast<std::ptrdiff_t>(std::min(kTriedOfEachKind, order.size()));
    std::ranges::partial_sort(order, most, std::ranges::greater(), measure);
    found.insert(found.end(), order.begin(), most);
  };
  take_largest(distance);
  take_largest(ranges);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

struct Influence {
  std::size_t place = 0;
  double sigmas = 0;        ///< of the value from the centre of the rest; signed
  double narrower = 0;      ///< share of the limits' width
  double centre_moves = 0;  ///< in sigmas of the rest
  bool is_large(double far) const {
    return std::abs(sigmas) >= far && (narrower >= kMuchCloser || centre_moves >= kMuchMoved);
  }
};

/// From how many sigmas on the furthest of `points` values is far, where sigma itself comes from so few.
double far_from_the_rest(std::size_t points) {
  const double on_each_side = kSeldomInASeries / 2 / static_cast<double>(points);
  return std::max(kFarFromTheRest, stats::t_quantile(1 - on_each_side, sigma_degrees(points - 1)));
}

Influence influence_of(std::size_t place, Request request, const Analysis& all) {
  request.excluded.push_back(place);
  const auto rest = analyse(request);
  Influence influence{.place = place};
  if (!rest) return influence;
  const Limits& with = all.limits_at(place);
  const Limits& without = rest->limits_at(place);
  if (!(with.sigma > 0) || !(without.sigma > 0)) return influence;
  influence.sigmas = (all.points[place].value - without.base) / without.sigma;
  influence.narrower = 1 - without.sigma / with.sigma;
  influence.centre_moves = std::abs(with.base - without.base) / without.sigma;
  return influence;
}

}  // namespace

Advice warn_of_influential_point(const WarningSubject& subject) {
  const ChartKind chart = subject.analysis.chart;
  if (chart == ChartKind::run || chart == ChartKind::g)
    return does_not_apply("The centre line of this chart is a median, which one value hardly moves.");
  const std::vector<std::size_t> baseline = subject.baseline_places();
  if (baseline.size() < kFewestForTrialLimits)
    return too_little_data("What one figure does to limits shows from " +
                           counted_points(kFewestForTrialLimits, subject) + " on.");
  const Request request = on_its_scale(subject.request);
  const auto all = analyse(request);
  if (!all || !(all->last_phase().limits.sigma > 0)) return clear("No figure stands out.");
  const double far = far_from_the_rest(baseline.size());
  Influence most;
  for (const std::size_t place : suspects(*all, baseline)) {
    const Influence one = influence_of(place, request, *all);
    if (one.is_large(far) && std::abs(one.sigmas) > std::abs(most.sigmas)) most = one;
  }
  if (!most.is_large(far)) return clear("No figure alone moves the limits much.");
  const std::string name = name_inside(most.place, subject.wording);
  const bool is_closer = most.narrower >= kMuchCloser;
  return {.outcome = Outcome::warns,
          .says = capitalised(name) + " lies " + grouped(std::abs(most.sigmas), 1) + " sigmas " +
                  (most.sigmas > 0 ? "above" : "below") + " the centre of all others, and without it " +
                  (is_closer ? "limits would be " + in_percent(most.narrower) + " closer."
                             : "the centre line would move by " + grouped(most.centre_moves, 1) + " sigmas."),
          .what_to_do =
              "Find out what happened then; leave the point out of the limits if its cause is known and will "
              "not come back, and say so on the chart.",
          .figures = {{.slug = "sigmas", .value = most.sigmas},
                      {.slug = "narrower", .value = most.narrower},
                      {.slug = "centre_moves", .value = most.centre_moves}},
          .places = {most.place}};
}

}  // namespace qi::spc

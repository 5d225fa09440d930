#include "spc/change_points.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/named_value.h"
#include "base/number.h"
#include "base/text.h"
#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/rare_event_charts.h"
#include "spc/limits/xmr_chart.h"
#include "spc/phases.h"
#include "spc/range_reliability.h"
#include "spc/segmentation.h"
#include "spc/sentence_words.h"
#include "spc/subgroups.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kPenaltyForEachCut = 4;      // times sigma^2 log(points): see the false alarms in the tests
constexpr std::size_t kShortestOfAll = 4;     // fewer are a few odd points and no level
constexpr double kWild = 3;                   // sigmas from the median of the neighbourhood
constexpr std::size_t kNeighbours = 2;        // on each side
constexpr double kNearlyAsLikely = 3.841459;  // chi-squared with 1 degree of freedom, 95 %

constexpr std::array kStrengths{
    NamedValue<Strength>{Strength::strong, "strong", "in fewer than 1 of 1,000 series"},
    NamedValue<Strength>{Strength::clear, "clear", "in fewer than 1 of 100 series"},
    NamedValue<Strength>{Strength::possible, "possible", "in fewer than 1 of 20 series"},
    NamedValue<Strength>{Strength::weak, "weak", "more often than in 1 of 20 series"},
};

Strength strength_of(double chance) {
  if (chance < 0.001) return Strength::strong;
  if (chance < 0.01) return Strength::clear;
  return chance < 0.05 ? Strength::possible : Strength::weak;
}

/// The used values of one phase on the scale where they are compared.
struct Row {
  std::vector<std::size_t> places;
  std::vector<double> values;
  std::vector<double> weights;  ///< denominators; 1 where there are none
  double sigma = 0;             ///< of one value of weight 1
};

double onto_scale(ChartKind chart, double value) {
  return chart == ChartKind::t || chart == ChartKind::g ? root_of_time(value) : value;
}

/// Sigma from neighbours of the phase that both are there. A row that moves only in its steps would have none once
/// large ranges are screened: then all count.
double sigma_of(const Row& row, const Analysis& analysis) {
  std::vector<double> ranges;
  for (std::size_t i = 1; i < row.places.size(); ++i) {
    if (std::isnan(analysis.points[row.places[i]].moving_range)) continue;
    // Of values with denominators: in sigmas of a denominator of 1, as individuals_prime_limits does it.
    const double width = std::sqrt((1 / row.weights[i] + 1 / row.weights[i - 1]) / 2);
    ranges.push_back(std::abs(row.values[i] - row.values[i - 1]) / width);
  }
  if (ranges.empty()) return 0;
  const double screened = mean_moving_range(MovingRanges(ranges), Screening::drop_large_ranges);
  return (screened > 0 ? screened : mean(ranges)) / kD2ForPairs;
}

Row row_of(const Request& request, const Analysis& analysis, const Phase& phase) {
  Row row;
  const bool is_weighted = has_denominators(chart_row(request.chart).takes);
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    if (!analysis.points[i].is_used()) continue;
    row.places.push_back(i);
    row.weights.push_back(is_weighted ? request.denominators[i] : 1);
    row.values.push_back(onto_scale(request.chart, request.values[i]) / row.weights.back());
  }
  row.sigma = sigma_of(row, analysis);
  return row;
}

/// Whether a running total of them would lose the small ones beside the large.
bool are_too_far_apart(const std::vector<double>& weights) {
  constexpr double kFarApart = 1e9;
  return !weights.empty() && std::ranges::max(weights) > kFarApart * std::ranges::min(weights);
}

/// Single wild values drawn in, so that one of them makes no level of its own. Counted from the first value: adding a
/// constant to all changes nothing.
std::vector<double> without_wild_values(const Row& row) {
  std::vector<double> tame = row.values;
  const double from = row.values.front();
  for (std::size_t i = 0; i < tame.size(); ++i) {
    const std::size_t first = i < kNeighbours ? 0 : i - kNeighbours;
    const std::size_t end = std::min(i + kNeighbours + 1, row.values.size());
    std::vector<double> near;
    for (std::size_t j = first; j < end; ++j) near.push_back(row.values[j] - from);
    const double level = median(near);
    const double reach = kWild * row.sigma / std::sqrt(row.weights[i]);
    tame[i] = std::clamp(row.values[i] - from, level - reach, level + reach);
  }
  return tame;
}

/// A step at `cut` between the cuts before and after it, in numbers of the row.
ChangePoint measured(const Row& row, const StretchSums& sums, std::size_t shortest, std::size_t before, std::size_t cut,
                     std::size_t after) {
  ChangePoint found{.index = row.places[cut], .points_before = cut - before, .points_after = after - cut};
  const auto cost_at = [&](std::size_t place) { return sums.cost(before, place) + sums.cost(place, after); };
  const double most = cost_at(cut) + kNearlyAsLikely * row.sigma * row.sigma;
  std::size_t earliest = cut;
  std::size_t latest = cut;
  for (std::size_t place = before + shortest; place + shortest <= after; ++place) {
    if (cost_at(place) > most) continue;
    earliest = std::min(earliest, place);
    latest = std::max(latest, place);
  }
  found.earliest = row.places[earliest];
  found.latest = row.places[latest];
  const double step = sums.mean_of(cut, after) - sums.mean_of(before, cut);
  const double error = row.sigma * std::sqrt(1 / sums.weight(before, cut) + 1 / sums.weight(cut, after));
  const double tried = static_cast<double>(after - before - 2 * shortest + 1);
  const double degrees = sigma_degrees(row.values.size());
  found.chance = std::min(1.0, 2 * tried * stats::t_cdf(-std::abs(step) / error, degrees));
  found.strength = strength_of(found.chance);
  found.sigmas = step / (row.sigma / std::sqrt(median(row.weights)));
  return found;
}

/// Candidates of one phase; what lies between them goes to `residuals`.
std::vector<ChangePoint> steps_of(const Row& row, std::size_t shortest, std::vector<double>& residuals) {
  std::vector<ChangePoint> found;
  if (row.values.empty()) return found;
  const std::vector<double> tame = without_wild_values(row);
  const StretchSums sums(tame, row.weights);
  std::vector<std::size_t> edges{0};
  if (row.sigma > 0) {
    const double points = static_cast<double>(row.values.size());
    const double penalty = kPenaltyForEachCut * row.sigma * row.sigma * std::log(points);
    for (const std::size_t cut : cheapest_cuts(tame, row.weights, penalty, shortest)) edges.push_back(cut);
  }
  edges.push_back(row.values.size());
  for (std::size_t i = 1; i + 1 < edges.size(); ++i)
    found.push_back(measured(row, sums, shortest, edges[i - 1], edges[i], edges[i + 1]));
  for (std::size_t i = 0; i + 1 < edges.size(); ++i)
    for (std::size_t j = edges[i]; j < edges[i + 1]; ++j)
      residuals[row.places[j]] = (tame[j] - sums.mean_of(edges[i], edges[i + 1])) * std::sqrt(row.weights[j]);
  return found;
}

StepCourse course_of(double before, double after, Direction better) {
  if (better == Direction::neutral || before == after) return StepCourse::neither;
  return (after > before) == (better == Direction::increase) ? StepCourse::better : StepCourse::worse;
}

/// Centre lines on both sides of each candidate: what the engine itself would draw.
void read_centres(Request request, std::vector<ChangePoint>& candidates) {
  for (const ChangePoint& candidate : candidates) request.phases.push_back({.index = candidate.index});
  std::ranges::sort(request.phases, {}, &PhaseStart::index);
  const auto cut = analyse(request);
  QI_ASSERT(static_cast<bool>(cut));
  for (ChangePoint& candidate : candidates) {
    const auto phase = std::ranges::find(cut->phases, candidate.index, &Phase::first);
    candidate.before = std::prev(phase)->limits.centre;
    candidate.after = phase->limits.centre;
    candidate.course = course_of(candidate.before, candidate.after, request.better);
  }
}

}  // namespace

std::string_view slug(Strength strength) {
  return named(kStrengths, strength).slug;
}

Result<ChangePoints> change_points(const Request& request) {
  if (request.chart == ChartKind::moving_range)
    return Error::invalid("Look for steps in the figures themselves: ask for the XmR chart.");
  if (const Done good = check_request(request); !good) return good.error();
  Request whole = as_single_values(request);
  // A frozen baseline says where limits come from, not where the level changed.
  for (PhaseStart& start : whole.phases) start.baseline_points.reset();
  const auto analysis = analyse(whole);
  if (!analysis) return analysis.error();
  ChangePoints found{.shortest = std::max(kShortestOfAll, request.profile.shift_length)};
  std::vector<double> residuals(analysis->points.size(), kMissing);
  std::vector<std::size_t> starts;
  bool has_room = false;
  for (const Phase& phase : analysis->phases) {
    const Row row = row_of(whole, *analysis, phase);
    if (row.values.size() > kMostPointsForSteps)
      return Error::invalid(
          "Steps are looked for among 10,000 points at most. Take a shorter stretch, or longer periods.");
    if (are_too_far_apart(row.weights))
      return Error::invalid(
          "The denominators are too far apart to look for steps. Check the largest and the smallest of them.");
    has_room = has_room || row.values.size() >= 2 * found.shortest;
    for (const ChangePoint& step : steps_of(row, found.shortest, residuals)) {
      starts.push_back(step.index);
      found.candidates.push_back(step);
    }
    starts.push_back(phase.first);
  }
  if (!has_room)
    return Error::invalid("A change of level shows from " + std::to_string(2 * found.shortest) + " points on.");
  read_centres(std::move(whole), found.candidates);
  std::ranges::sort(starts);
  found.neighbours = lag_one(residuals, starts);
  return found;
}

std::string caution_of(const ChangePoints& found) {
  if (!found.neighbours || found.neighbours->coefficient <= found.neighbours->limit) return {};
  return "Neighbouring figures are alike inside these levels too, so a drift, a season or figures that carry over may "
         "have "
         "made them.";
}

std::string sentence_of(const ChangePoint& candidate, const Wording& wording) {
  const std::string where = candidate.earliest == candidate.latest
                                ? ""
                                : " (or somewhere between " + name_inside(candidate.earliest, wording) + " and " +
                                      name_inside(candidate.latest, wording) + ")";
  return "From " + name_inside(candidate.index, wording) + " on" + where + " the level is " +
         show(candidate.after, wording.format) + " and no longer " + show(candidate.before, wording.format) + ", " +
         grouped(std::abs(candidate.sigmas), 1) + " sigmas " + (candidate.sigmas > 0 ? "higher" : "lower") +
         "; chance alone makes such a step " + std::string(named(kStrengths, candidate.strength).title) + ".";
}

}  // namespace qi::spc

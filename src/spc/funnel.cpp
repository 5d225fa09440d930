#include "spc/funnel.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/number.h"
#include "base/text.h"
#include "spc/funnel_catalogue.h"
#include "spc/overdispersion.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr std::size_t kMostNames = 5;  // in one sentence
constexpr std::size_t kLeastForOverdispersion = 2;
constexpr std::size_t kGridSteps = 240;
constexpr double kBeyondLargest = 1.06;  // so that the lines do not end at the last mark

/// "Medway, Thanet and 3 more".
std::string names_of(const std::vector<FunnelCounts>& units, bool (*is_one)(const FunnelCounts& unit)) {
  std::vector<std::string> names;
  for (const FunnelCounts& unit : units)
    if (is_one(unit)) names.push_back(unit.name);
  if (names.size() > kMostNames) {
    const std::size_t more = names.size() - kMostNames + 1;
    names.resize(kMostNames - 1);
    names.push_back(std::to_string(more) + " more");
  }
  return listed(names);
}

// R's round: the nearer of the two neighbours, and of two that are as near the even one.
double to_two_decimals(double value) {
  const double hundredths = std::floor(value * 100);
  const double below = hundredths / 100;
  const double above = (hundredths + 1) / 100;
  if (value - below < above - value) return below;
  if (value - below > above - value) return above;
  return std::fmod(hundredths, 2) == 0 ? below : above;
}

constexpr double kLargestCount = 1e12;
constexpr double kLeastDenominator = 1e-6;
constexpr double kLeastTarget = 1e-9;
// Beyond this the exact split of two counts is searched for too long, and the normal one does not differ in a picture.
constexpr double kLargestExactSplit = 1e9;

struct Refusal {
  bool (*is_one)(const FunnelCounts& unit);
  bool (*applies)(const FunnelRow& row);
  std::string_view before;
  std::string_view after;
};
bool always(const FunnelRow&) {
  return true;
}
constexpr std::array kRefusals{
    Refusal{[](const FunnelCounts& unit) { return !std::isfinite(unit.numerator) || !std::isfinite(unit.denominator); },
            always, "Give both figures of each unit, or leave it out: ", "."},
    Refusal{[](const FunnelCounts& unit) { return unit.numerator < 0 || unit.denominator < 0; }, always,
            "Counts cannot be below 0: correct ", "."},
    Refusal{[](const FunnelCounts& unit) { return unit.numerator > kLargestCount || unit.denominator > kLargestCount; },
            always, "Counts above 1,000,000,000,000 are more than a funnel plot can take: correct ", "."},
    Refusal{[](const FunnelCounts& unit) { return unit.denominator > 0 && unit.denominator < kLeastDenominator; },
            always, "Denominators below 0.000001 are too small to compute with: give them in another unit, because of ",
            "."},
    Refusal{[](const FunnelCounts& unit) { return unit.denominator <= 0; }, always,
            "Leave out units whose denominator is 0: ", "."},
    Refusal{[](const FunnelCounts& unit) { return unit.numerator > unit.denominator; },
            [](const FunnelRow& row) { return row.is_part_of_whole; },
            "A numerator cannot be above its denominator in a proportion: correct ", "."},
    Refusal{[](const FunnelCounts& unit) { return unit.numerator <= 0; },
            [](const FunnelRow& row) { return row.kind == FunnelKind::standardised_log; },
            "A unit without events has no logarithm: choose the square root, because of ", "."},
    Refusal{[](const FunnelCounts& unit) { return to_two_decimals(unit.denominator) <= 0; },
            [](const FunnelRow& row) { return row.rounds_denominators; },
            "Expected events are rounded to 2 decimals: leave out ", ", which would have none."},
};

std::optional<Error> refusal_of(const FunnelRequest& request, const FunnelRow& row) {
  if (request.units.empty()) return Error::invalid("A funnel plot needs at least one unit.");
  if (std::ranges::any_of(request.excluded, [&](std::size_t place) { return place >= request.units.size(); }))
    return Error::invalid("A unit that is left out is none of the units. Choose one of them.");
  if (std::set<std::size_t>(request.excluded.begin(), request.excluded.end()).size() == request.units.size())
    return Error::invalid("All units are left out. Keep at least one to compare.");
  for (const Refusal& refusal : kRefusals)
    if (refusal.applies(row) && std::ranges::any_of(request.units, refusal.is_one))
      return Error::invalid(std::string(refusal.before) + names_of(request.units, refusal.is_one) +
                            std::string(refusal.after));
  if (!(request.trimmed_share >= 0 && request.trimmed_share < 0.5))
    return Error::invalid("Give a share of z scores to trim from 0 to less than 0.5.");
  if (!(std::isfinite(request.multiplier) && request.multiplier > 0))
    return Error::invalid("Give a multiplier above 0, such as 100 for percent.");
  if (request.target && !(std::isfinite(*request.target) && *request.target >= 0))
    return Error::invalid("Give a target of 0 or more.");
  if (request.target && *request.target > 0 && (*request.target < kLeastTarget || *request.target > 1 / kLeastTarget))
    return Error::invalid("The target is too small or too large to compute with. Give the counts in another unit.");
  const auto is_large = [](const FunnelCounts& unit) {
    return unit.numerator > kLargestExactSplit || unit.denominator > kLargestExactSplit;
  };
  if (row.kind == FunnelKind::ratio_of_counts &&
      request.limits.value_or(row.usual_limits) == FunnelLimitMethod::exact &&
      std::ranges::any_of(request.units, is_large))
    return Error::invalid("Exact limits of ratios go up to counts of 1,000,000,000. Ask for normal ones.");
  if (request.target && row.is_part_of_whole && *request.target > 1)
    return Error::invalid("The target of a proportion cannot be above the whole.");
  if (request.limits.value_or(row.usual_limits) == FunnelLimitMethod::gamma && !row.gamma.limits)
    return Error::invalid("Gamma limits are for standardised ratios and rates: ask for exact or normal ones.");
  return std::nullopt;
}

/// One funnel being worked out.
struct Work {
  const FunnelRequest& request;
  const FunnelRow& row;
  double target = 0;        ///< not multiplied
  double target_level = 0;  ///< on the kind's scale
  double phi_in_use = 1;
  double between_units_in_use = 0;
  FunnelLimitMethod method = FunnelLimitMethod::normal;

  const CountModel& model() const { return method == FunnelLimitMethod::exact ? row.exact : row.gamma; }
  double widened(double error) const { return std::sqrt(error * error * phi_in_use + between_units_in_use); }
};

double target_of(const FunnelRequest& request, const FunnelRow& row, std::span<const FunnelUnit> units) {
  if (request.target) return *request.target;
  if (row.target_is_one) return 1;
  std::vector<double> numerators;
  std::vector<double> denominators;
  for (const FunnelUnit& unit : units) {
    if (unit.is_left_out) continue;
    numerators.push_back(unit.numerator);
    denominators.push_back(unit.denominator);
  }
  return compensated_sum(numerators) / compensated_sum(denominators);
}

FunnelRange range_at(const Work& work, double denominator, double tail) {
  const double multiplier = work.request.multiplier;
  if (work.method != FunnelLimitMethod::normal) {
    const stats::CountLimits counts = work.model().limits(denominator, work.target, tail);
    return {counts.lower / denominator * multiplier, counts.upper / denominator * multiplier};
  }
  const bool equal_counts = work.request.ratio_spread == RatioSpread::equal_counts;
  const double numerator = equal_counts ? denominator : work.target * denominator;
  // Below this the error of a logarithm falls again with the count, and a small unit would get narrow limits.
  if (numerator < work.row.least_numerator) return {};
  const double reach = stats::normal_quantile(1 - tail) * work.widened(work.row.error(numerator, denominator));
  return {work.row.from(work.target_level - reach) * multiplier, work.row.from(work.target_level + reach) * multiplier};
}

FunnelLimitsAt limits_at(const Work& work, double denominator) {
  return {denominator, range_at(work, denominator, tail_of(FunnelBand::of_68)),
          range_at(work, denominator, tail_of(FunnelBand::of_95)),
          range_at(work, denominator, tail_of(FunnelBand::of_998))};
}

bool is_outside(double value, const FunnelRange& range) {
  // A value worked out another way than its limit may miss it by the last digits.
  const double grain = 1e-12 * std::abs(value);
  return value < range.lower - grain || value > range.upper + grain;
}

void judge(const Work& work, FunnelUnit& unit) {
  unit.limits = limits_at(work, unit.denominator);
  unit.side = unit.value < work.target * work.request.multiplier ? Side::low : Side::high;
  unit.standing = unit.is_left_out                             ? FunnelStanding::inside
                  : is_outside(unit.value, unit.limits.of_998) ? FunnelStanding::beyond_998
                  : is_outside(unit.value, unit.limits.of_95)  ? FunnelStanding::beyond_95
                                                               : FunnelStanding::inside;
  unit.adjusted_z = work.method == FunnelLimitMethod::normal
                        ? (unit.transformed - work.target_level) / work.widened(unit.error)
                        : work.model().z(unit.numerator, unit.denominator, work.target);
}

/// Denominators closer together near 0, where limits bend most.
std::vector<FunnelLimitsAt> grid_of(const Work& work, std::span<const FunnelUnit> units) {
  const auto [least, most] = std::ranges::minmax(units, {}, &FunnelUnit::denominator);
  const double last = std::max(most.denominator, work.request.grid_to) * kBeyondLargest;
  const double first = std::min({1.0, least.denominator, last / kGridSteps});
  std::vector<FunnelLimitsAt> grid;
  for (std::size_t i = 0; i <= kGridSteps; ++i) {
    const double along = static_cast<double>(i) / static_cast<double>(kGridSteps);
    grid.push_back(limits_at(work, first + (last - first) * along * along));
  }
  return grid;
}

std::vector<FunnelUnit> units_of(const FunnelRequest& request, const FunnelRow& row) {
  std::vector<FunnelUnit> units;
  for (const FunnelCounts& counts : request.units) {
    FunnelUnit unit{.name = counts.name, .numerator = counts.numerator, .denominator = counts.denominator};
    if (row.rounds_denominators) unit.denominator = to_two_decimals(unit.denominator);
    unit.value = unit.numerator / unit.denominator * request.multiplier;
    unit.transformed = row.onto(unit.numerator, unit.denominator);
    unit.error = row.error(unit.numerator, unit.denominator);
    units.push_back(std::move(unit));
  }
  for (const std::size_t place : request.excluded) units[place].is_left_out = true;
  return units;
}

/// What was found of the spread between units goes into the limits, where that was asked for.
void allow_for(const UnitSpread& spread, Work& work, Funnel& found) {
  if (work.request.overdispersion == Overdispersion::additive && spread.between_units > 0) {
    work.between_units_in_use = spread.between_units;
    found.overdispersion = Overdispersion::additive;
  }
  if (work.request.overdispersion == Overdispersion::multiplicative && spread.phi > 1) {
    work.phi_in_use = spread.phi;
    found.overdispersion = Overdispersion::multiplicative;
  }
  if (found.overdispersion != Overdispersion::none) work.method = FunnelLimitMethod::normal;
}

void add_notes(Funnel& found) {
  if (std::isnan(found.between_units))
    found.notes.push_back("The variance between units is not defined: it needs at least two units.");
  std::vector<std::string> without;
  for (const FunnelUnit& unit : found.units)
    if (std::isnan(unit.limits.of_998.upper)) without.push_back(unit.name);
  if (!without.empty())
    found.notes.push_back("Too little is expected of " + listed(without) +
                          " for limits: less than half an event of a unit on target.");
  const auto is_none = [](const FunnelUnit& unit) { return unit.numerator <= 0; };
  if (found.limits == FunnelLimitMethod::gamma && std::ranges::any_of(found.units, is_none))
    found.notes.push_back("The published limits call every unit without events low: ask for exact ones.");
  if (std::ranges::any_of(found.units, [](const FunnelUnit& unit) { return std::isinf(unit.adjusted_z); }))
    found.notes.push_back("Where the target or the limits rule a count out, its adjusted z is infinite.");
}

}  // namespace

double tail_of(FunnelBand band) {
  switch (band) {
    case FunnelBand::of_68: return 0.16;
    case FunnelBand::of_95: return 0.025;
    case FunnelBand::of_998: return 0.001;
  }
  return kMissing;
}

std::string_view slug(FunnelStanding standing) {
  switch (standing) {
    case FunnelStanding::inside: return "inside";
    case FunnelStanding::beyond_95: return "beyond_95";
    case FunnelStanding::beyond_998: return "beyond_998";
  }
  return "inside";
}

std::size_t Funnel::compared() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(units, [](const FunnelUnit& unit) { return !unit.is_left_out; }));
}

Result<Funnel> funnel(const FunnelRequest& request) {
  const FunnelRow& row = funnel_row(request.kind);
  if (const auto refusal = refusal_of(request, row)) return *refusal;

  Funnel found{.kind = request.kind,
               .asked_overdispersion = request.overdispersion,
               .multiplier = request.multiplier,
               .target_is_given = request.target.has_value()};
  found.units = units_of(request, row);
  Work work{request, row};
  work.method = request.limits.value_or(row.usual_limits);
  work.target = target_of(request, row, found.units);
  work.target_level = row.target_onto(work.target);
  if (!std::isfinite(work.target_level))
    return Error::invalid("A target of 0 has no logarithm: at least one unit needs a count above 0.");
  found.target = work.target * request.multiplier;

  std::vector<double> scores;
  std::vector<double> errors;
  std::vector<FunnelUnit*> scored;
  for (FunnelUnit& unit : found.units) {
    unit.z = (unit.transformed - work.target_level) / unit.error;
    if (unit.is_left_out) continue;
    scored.push_back(&unit);
    scores.push_back(unit.z);
    errors.push_back(unit.error);
  }
  const std::vector<double> trimmed = trimmed_scores(scores, request.trimmed_share, row.trimming);
  for (std::size_t i = 0; i < trimmed.size(); ++i) scored[i]->trimmed_z = trimmed[i];
  const UnitSpread spread = spread_of(trimmed, errors);
  if (request.overdispersion != Overdispersion::none && spread.units < kLeastForOverdispersion)
    return Error::invalid("Overdispersion is measured between units: it needs at least two of them.");
  found.units_used = spread.units;
  found.phi = spread.phi;
  found.between_units = spread.between_units;
  allow_for(spread, work, found);
  found.limits = work.method;

  for (FunnelUnit& unit : found.units) judge(work, unit);
  found.grid = grid_of(work, found.units);
  add_notes(found);
  return found;
}

}  // namespace qi::spc

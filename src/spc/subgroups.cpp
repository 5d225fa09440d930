#include "spc/subgroups.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/number.h"
#include "spc/chart_catalogue.h"
#include "spc/limits/subgroup_charts.h"
#include "stats/range_constants.h"

namespace qi::spc {
namespace {

// The range of more values says little of them, and the constants of every size cost their integrals.
constexpr std::size_t kLargestForRanges = 50;

double plotted(ChartKind chart, const Subgroup& subgroup) {
  if (subgroup.size == 0) return kMissing;
  switch (chart) {
    case ChartKind::subgroup_range: return subgroup.size > 1 ? subgroup.range : kMissing;
    case ChartKind::subgroup_deviation: return subgroup.size > 1 ? subgroup.deviation : kMissing;
    default: return subgroup.mean;
  }
}

struct Needs {
  bool ranges = false;
  bool deviations = false;
};

bool is_by_ranges(SubgroupSigma estimator) {
  return estimator == SubgroupSigma::mean_range || estimator == SubgroupSigma::weighted_range;
}

/// What a subgroup is asked for. Each phase chooses its estimator by its own sizes, so both count: the one that all
/// subgroups together come to, and the one that this alone does.
Needs needs_of(const Request& request, const Subgroup& subgroup, SubgroupSigma of_all) {
  Needs needs{.ranges = request.chart == ChartKind::subgroup_range,
              .deviations = request.chart == ChartKind::subgroup_deviation};
  if (request.given) return needs;
  const SubgroupSigma of_one = estimator_of(request.profile.subgroup_sigma, request.chart, {&subgroup, 1});
  for (const SubgroupSigma estimator : {of_all, of_one})
    (is_by_ranges(estimator) ? needs.ranges : needs.deviations) = true;
  return needs;
}

/// What is wrong with one subgroup; "" nothing.
std::string wrong_subgroup(const Subgroup& subgroup, const Needs& needs) {
  if (subgroup.size == 0) return {};
  if (std::isinf(subgroup.mean) || std::isinf(subgroup.deviation) || std::isinf(subgroup.range))
    return "holds an infinite value. Give numbers, or leave it out.";
  if (std::isnan(subgroup.mean)) return "has a size but no mean. Give its mean, or leave it out.";
  if (subgroup.deviation < 0 || subgroup.range < 0) return "has a range or standard deviation below 0. Give 0 or more.";
  if (subgroup.size == 1) return {};
  if (needs.ranges && std::isnan(subgroup.range))
    return "has no range. Give it, or ask for a sigma from standard deviations.";
  if (needs.deviations && std::isnan(subgroup.deviation))
    return "has no standard deviation. Give it, or ask for a sigma from ranges.";
  if (needs.ranges && subgroup.size > kLargestForRanges)
    return "is too large for its range to say much. Ask for a sigma from standard deviations.";
  return {};
}

}  // namespace

Subgroup subgroup_of(std::span<const double> values) {
  std::vector<double> given;
  for (const double value : values)
    if (!std::isnan(value)) given.push_back(value);
  Subgroup subgroup{.size = given.size()};
  if (given.empty()) return subgroup;
  subgroup.mean = mean(given);
  if (given.size() == 1) return subgroup;
  const auto [least, most] = std::ranges::minmax(given);
  subgroup.range = most - least;
  // The last digits of a mean must not give equal values a spread.
  if (subgroup.range == 0) subgroup.mean = least;
  std::vector<double> squares;
  for (const double value : given) squares.push_back((value - subgroup.mean) * (value - subgroup.mean));
  subgroup.deviation = std::sqrt(compensated_sum(squares) / static_cast<double>(given.size() - 1));
  return subgroup;
}

std::vector<Subgroup> subgroups_of(std::span<const std::vector<double>> rows) {
  std::vector<Subgroup> subgroups;
  subgroups.reserve(rows.size());
  for (const std::vector<double>& row : rows) subgroups.push_back(subgroup_of(row));
  return subgroups;
}

std::vector<Subgroup> consecutive_subgroups(std::span<const double> values, std::size_t size) {
  QI_ASSERT(size > 0);
  std::vector<Subgroup> subgroups;
  for (std::size_t first = 0; first + size <= values.size(); first += size)
    subgroups.push_back(subgroup_of(values.subspan(first, size)));
  return subgroups;
}

Done check_subgroups(const Request& request) {
  const Takes takes = chart_row(request.chart).takes;
  if (request.subgroups.empty()) {
    if (takes == Takes::subgroups && !request.values.empty())
      return Error::invalid("This chart is made of subgroups. Give the values of each, or ask for an XmR chart.");
    return {};
  }
  if (!takes_subgroups(takes))
    return Error::invalid("This chart takes single values. Give those, or ask for an Xbar, R, S or EWMA chart.");
  if (!request.values.empty() || !request.denominators.empty())
    return Error::invalid("Give either subgroups or single values, not both.");
  const SubgroupSigma of_all = estimator_of(request.profile.subgroup_sigma, request.chart, request.subgroups);
  for (std::size_t i = 0; i < request.subgroups.size(); ++i) {
    const Subgroup& subgroup = request.subgroups[i];
    if (const std::string wrong = wrong_subgroup(subgroup, needs_of(request, subgroup, of_all)); !wrong.empty())
      return Error::invalid(fmt::format("Subgroup {} {}", i + 1, wrong));
  }
  const bool spreads = std::ranges::any_of(request.subgroups, [](const Subgroup& group) { return group.size > 1; });
  const bool is_missing = std::ranges::all_of(request.subgroups, [](const Subgroup& group) { return group.size == 0; });
  if (!spreads && !is_missing && !request.given)
    return Error::invalid("No subgroup holds two values or more. Give more of them, or ask for an XmR chart.");
  return {};
}

Request as_single_values(Request request) {
  if (request.subgroups.empty()) return request;
  request = with_plotted_values(std::move(request));
  request.denominators.clear();
  request.subgroups.clear();
  request.given.reset();
  request.chart = ChartKind::individuals;
  return request;
}

Request with_plotted_values(Request request) {
  request.values.clear();
  request.denominators.clear();
  for (const Subgroup& subgroup : request.subgroups) {
    request.values.push_back(plotted(request.chart, subgroup));
    request.denominators.push_back(static_cast<double>(subgroup.size));
  }
  return request;
}

}  // namespace qi::spc

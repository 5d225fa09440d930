#include "spc/change_candidates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/phase_values.h"

namespace qi::spc {
namespace {

Done check(std::span<const double> values, const ChangeSearch& search) {
  if (std::ranges::any_of(values, [](double value) { return std::isinf(value); }))
    return Error::invalid("A value is infinite. Give a number, or leave it out.");
  if (search.baseline == 0) return Error::invalid("A baseline needs at least 1 point.");
  if (search.run_length < 2) return Error::invalid("The length of a rule must be 2 points or more.");
  if (std::ranges::any_of(search.excluded, [&](std::size_t place) { return place >= values.size(); }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  return {};
}

bool is_asked_for(Position side, const ChangeSearch& search) {
  return !search.side || (side > 0) == (*search.side == Side::high);
}

/// The first run from `from` on, as the places of its values.
std::vector<std::size_t> next_run(std::span<const double> values, std::size_t from, double centre,
                                  const ChangeSearch& search) {
  std::vector<std::size_t> run;
  Position side = 0;
  for (std::size_t i = from; i < values.size(); ++i) {
    const Position here = position(values[i], centre);  // 0 where the value is missing
    if (here == 0) continue;
    if (here != side) run.clear();
    side = here;
    run.push_back(i);
    if (run.size() >= search.run_length && is_asked_for(side, search)) return run;
  }
  return {};
}

double median_at(std::span<const double> values, std::span<const std::size_t> places) {
  std::vector<double> chosen;
  for (const std::size_t place : places)
    if (!std::isnan(values[place])) chosen.push_back(values[place]);
  return chosen.empty() ? kMissing : median(chosen);
}

}  // namespace

Result<ChangeCandidates> change_candidates(std::span<const double> given, const ChangeSearch& search) {
  if (const Done good = check(given, search); !good) return good.error();
  std::vector<double> values(given.begin(), given.end());
  for (const std::size_t place : search.excluded) values[place] = kMissing;
  std::size_t from = std::min(search.baseline, values.size());
  std::vector<std::size_t> baseline(from);
  for (std::size_t i = 0; i < from; ++i) baseline[i] = i;
  ChangeCandidates found{.baseline = median_at(values, baseline)};
  double centre = found.baseline;
  while (true) {
    const std::vector<std::size_t> run = next_run(values, from, centre, search);
    if (run.empty()) return found;
    const double after = median_at(values, run);
    found.candidates.push_back({.first = run.front(),
                                .last = run.back(),
                                .side = after > centre ? Side::high : Side::low,
                                .before = centre,
                                .after = after});
    centre = after;
    from = run.back() + 1;
  }
}

std::string reason(const ChangeCandidate& candidate, const ChangeSearch& search) {
  return fmt::format("{} values in a row lie {} the median before them.", search.run_length,
                     candidate.side == Side::high ? "above" : "below");
}

}  // namespace qi::spc

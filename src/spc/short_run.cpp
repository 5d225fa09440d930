#include "spc/short_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/number.h"
#include "spc/limits/chart_constants.h"

namespace qi::spc {
namespace {

Done check(const ShortRunValues& asked) {
  if (asked.kinds.size() != asked.values.size()) return Error::invalid("Give one kind of work for each value.");
  if (std::ranges::any_of(asked.values, [](double value) { return std::isinf(value); }))
    return Error::invalid("A value is infinite. Give a number, or leave it out.");
  if (std::ranges::any_of(asked.excluded, [&](std::size_t place) { return place >= asked.values.size(); }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  return {};
}

/// The values that means and sigmas are made of: NaN where excluded.
std::vector<double> used_values(const ShortRunValues& asked) {
  std::vector<double> used = asked.values;
  for (const std::size_t place : asked.excluded) used[place] = kMissing;
  return used;
}

/// The number of the run that each value belongs to.
std::vector<std::size_t> runs_of(std::span<const std::size_t> kinds) {
  std::vector<std::size_t> runs;
  for (std::size_t i = 0; i < kinds.size(); ++i)
    runs.push_back(i == 0 ? 0 : runs.back() + (kinds[i] == kinds[i - 1] ? 0 : 1));
  return runs;
}

/// The phase of each value, from 0.
std::vector<std::size_t> phases_of(const ShortRunValues& asked) {
  std::vector<std::size_t> starts = asked.starts;
  std::ranges::sort(starts);
  std::vector<std::size_t> phases;
  for (std::size_t i = 0; i < asked.values.size(); ++i)
    phases.push_back(
        static_cast<std::size_t>(std::ranges::upper_bound(starts, i) - std::ranges::upper_bound(starts, 0)));
  return phases;
}

/// Which values share a mean, and which a sigma: kinds told apart by phase.
class Sharing {
 public:
  Sharing(const ShortRunValues& asked, ShortRunSigma sigma)
      : asked_(asked), sigma_(sigma), kinds_(asked.kinds.empty() ? 0 : std::ranges::max(asked.kinds) + 1) {
    phases_ = phases_of(asked);
    for (std::size_t i = 0; i < asked.kinds.size(); ++i) own_kinds_.push_back(kind_in(i, phases_[i]));
    runs_ = runs_of(own_kinds_);
  }

  std::size_t phase(std::size_t i) const { return phases_[i]; }
  /// Stands for all phases together, behind the last.
  std::size_t all_phases() const { return phases_.empty() ? 0 : phases_.back() + 1; }
  const std::vector<std::size_t>& kinds() const { return own_kinds_; }
  const std::vector<std::size_t>& runs() const { return runs_; }
  std::size_t kind_in(std::size_t i, std::size_t phase) const { return asked_.kinds[i] + phase * kinds_; }

  /// Of the values that share the sigma of value `i`, had it been of that phase.
  std::size_t pool_in(std::size_t i, std::size_t phase) const {
    switch (sigma_) {
      case ShortRunSigma::of_each_kind: return kind_in(i, phase);
      case ShortRunSigma::of_each_run: return runs_[i];
      case ShortRunSigma::of_all: break;
    }
    return phase;
  }

 private:
  const ShortRunValues& asked_;
  ShortRunSigma sigma_;
  std::size_t kinds_;
  std::vector<std::size_t> phases_, own_kinds_, runs_;
};

/// By pool, of each phase and of all: from the ranges of neighbours within runs. A missing value breaks.
std::map<std::size_t, double> sigmas_of(std::span<const double> used, const Sharing& sharing) {
  std::map<std::size_t, std::vector<double>> ranges;
  const std::vector<std::size_t>& runs = sharing.runs();
  for (std::size_t i = 1; i < used.size(); ++i) {
    const double range = std::abs(used[i] - used[i - 1]);
    if (runs[i] != runs[i - 1] || std::isnan(range)) continue;
    const std::size_t of_phase = sharing.pool_in(i, sharing.phase(i));
    const std::size_t of_all = sharing.pool_in(i, sharing.all_phases());
    ranges[of_phase].push_back(range);
    if (of_all != of_phase) ranges[of_all].push_back(range);
  }
  std::map<std::size_t, double> sigmas;
  for (const auto& [pool, of_pool] : ranges) sigmas[pool] = mean(of_pool) / kD2ForPairs;
  return sigmas;
}

/// The mean of the used values of each kind.
std::map<std::size_t, double> means_of(std::span<const double> used, std::span<const std::size_t> kinds) {
  std::map<std::size_t, std::vector<double>> values;
  for (std::size_t i = 0; i < used.size(); ++i)
    if (!std::isnan(used[i])) values[kinds[i]].push_back(used[i]);
  std::map<std::size_t, double> means;
  for (const auto& [kind, of_kind] : values) means[kind] = mean(of_kind);
  return means;
}

}  // namespace

Result<Request> deviations_from_nominal(const ShortRunValues& asked, std::span<const double> nominals) {
  if (const Done good = check(asked); !good) return good.error();
  Request request;
  request.excluded = asked.excluded;
  for (std::size_t i = 0; i < asked.values.size(); ++i) {
    const std::size_t kind = asked.kinds[i];
    if (kind >= nominals.size() || !std::isfinite(nominals[kind]))
      return Error::invalid(fmt::format("Value {} is of a kind without a nominal. Give one for each kind.", i + 1));
    request.values.push_back(asked.values[i] - nominals[kind]);
  }
  return request;
}

Result<Standardised> standardised_short_runs(const ShortRunValues& asked, ShortRunSigma sigma) {
  if (const Done good = check(asked); !good) return good.error();
  const std::vector<double> used = used_values(asked);
  const Sharing sharing(asked, sigma);
  const auto sigmas = sigmas_of(used, sharing);
  const auto means = means_of(used, sharing.kinds());
  const auto known = [](const std::map<std::size_t, double>& of, std::size_t key) {
    const auto found = of.find(key);
    return found == of.end() ? kMissing : found->second;
  };
  const auto sigma_in = [&](std::size_t i, std::size_t phase) { return known(sigmas, sharing.pool_in(i, phase)); };
  const auto mean_in = [&](std::size_t i, std::size_t phase) { return known(means, sharing.kind_in(i, phase)); };
  Standardised found;
  found.request.given = GivenLimits{.centre = 0, .sigma = 1};
  found.request.excluded = asked.excluded;
  for (std::size_t i = 0; i < used.size(); ++i) {
    std::size_t phase = sharing.phase(i);
    while (phase > 0 && !(sigma_in(i, phase) > 0 && std::isfinite(mean_in(i, phase)))) --phase;
    double spread = sigma_in(i, phase);
    double centre = mean_in(i, phase);
    if (!(spread > 0)) {
      spread = sigma_in(i, sharing.all_phases());
      centre = mean_in(i, sharing.phase(i));
    }
    const bool is_missing = std::isnan(asked.values[i]);
    if (!is_missing && (std::isnan(spread) || std::isnan(centre)))
      return Error::invalid(
          fmt::format("The kind of value {} has no two values in a row, which tell its sigma. Give more{}.", i + 1,
                      sigma == ShortRunSigma::of_all ? "" : ", or take one sigma for all"));
    if (!is_missing && !(spread > 0))
      return Error::invalid(
          fmt::format("The values beside value {} do not vary. Give more of them, or take one sigma for all.", i + 1));
    found.centres.push_back(centre);
    found.sigmas.push_back(spread);
    found.request.values.push_back((asked.values[i] - centre) / spread);
  }
  return found;
}

}  // namespace qi::spc

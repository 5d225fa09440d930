#include "spc/time_standard.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/percent.h"
#include "stats/count_intervals.h"
#include "stats/distributions.h"
#include "stats/number_range.h"
#include "stats/summary.h"

namespace qi::spc {
namespace {

Done check(std::span<const double> values, double level) {
  if (values.empty()) return Error::invalid("Give at least 1 value.");
  if (!std::ranges::all_of(values, [](double value) { return std::isfinite(value); }))
    return Error::invalid("Every value must be a finite number.");
  if (!stats::is_usable_share(level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  return {};
}

ShareWithin share_of(std::size_t within, std::size_t values, double level) {
  const double count = static_cast<double>(values);
  const stats::Bounds share = stats::wilson(static_cast<double>(within), count, (1 - level) / 2);
  return {.within = within,
          .values = values,
          .percent = kWholePercent * static_cast<double>(within) / count,
          .interval = {kWholePercent * share.lower, kWholePercent * share.upper, level}};
}

}  // namespace

Result<ShareWithin> share_within(std::span<const double> values, double standard, Meets meets, double level) {
  if (const Done good = check(values, level); !good) return good.error();
  if (!std::isfinite(standard)) return Error::invalid("Give the standard as a finite number.");
  const auto within = std::ranges::count_if(
      values, [&](double value) { return meets == Meets::at_most ? value <= standard : value >= standard; });
  return share_of(static_cast<std::size_t>(within), values.size(), level);
}

Result<ShareWithin> share_inside(std::span<const double> values, const Specification& specification, double level) {
  if (const Done good = check(values, level); !good) return good.error();
  if (const Done good = check_specification(specification); !good) return good.error();
  const auto& [lower, upper, target] = specification;
  const auto inside = std::ranges::count_if(
      values, [&](double value) { return !(lower && value < *lower) && !(upper && value > *upper); });
  return share_of(static_cast<std::size_t>(inside), values.size(), level);
}

Result<Centile> centile(std::span<const double> values, double probability, double level) {
  if (const Done good = check(values, level); !good) return good.error();
  if (!stats::is_usable_share(probability))
    return Error::invalid("Give a centile between 0 and 1, such as 0.9 for the 90th.");
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const int count = static_cast<int>(sorted.size());

  Centile found{.probability = probability,
                .value = stats::quantile_of_sorted(sorted, probability),
                .interval = {.level = level}};

  // Places are counted from 1; `fewer` is how likely it is that fewer values than the place lie below the centile.
  const auto fewer = [&](int at) { return stats::binomial_cdf(at - 1, count, probability); };
  int low = stats::binomial_quantile((1 - level) / 2, count, probability);
  while (low > 0 && fewer(low) > (1 - level) / 2) --low;
  while (low < count && fewer(low + 1) <= (1 - level) / 2) ++low;
  int high = stats::binomial_quantile((1 + level) / 2, count, probability) + 1;
  while (high > 1 && fewer(high - 1) >= (1 + level) / 2) --high;
  while (high <= count && fewer(high) < (1 + level) / 2) ++high;
  const bool has_low = low >= 1;
  // At the place after the last, fewer(count + 1) is 1: no value reaches so far.
  const bool has_high = high <= count;
  if (has_low) found.interval.lower = sorted[static_cast<std::size_t>(low - 1)];
  if (has_high) found.interval.upper = sorted[static_cast<std::size_t>(high - 1)];
  if (has_low && has_high) found.coverage = fewer(high) - fewer(low);
  return found;
}

}  // namespace qi::spc

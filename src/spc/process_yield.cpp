#include "spc/process_yield.h"

#include "spc/capability.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kMillion = 1e6;

Done check_step(const ProcessStep& step) {
  const std::string where = step.name.empty() ? "" : " in " + step.name;
  if (step.units < 1 || step.opportunities < 1)
    return Error::invalid("Give at least 1 unit and 1 opportunity" + where + ".");
  if (step.defects < 0 || step.rework < 0) return Error::invalid("Counts cannot be below 0" + where + ".");
  if (step.defects > step.opportunities || step.rework > step.opportunities - step.defects)
    return Error::invalid("There are more defects and rework than opportunities" + where + ". Check the counts.");
  return {};
}

StepYield yield_of(const ProcessStep& step) {
  const double chances = static_cast<double>(step.opportunities);
  const double defects = static_cast<double>(step.defects);
  return {.yield = static_cast<double>(step.opportunities - step.defects) / chances,
          .first_time_yield = static_cast<double>(step.opportunities - step.defects - step.rework) / chances,
          .defects_per_unit = defects / static_cast<double>(step.units),
          .dpmo = kMillion * defects / chances};
}

}  // namespace

Result<ProcessYield> process_yield(std::span<const ProcessStep> steps) {
  if (steps.empty()) return Error::invalid("Give at least 1 step of the process.");
  ProcessYield found{.rolled_throughput_yield = 1};
  ProcessStep whole{.units = steps.front().units};
  for (const ProcessStep& step : steps) {
    if (const Done good = check_step(step); !good) return good.error();
    found.steps.push_back(yield_of(step));
    found.rolled_throughput_yield *= found.steps.back().first_time_yield;
    whole.opportunities += step.opportunities;
    whole.defects += step.defects;
    whole.rework += step.rework;
  }
  found.whole = yield_of(whole);
  if (whole.defects > 0 && whole.defects < whole.opportunities) {
    // By the share of defects, which keeps its digits where the yield is almost 1.
    const double score =
        -stats::normal_quantile(static_cast<double>(whole.defects) / static_cast<double>(whole.opportunities));
    found.sigma_level_without_shift = score;
    found.sigma_level_with_shift = score + kSixSigmaShift;
  }
  return found;
}

}  // namespace qi::spc

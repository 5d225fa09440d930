#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "spc/capability.h"
#include "spc/histogram.h"
#include "spc/percentile_capability.h"
#include "spc/probability_plot.h"
#include "spc/time_standard.h"
#include "stats/fits/distribution_choice.h"

// What must hold of capability, fits and bins for every series, whatever its values.
namespace qi::spc {
namespace {

/// Whole numbers of any size, some of them the same, on some scale.
std::vector<double> arbitrary_values(int least) {
  const auto length = *rc::gen::inRange(least, 80);
  const double scale = std::pow(10.0, *rc::gen::inRange(-9, 10));
  const double offset = *rc::gen::element(0.0, 1.0, -50.0, 1e4, 1e6);
  const int range = *rc::gen::element(2, 10, 1000);
  std::vector<double> values;
  for (int i = 0; i < length; ++i) values.push_back((*rc::gen::inRange(0, range) + offset) * scale);
  return values;
}

bool are_the_same(const std::vector<double>& values) {
  const auto [least, most] = std::ranges::minmax(values);
  return least == most;
}

bool is_close(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance * std::max({1.0, std::abs(a), std::abs(b)});
}

RC_GTEST_PROP(Histogram, HoldsEveryValueOnceBetweenRoundEdges, ()) {
  const std::vector<double> values = arbitrary_values(1);
  const auto found = histogram(values, *rc::gen::element(BinRule::freedman_diaconis, BinRule::sturges),
                               *rc::gen::element(ValueStyle::number, ValueStyle::minutes_seconds));
  RC_ASSERT(static_cast<bool>(found));
  RC_ASSERT(found->bins.size() <= kMostBins);
  RC_ASSERT(found->bins.front().count > 0u && found->bins.back().count > 0u);
  std::size_t sum = 0;
  for (std::size_t i = 0; i < found->bins.size(); ++i) {
    const Bin& bin = found->bins[i];
    sum += bin.count;
    RC_ASSERT(bin.low < bin.high);
    if (i > 0) RC_ASSERT(bin.low == found->bins[i - 1].high);
  }
  RC_ASSERT(sum == values.size());
}

RC_GTEST_PROP(DistributionChoice, NeverLeaksANumberThatIsNone, ()) {
  const std::vector<double> values = arbitrary_values(3);
  const auto choice = stats::choose_distribution(values);
  RC_ASSERT(static_cast<bool>(choice) != are_the_same(values));
  if (!choice) return;
  for (const stats::Fit& fit : choice->fits) {
    for (const double parameter : fit.distribution.parameters) RC_ASSERT(std::isfinite(parameter));
    RC_ASSERT(!std::isnan(fit.log_likelihood) && !std::isnan(fit.anderson_darling));
    RC_ASSERT(fit.anderson_darling > 0);
    double before = -std::numeric_limits<double>::infinity();
    for (const double probability : {0.00135, 0.1, 0.5, 0.9, 0.99865}) {
      const double value = stats::quantile(fit.distribution, probability);
      RC_ASSERT(value >= before);
      before = value;
    }
    if (const auto plot = probability_plot(values, fit))
      for (const PlotLinePoint& at : plot->line) RC_ASSERT(at.lower <= at.value && at.value <= at.upper);
  }
}

RC_GTEST_PROP(LikelihoodFits, AreTheBestOfTheirNeighbours, ()) {
  std::vector<double> values;
  const auto length = *rc::gen::inRange(5, 60);
  for (int i = 0; i < length; ++i) values.push_back(*rc::gen::inRange(1, 5000) / 7.0);
  RC_PRE(!are_the_same(values));
  const auto choice = stats::choose_distribution(values);
  RC_ASSERT(static_cast<bool>(choice));
  for (const stats::Fit& fit : choice->fits) {
    const std::string_view slug = stats::distribution_family(fit.distribution.family).slug;
    if (slug.starts_with("johnson") || slug == "box-cox")
      continue;  // by percentiles; with a parameter that is no free one
    for (std::size_t i = 0; i < stats::distribution_family(fit.distribution.family).free_parameters; ++i)
      for (const double factor : {0.999, 1.001}) {
        stats::FittedDistribution moved = fit.distribution;
        moved.parameters[i] *= factor;
        RC_ASSERT(stats::evidence_of(moved, values).log_likelihood <= fit.log_likelihood + 1e-9);
      }
  }
}

/// Times that lean to the right, a few of them far out.
std::vector<double> skewed_with_outliers() {
  std::vector<double> values;
  const auto length = *rc::gen::inRange(8, 60);
  const double lean = *rc::gen::element(0.05, 0.2, 0.5, 1.0);
  for (int i = 0; i < length; ++i)
    values.push_back(std::round(1200 * std::exp(lean * *rc::gen::inRange(-20, 21) / 10.0)));
  const auto outliers = *rc::gen::inRange(0, 4);
  for (int i = 0; i < outliers; ++i) values.push_back(1200.0 * *rc::gen::inRange(2, 40));
  return values;
}

// Once 25 times with one far out were refused, because Box-Cox was chosen and has no 99.865% point there.
RC_GTEST_PROP(PercentileCapability, ChoosingForOneselfNeverTakesAShapeWithoutItsPoints, ()) {
  const std::vector<double> values = *rc::gen::arbitrary<bool>() ? skewed_with_outliers() : arbitrary_values(8);
  RC_PRE(!are_the_same(values));
  const auto choice = stats::choose_distribution(values);
  RC_ASSERT(static_cast<bool>(choice));
  RC_CLASSIFY(choice->reason.find("would come first") != std::string::npos, "passed over");
  if (choice->fit()) RC_ASSERT(stats::what_points_lack(choice->fit()->distribution).empty());
  const auto found = percentile_capability({.values = values}, {.upper = values.front()});
  if (!found) {
    const bool is_without_shape = found.error().message.starts_with("No distribution goes with these values");
    RC_ASSERT(is_without_shape);
    return;
  }
  RC_ASSERT(found->low < found->median && found->median < found->high);
  RC_ASSERT(std::isfinite(found->low) && std::isfinite(found->high) && std::isfinite(found->ppk));
}

RC_GTEST_PROP(Capability, StaysTheSameWhenValuesAndLimitsAreScaledAndShifted, ()) {
  std::vector<double> values;
  const auto length = *rc::gen::inRange(3, 60);
  for (int i = 0; i < length; ++i) values.push_back(*rc::gen::inRange(-40, 41));
  RC_PRE(!are_the_same(values));
  const double scale = *rc::gen::element(0.25, 1.0, 8.0);
  const double shift = *rc::gen::element(0.0, -64.0, 1024.0);
  std::vector<double> moved = values;
  for (double& value : moved) value = value * scale + shift;
  const auto a = capability({.values = values}, {.lower = -50, .upper = 60, .target = 0});
  const auto b =
      capability({.values = moved}, {.lower = -50 * scale + shift, .upper = 60 * scale + shift, .target = shift});
  RC_ASSERT(a && b);
  RC_ASSERT(is_close(a->within.nearer.value, b->within.nearer.value, 1e-9));
  RC_ASSERT(is_close(a->overall.about_target->value, b->overall.about_target->value, 1e-9));
  RC_ASSERT(a->stability().state() == b->stability().state());
  RC_ASSERT(a->within.nearer.value <= a->within.potential->value + 1e-12);
}

RC_GTEST_PROP(TimeStandard, HasIntervalsThatHoldTheirEstimate, ()) {
  const std::vector<double> values = arbitrary_values(1);
  const double level = *rc::gen::element(0.5, 0.9, 0.95, 0.999);
  const auto share = share_within(values, values.front(), Meets::at_most, level);
  RC_ASSERT(static_cast<bool>(share));
  RC_ASSERT(share->interval.lower <= share->percent && share->percent <= share->interval.upper);
  RC_ASSERT(share->interval.lower >= 0 && share->interval.upper <= 100);
  const double probability = *rc::gen::element(0.1, 0.5, 0.9, 0.98);
  const auto found = centile(values, probability, level);
  RC_ASSERT(static_cast<bool>(found));
  if (found->coverage) RC_ASSERT(*found->coverage >= level && found->interval.lower <= found->interval.upper);
}

}  // namespace
}  // namespace qi::spc

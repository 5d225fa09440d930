// Limits of t charts by probability: quantiles of the likeliest distribution of the times, held against closed forms.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "base/number.h"
#include "spc/analyse.h"
#include "spc/levels.h"

namespace qi::spc {
namespace {

const std::vector<double> kDays{3, 19, 8, 5, 12, 1, 30, 7, 14, 2, 9, 4};

Request days_between(std::vector<double> days, TimeLimits limits) {
  Request request{.chart = ChartKind::t, .values = std::move(days), .better = Direction::increase};
  request.profile.time_limits = limits;
  return request;
}

Limits limits_of(const Request& request) {
  const auto analysis = analyse(request);
  EXPECT_TRUE(analysis) << analysis.error().message;
  return analysis->last_phase().limits;
}

TEST(TimeLimits, OfAnExponentialAreItsQuantilesAtTheMeanTime) {
  const double average = mean(kDays);
  for (const double tail : {0.00135, 0.01, 0.1}) {
    Request request = days_between(kDays, TimeLimits::exponential);
    request.profile.tail_probability = tail;
    const Limits limits = limits_of(request);
    EXPECT_NEAR(limits.centre, average * std::numbers::ln2, 1e-12 * average);
    EXPECT_NEAR(limits.lower, -average * std::log1p(-tail), 1e-12 * average);
    EXPECT_NEAR(limits.upper, -average * std::log(tail), 1e-12 * average);
  }
}

TEST(TimeLimits, OfAWeibullSolveTheEquationsOfItsLikelihood) {
  const double tail = 0.01;
  Request request = days_between(kDays, TimeLimits::weibull);
  request.profile.tail_probability = tail;
  const Limits limits = limits_of(request);
  // ln(-ln(1 - F(x))) is a straight line in ln x, whose slope is the shape.
  const auto height = [](double probability) { return std::log(-std::log1p(-probability)); };
  const double shape = (height(1 - tail) - height(0.5)) / std::log(limits.upper / limits.centre);
  const double scale = limits.centre / std::pow(std::numbers::ln2, 1 / shape);
  EXPECT_NEAR(shape, (height(0.5) - height(tail)) / std::log(limits.centre / limits.lower), 1e-9);
  double powers = 0;
  double weighted = 0;
  double logs = 0;
  for (const double day : kDays) {
    powers += std::pow(day, shape);
    weighted += std::pow(day, shape) * std::log(day);
    logs += std::log(day);
  }
  const double count = static_cast<double>(kDays.size());
  EXPECT_NEAR(weighted / powers - 1 / shape, logs / count, 1e-9);
  EXPECT_NEAR(scale, std::pow(powers / count, 1 / shape), 1e-8);
}

TEST(TimeLimits, LieAsManySigmasFromTheCentreAsTheirTailSays) {
  Request request = days_between(kDays, TimeLimits::exponential);
  request.profile.tail_probability = 0.0227501319481792;  // of a normal beyond 2 sigma
  const auto analysis = analyse(request);
  EXPECT_NEAR(level_at(*analysis, 0, 2), analysis->last_phase().limits.upper, 1e-9);
}

TEST(TimeLimits, TakeATimeOfZeroAsHalfAUnit) {
  for (const TimeLimits kind : {TimeLimits::roots, TimeLimits::weibull, TimeLimits::exponential})
    EXPECT_EQ(limits_of(days_between({3, 0, 8, 5, 12, 1}, kind)).upper,
              limits_of(days_between({3, 0.5, 8, 5, 12, 1}, kind)).upper);
}

TEST(TimeLimits, OfAConstantSeriesLieOnItsCentreAndOfTwoValuesAreNone) {
  for (const TimeLimits kind : {TimeLimits::weibull, TimeLimits::exponential}) {
    const auto constant = analyse(days_between({5, 5, 5, 5}, kind));
    ASSERT_TRUE(constant);
    EXPECT_NEAR(constant->last_phase().limits.upper, 5, 1e-12);
    EXPECT_NEAR(constant->last_phase().limits.lower, 5, 1e-12);
    EXPECT_TRUE(constant->patterns.empty());
    const Limits two = limits_of(days_between({4, 9}, kind));
    EXPECT_TRUE(std::isnan(two.upper) && std::isnan(two.lower));
    EXPECT_FALSE(std::isnan(two.centre));
  }
}

TEST(TimeLimits, OfTimesThatLieImmenselyFarApartAreNumbersOrNone) {
  for (const TimeLimits kind : {TimeLimits::weibull, TimeLimits::exponential}) {
    const Limits limits = limits_of(days_between({1e-60, 1e60, 1e-60, 1e60, 3}, kind));
    EXPECT_FALSE(std::isinf(limits.upper));
    EXPECT_TRUE(std::isnan(limits.upper) || (limits.lower >= 0 && limits.lower <= limits.centre));
  }
}

TEST(TimeLimits, NeedATailThatCanBeReached) {
  Request request = days_between(kDays, TimeLimits::weibull);
  request.profile.tail_probability = 0.5;
  EXPECT_EQ(analyse(request).error().message,
            "Give a probability beyond each limit from 0.000000001 to below 0.5, such as 0.00135.");
  request.profile.time_limits = TimeLimits::roots;
  EXPECT_TRUE(analyse(request)) << "which three sigma do not ask for";
}

}  // namespace
}  // namespace qi::spc

// How often a steady process is warned of: every check over the same made-up series, with the share that it may at most
// call. A warning that comes without a cause is soon not read.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "spc/advice.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

constexpr int kSeries = 500;

struct Bound {
  std::string_view warning;
  double share;
};
// Autocorrelation is judged at 1 of 20, by custom; the rest at 1 of 100 or seldomer, with what chance adds to 500
// series.
constexpr Bound kBounds[]{{"constant-series", 0},       {"missing-values", 0},      {"rare-events", 0},
                          {"overdispersion", 0.035},    {"autocorrelation", 0.075}, {"seasonality", 0.03},
                          {"influential-point", 0.025}, {"coarse-figures", 0},      {"skewed-values", 0.015}};

template <class Make>
std::map<std::string, int> alarms(Make make) {
  std::map<std::string, int> count;
  for (int i = 0; i < kSeries; ++i) {
    const auto all = advise(make(), 12);
    EXPECT_TRUE(all);
    for (const Advice& warning : warnings_among(*all)) ++count[std::string(warning.warning)];
  }
  return count;
}

void expect_few(std::map<std::string, int> count, const std::string& of) {
  for (const Bound& bound : kBounds)
    EXPECT_LE(count[std::string(bound.warning)], bound.share * kSeries) << bound.warning << " of " << of;
}

TEST(FalseAlarms, OfMeasurementsAreFew) {
  for (const std::size_t size : {24, 36, 60}) {
    test::SteadyNoise noise(100 + size);
    expect_few(alarms([&] {
                 Request request;
                 request.values = noise.normals(size, 480, 25);
                 return request;
               }),
               std::to_string(size) + " measurements");
  }
}

TEST(FalseAlarms, OfMeasurementsAreFewFromTwelvePointsOn) {
  test::SteadyNoise noise(112);
  expect_few(alarms([&] {
               Request request;
               request.values = noise.normals(12, 480, 25);
               return request;
             }),
             "12 measurements");
}

TEST(FalseAlarms, OfSharesAreFew) {
  for (const std::size_t size : {14, 24, 48}) {
    test::SteadyNoise noise(200 + size);
    expect_few(alarms([&] {
                 Request request;
                 request.chart = ChartKind::p;
                 for (std::size_t i = 0; i < size; ++i) {
                   const int cases = 80 + static_cast<int>(60 * noise.share());
                   request.denominators.push_back(cases);
                   request.values.push_back(noise.binomial(cases, 0.3));
                 }
                 return request;
               }),
               std::to_string(size) + " shares");
  }
}

TEST(FalseAlarms, OfEventsAreFew) {
  test::SteadyNoise noise(300);
  expect_few(alarms([&] {
               Request request;
               request.chart = ChartKind::c;
               for (int i = 0; i < 30; ++i) request.values.push_back(noise.poisson(20));
               return request;
             }),
             "30 counts");
}

}  // namespace
}  // namespace qi::spc

#pragma once
/// Charts of sums and of distances that tests share. All figures are made here: waves, no random numbers.
/// Nothing is checked here.

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "chart/distance_chart.h"
#include "chart/sum_drawing.h"
#include "spc/sums/bernoulli_cusum.h"
#include "spc/sums/cusum.h"
#include "spc/sums/risk_adjusted_cusum.h"

namespace qi::support {

/// About 0, as restless as a standard deviation of 1.
inline double restless(std::size_t i) {
  const double at = static_cast<double>(i);
  return 0.95 * std::sin(at * 2.39 + 0.3) + 0.9 * std::cos(at * 5.3 + 1) + 0.5 * std::sin(at * 0.83);
}

inline spc::Wording months_from_2019(std::size_t count) {
  spc::Wording wording;
  for (std::size_t i = 0; i < count; ++i)
    wording.dates.push_back(next_period(Frequency::month, *Date::from(2019, 1, 1), static_cast<int>(i)));
  return wording;
}

template <class Value>
Value sums_or_throw(Result<Value> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return *std::move(result);
}

/// Values about 10 with sigma 1; the last `shifted` of them about 10 + `shift`.
inline chart::SumDrawing cusum_drawing(std::size_t count, std::size_t shifted, double shift,
                                       const spc::CusumOptions& options = {}) {
  spc::Request series;
  for (std::size_t i = 0; i < count; ++i)
    series.values.push_back(10 + restless(i) + (i + shifted >= count ? shift : 0));
  series.given = spc::GivenLimits{.centre = 10, .sigma = 1};
  series.better = spc::Direction::decrease;
  return {.sums = sums_or_throw(spc::cusum(series, options)).sums,
          .wording = months_from_2019(count),
          .name = "Time to answer",
          .title = "CUSUM chart",
          .scale = "Sums, in sigmas",
          .setting = "It is set to find a lasting change of 1 sigma soon.",
          .head_start = options.head_start,
          .after = options.after};
}

/// Cases with a risk between 2 % and 30 %; every so many has the event.
inline chart::SumDrawing risk_drawing(std::size_t count, std::size_t every) {
  spc::RiskAdjustedRequest request;
  for (std::size_t i = 0; i < count; ++i) {
    request.risks.push_back(0.16 + 0.14 * std::sin(static_cast<double>(i) * 1.7));
    request.outcomes.push_back(i % every == every - 1 || (i > count / 2 && i % 3 == 0) ? 1 : 0);
  }
  request.after = spc::AfterSignal::starts_again;
  request.better = spc::Direction::decrease;
  const spc::RiskAdjustedCusum found = sums_or_throw(spc::risk_adjusted_cusum(request));
  return {.sums = found.sums,
          .wording = {.format = {ValueStyle::number, 0, ""}, .dates = {}},
          .name = "Deaths within 30 days",
          .title = "Risk-adjusted CUSUM chart",
          .scale = "Sums of log-likelihood ratios",
          .setting = "It is set to find odds of 2 times those expected, or half of them.",
          .after = spc::AfterSignal::starts_again,
          .vlad = found.vlad};
}

/// The same with two events, a value that is left out and a phase that starts at `start`.
inline chart::SumDrawing marked(chart::SumDrawing drawing, std::size_t left_out, std::size_t start) {
  spc::SumPoint& point = drawing.sums.points[left_out];
  point = {.value = point.value, .state = spc::PointState::excluded};
  if (!drawing.vlad.empty()) drawing.vlad[left_out] = spc::kMissing;
  drawing.starts = {0, start};
  drawing.annotations = {
      {.index = 2, .code = "E1", .label = "New rota", .description = "E1 New rota", .href = "#event-E1"},
      {.index = start + 1,
       .code = "E2",
       .label = "A second desk for the evening peak",
       .description = "E2 A second desk",
       .href = "#event-E2"}};
  return drawing;
}

/// Two figures that go together; at every ninth place they do not.
inline chart::DistanceDrawing distance_drawing(std::size_t count, std::optional<std::size_t> baseline = std::nullopt,
                                               std::size_t astray = 9) {
  spc::HotellingRequest request{.observations = {}, .subgroups = {}, .baseline = baseline};
  for (std::size_t i = 0; i < count; ++i) {
    const double together = restless(i);
    const double apart = 0.4 * restless(i * 3 + 7) + (i % astray == astray - 1 ? 4.5 : 0);
    request.observations.push_back({30 + 4 * together + 2 * apart, 12 + 3 * together - 2 * apart});
  }
  return {.chart = sums_or_throw(spc::hotelling_chart(request)),
          .variables = {"time on scene", "time at hospital"},
          .wording = months_from_2019(count),
          .name = "Job cycle"};
}

}  // namespace qi::support

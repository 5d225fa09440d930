#pragma once
/// Drawings of histograms and probability plots that tests share: made values that are the same on every machine.
/// Nothing is expected here.

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "chart/histogram_chart.h"
#include "chart/probability_plot_chart.h"
#include "stats/distributions.h"
#include "stats/fits/distribution_choice.h"

namespace qi::support {

/// The normal scores of `count` values, in an order without a trend.
inline std::vector<double> mixed_scores(std::size_t count) {
  std::vector<double> scores;
  for (std::size_t i = 0; i < count; ++i) {
    // 37 shares no divisor with the counts that tests use, so each place comes once.
    const double place = static_cast<double>(i * 37 % count);
    scores.push_back(stats::normal_quantile((place + 0.5) / static_cast<double>(count)));
  }
  return scores;
}

/// Response times in whole seconds, lognormal about ten minutes.
inline std::vector<double> response_seconds(std::size_t count) {
  std::vector<double> values;
  for (const double score : mixed_scores(count)) values.push_back(std::round(600 * std::exp(0.35 * score)));
  return values;
}

/// Percentages with one decimal, normal about 82.
inline std::vector<double> on_time_percent(std::size_t count) {
  std::vector<double> values;
  for (const double score : mixed_scores(count)) values.push_back(std::round((82 + 4 * score) * 10) / 10);
  return values;
}

inline chart::HistogramDrawing histogram_of(std::string name, std::vector<double> values,
                                            spc::Specification specification, ValueFormat format) {
  chart::HistogramDrawing drawing{.histogram = *spc::histogram(values, spc::BinRule::freedman_diaconis, format.style),
                                  .format = format,
                                  .name = std::move(name),
                                  .specification = specification};
  if (const auto choice = stats::choose_distribution(values)) {
    if (choice->fit()) drawing.curve = choice->fit()->distribution;
    drawing.notes = {choice->reason};
  }
  if (auto found = spc::capability({.values = values}, specification)) drawing.capability = *std::move(found);
  drawing.values = std::move(values);
  return drawing;
}

inline chart::HistogramDrawing response_histogram(std::size_t count) {
  auto drawing = histogram_of("Category 2 response, Chertsey", response_seconds(count), {.upper = 1080, .target = 540},
                              {ValueStyle::minutes_seconds, 0, ""});
  drawing.upper_name = "18-minute standard";
  if (auto found = spc::percentile_capability({.values = drawing.values}, drawing.specification))
    drawing.percentile_capability = *std::move(found);
  return drawing;
}

inline chart::HistogramDrawing percent_histogram(std::size_t count) {
  return histogram_of("Welfare calls made on time", on_time_percent(count), {.lower = 75, .upper = 88, .target = 82},
                      {ValueStyle::percent, 1, ""});
}

inline chart::ProbabilityPlotDrawing plot_of(std::string_view shape, std::size_t count) {
  const std::vector<double> values = response_seconds(count);
  const auto fit = stats::fit_distribution(shape, values);
  if (!fit) throw std::runtime_error(fit.error().message);
  return {.plot = *spc::probability_plot(values, *fit),
          .format = {ValueStyle::minutes_seconds, 0, ""},
          .name = "Category 2 response, Chertsey"};
}

}  // namespace qi::support

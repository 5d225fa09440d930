#include "analysis/try_capability/capability_view.h"

#include "analysis/try_capability/capability_tables.h"
#include "base/text.h"
#include "spc/capability_words.h"

namespace qi::analysis {
namespace {

ui::ChartFigure histogram_figure(const CapabilityReading& reading, const CapabilityFindings& found) {
  const chart::HistogramDrawing drawing = histogram_drawing_of(reading, found);
  return {.title = reading.name,
          .detail = " Histogram of " + counted(found.values.size(), "value", "values") + " with what is asked of them.",
          .wide = html::TrustedMarkup(chart::histogram_chart(drawing, chart::Size::wide)),
          .compact = html::TrustedMarkup(chart::histogram_chart(drawing, chart::Size::compact)),
          .key = {}};
}

ui::ChartFigure plot_figure(const CapabilityReading& reading, const CapabilityFindings& found) {
  const chart::ProbabilityPlotDrawing drawing = plot_drawing_of(reading, found);
  return {.title = reading.name,
          .detail = " Probability plot: values that follow the line have the shape.",
          .wide = html::TrustedMarkup(chart::probability_plot_chart(drawing, chart::Size::wide)),
          .compact = html::TrustedMarkup(chart::probability_plot_chart(drawing, chart::Size::compact)),
          .key = {}};
}

ui::Tone tone_of(const spc::Stability& stability) {
  return stability.state() == spc::StabilityState::unstable ? ui::Tone::concern : ui::Tone::neutral;
}

}  // namespace

Result<CapabilityFindings> findings_of(const CapabilityReading& reading) {
  auto found = capability_findings(reading.question);
  if (found) return found;
  // Whether it is the shape shows when the choice is left to us.
  CapabilityQuestion chosen = reading.question;
  chosen.shape.clear();
  const bool is_the_shape = !reading.question.shape.empty() && capability_findings(chosen);
  return Error::invalid_fields({{is_the_shape ? "shape" : "figures", found.error().message}});
}

chart::HistogramDrawing histogram_drawing_of(const CapabilityReading& reading, const CapabilityFindings& found) {
  return {.values = found.values,
          .histogram = found.histogram,
          .format = reading.question.format,
          .name = reading.name,
          .specification = reading.question.specification,
          .curve = fitted_curve(found),
          .capability = found.normal,
          .percentile_capability = found.by_percentiles,
          .notes = {}};
}

chart::ProbabilityPlotDrawing plot_drawing_of(const CapabilityReading& reading, const CapabilityFindings& found) {
  return {.plot = found.plot.value(), .format = reading.question.format, .name = reading.name, .notes = {}};
}

CapabilityAnswer capability_answer_of(const CapabilityReading& reading, const CapabilityFindings& found) {
  const ValueFormat& format = reading.question.format;
  CapabilityAnswer answer{
      .stability = {stability_title(found.stability.state()), tone_of(found.stability)},
      .stability_why = found.stability.why(),
      .standard = {spc::share_sentence(found.met.share, found.met.standard, found.met.meets, format),
                   spc::centile_sentence(found.met.centile, format)},
      .first = reading.first,
      .verdict = found.verdict,
      .tone = tone_of(found.stability),
      .shape_reason = found.shapes.reason,
      .histogram = histogram_figure(reading, found),
      .plot = std::nullopt,
      .indices = index_table(found),
      .measured = measured_figures(found, format),
      .outside = outside_table(found, format, reading.question.specification),
      .sigma_levels = sigma_level_table(found),
      .shapes = shape_table(found),
      .notes = reading.notes,
      .problems = {},
  };
  if (found.plot) answer.plot = plot_figure(reading, found);
  answer.notes.insert(answer.notes.end(), found.notes.begin(), found.notes.end());
  for (const stats::NotFitted& each : found.shapes.not_fitted)
    answer.notes.push_back(std::string(each.title) + " was not fitted: " + each.why);
  for (const tabular::RowProblem& problem : reading.problems) answer.problems.push_back(tabular::words_of(problem));
  return answer;
}

}  // namespace qi::analysis

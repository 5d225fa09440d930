#pragma once
/// What the page "Good enough?" shows: stability first, then the sentence, pictures, indices with intervals, shares.
/// It reads no form and writes no HTML.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_capability/capability_form.h"
#include "chart/histogram_chart.h"
#include "chart/probability_plot_chart.h"
#include "ui/chart_figure.h"
#include "ui/chip.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::analysis {

/// Share and centile in words, each with its interval.
struct StandardWords {
  std::string share;
  std::string centile;
};

struct CapabilityAnswer {
  ui::Chip stability;  ///< "Stable", "Not stable", "Cannot tell yet"
  std::string stability_why;
  StandardWords standard;
  ToldFirst first = ToldFirst::indices;
  spc::Verdict verdict;
  ui::Tone tone = ui::Tone::neutral;
  std::string shape_reason;  ///< which shape, and why
  ui::ChartFigure histogram;
  std::optional<ui::ChartFigure> plot;
  std::optional<ui::DataTable> indices;  ///< within and overall side by side, or by percentiles
  std::vector<ui::KeyValue> measured;    ///< centre, sigmas or percentiles
  ui::DataTable outside;                 ///< observed and expected beyond each limit
  ui::DataTable sigma_levels;            ///< with defects per million
  ui::DataTable shapes;                  ///< every shape that was fitted
  std::vector<std::string> notes;
  std::vector<std::string> problems;  ///< cells that were no figures
};
CapabilityAnswer capability_answer_of(const CapabilityReading& reading, const CapabilityFindings& found);

/// capability_findings, with its refusal as an error of the field "figures", or of "shape" where a shape was asked for
/// that does not go with the figures.
Result<CapabilityFindings> findings_of(const CapabilityReading& reading);

chart::HistogramDrawing histogram_drawing_of(const CapabilityReading& reading, const CapabilityFindings& found);
/// Where there is a plot.
chart::ProbabilityPlotDrawing plot_drawing_of(const CapabilityReading& reading, const CapabilityFindings& found);

/// Every figure in a row of its own, the stability verdict before any index.
std::string capability_csv(const CapabilityReading& reading, const CapabilityFindings& found);

}  // namespace qi::analysis

#pragma once
/// What one chart of the page for small changes and outcomes found: its words, numbers and rows, and its drawing, which
/// is not drawn yet. Pictures and groups of charts are sums_view.h.

#include <string>
#include <variant>
#include <vector>

#include "analysis/try_sums/sums_form.h"
#include "analysis/try_sums/sums_rows.h"
#include "chart/distance_chart.h"
#include "chart/sum_drawing.h"
#include "ui/chart_figure.h"
#include "ui/key_values.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {

struct SumsFound {
  ui::Saying saying;
  std::string setting;  ///< what size of change the chart is set to find; "" not a chart of sums
  std::vector<ui::KeyValue> numbers;
  AnswerRows rows;
  spc::Wording wording;
  std::variant<chart::SumDrawing, chart::DistanceDrawing, chart::SpcDrawing> drawing;
  std::vector<double> beside;  ///< of the chart of a series: heights of small ones side by side
  std::string detail;          ///< what the picture shows
  std::vector<ui::KeyEntry> key;
  std::vector<ui::KeyEntry> key_of_wide = {};  ///< those of `key` that a phone's picture does not show
  std::vector<ui::KeySample> samples;
};

/// refuses  what the chart refuses.
Result<SumsFound> find_part(const SumsReading& reading, const SumsPart& part);

/// The events that notes make of their rows: E1, E2, … in their order.
std::vector<chart::Annotation> annotations_of(const RowMarks& marks, const spc::Wording& wording);

}  // namespace qi::analysis

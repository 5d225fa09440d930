#pragma once
/// What the page that puts places side by side shows: the sentence, the picture with its key, how the limits were made
/// and every unit.
/// It reads no form and writes no HTML.

#include <string>
#include <string_view>
#include <vector>

#include "analysis/try_funnel/funnel_form.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/key_values.h"

namespace qi::analysis {

struct FunnelAnswer {
  spc::Verdict verdict;
  ui::ChartFigure figure;
  std::vector<std::string> cautions;  ///< of the plot: what is undefined, and why
  std::vector<ui::KeyValue> method;   ///< kind, target, limits, overdispersion, sources
  std::vector<std::string> left_out;
  std::vector<std::string> notes;
  ui::DataTable table;  ///< in the order pasted; rows are called "unit-" and their place
};
FunnelAnswer funnel_answer_of(const FunnelReading& reading);

/// Every unit with values, limits and z, as CSV with a heading row; undefined figures are empty cells.
std::string funnel_csv(const FunnelReading& reading);

/// Real figures with their source, for somebody who has none at hand: the share of incidents taken to an emergency
/// department, by ambulance trust.
const FunnelForm& funnel_example();
std::string_view funnel_example_source();

}  // namespace qi::analysis

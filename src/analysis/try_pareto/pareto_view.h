#pragma once
/// What the page about causes shows: the sentence, the picture with its key, and every cause.
/// It reads no form and writes no HTML.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_pareto/pareto_form.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"

namespace qi::analysis {

/// One sentence with its picture and its table.
struct ParetoPart {
  spc::Verdict verdict;
  ui::ChartFigure figure;
  ui::DataTable table;
};
struct ParetoAnswer {
  std::optional<ParetoPart> periods;  ///< how two periods compare, where there are two
  ParetoPart causes;                  ///< of the later period where there are two
  std::vector<std::string> left_out;
  std::vector<std::string> notes;
};
ParetoAnswer pareto_answer_of(const ParetoReading& reading);

/// The picture that is taken away: both periods where there are two.
std::string pareto_file_drawing(const ParetoReading& reading);
/// Every row of the chart, or of both periods, as CSV with a heading row.
std::string pareto_csv(const ParetoReading& reading);

/// Causes of late handovers, made up.
const ParetoForm& pareto_example();

}  // namespace qi::analysis

#pragma once
/// What the page about causes shows: the sentence, the picture with its key, and every cause.
/// It reads no form and writes no HTML.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/try_pareto/pareto_form.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/small_figures.h"

namespace qi::analysis {

/// One sentence with its picture and its table.
struct ParetoPart {
  spc::Verdict verdict;
  ui::ChartFigure figure;
  ui::DataTable table;
};
/// The charts of all groups, small, each with its sentence; one table of them all.
struct ParetoGroups {
  ui::SmallFigures figures;
  ui::DataTable table;
};
/// Either the charts of all causes, or those of groups.
struct ParetoAnswer {
  std::optional<ParetoPart> periods;  ///< how two periods compare, where there are two
  std::optional<ParetoPart> causes;   ///< of the later period where there are two
  std::optional<ParetoGroups> groups;
  std::vector<std::string> left_out;
  std::vector<std::string> notes;
};
/// `readings` is not empty, here and below.
ParetoAnswer pareto_answer_of(std::span<const ParetoReading> readings);

/// The picture that is taken away: both periods where there are two, a sheet of small ones where there are groups.
std::string pareto_file_drawing(std::span<const ParetoReading> readings, std::string_view name);
/// Every row of the chart, or of both periods, as CSV with a heading row. Groups stand in a column in front.
std::string pareto_csv(std::span<const ParetoReading> readings);

/// Causes of late handovers, made up.
const ParetoForm& pareto_example();

}  // namespace qi::analysis

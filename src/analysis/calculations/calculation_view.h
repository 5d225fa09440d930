#pragma once
/// What a page shows of a calculation's result: the figure to read first, all figures, pictures, tables, guidance.
/// It reads no form and writes no HTML.

#include <string>
#include <vector>

#include "analysis/calculations/calculation_form.h"
#include "analysis/calculations/calculation_picture.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"

namespace qi::analysis {

/// Result and pictures of a form that was understood.
struct WorkedCalculation {
  CalculationReading reading;
  stats::CalculationResult result;
  std::vector<CalculationPicture> pictures;
};
/// refuses  what stats::run_calculation refuses. Errors of columns name kTableField; so does a refusal as a whole where
///          there is a table, else its field is "".
Result<WorkedCalculation> work_out(CalculationReading reading);

struct TitledTable {
  std::string title;
  ui::DataTable table;
};

struct CalculationAnswer {
  std::string headline;  ///< "Cases in each group: 100 cases."
  std::string method;
  ui::DataTable figures;
  std::vector<ui::ChartFigure> pictures;
  std::vector<TitledTable> tables;
  std::string guidance;               ///< may be empty
  std::vector<std::string> notes;     ///< of the calculation
  std::vector<std::string> read_as;   ///< how a table was read
  std::vector<std::string> problems;  ///< cells that were no figures
};
CalculationAnswer answer_of(const WorkedCalculation& worked);

/// The figures and tables as a file.
std::string calculation_csv(const stats::CalculationResult& result);

}  // namespace qi::analysis

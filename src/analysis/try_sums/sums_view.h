#pragma once
/// What the page for small changes and outcomes shows: the sentence, pictures, numbers and the table.
/// It reads no form and writes no HTML.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_sums/sums_form.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/key_values.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {

/// A picture that can be taken away.
struct SumsPicture {
  std::string file;  ///< name without its ending: "cusum", "vlad"
  ui::ChartFigure figure;
  std::string standing_alone;  ///< as an SVG file
};

struct SumsAnswer {
  ui::Saying saying;
  std::string setting;                ///< what size of change the chart is set to find; "" not a chart of sums
  std::vector<SumsPicture> pictures;  ///< never empty
  std::vector<ui::KeyValue> numbers;
  ui::DataTable table;  ///< newest first, as long as it can be read
  std::string csv;      ///< all of it, oldest first
  std::vector<std::string> notes;
  std::vector<std::string> problems;
};

/// refuses  what the chart refuses, as an error of the field "figures".
Result<SumsAnswer> sums_answer_of(const SumsReading& reading);

}  // namespace qi::analysis

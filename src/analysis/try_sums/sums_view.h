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
#include "ui/small_figures.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {

enum class SumsDisplay {
  chart,
  life_adjusted,  ///< the variable life-adjusted display beside a risk-adjusted CUSUM
  ranges,         ///< the moving ranges beside a Z-MR chart
};

/// A picture that can be taken away: of one chart, or small ones of all groups.
struct SumsPicture {
  SumsDisplay display = SumsDisplay::chart;
  std::string file;  ///< name without its ending: "cusum", "vlad"
  std::optional<ui::ChartFigure> figure;
  std::optional<ui::SmallFigures> small;  ///< where there are groups
  std::string standing_alone;             ///< as an SVG file
};

/// Where there are groups each small picture has its own sentence: no saying, numbers and table stand beside them.
struct SumsAnswer {
  std::optional<ui::Saying> saying;
  std::string setting;  ///< what the chart is set to find, "" not a chart of sums; of groups, what they share
  std::vector<SumsPicture> pictures;  ///< never empty
  std::vector<ui::KeyValue> numbers;
  std::optional<ui::DataTable> table;   ///< newest first, as long as it can be read
  std::optional<ui::DataTable> events;  ///< what notes say of their rows
  std::string csv;                      ///< all of it, oldest first; group by group
  std::vector<std::string> notes;
  std::vector<std::string> problems;
};

/// refuses  what the chart refuses, as an error of the field "figures".
Result<SumsAnswer> sums_answer_of(const SumsReading& reading);

}  // namespace qi::analysis

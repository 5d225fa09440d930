#pragma once
/// What the page that puts places side by side shows: the sentence, the picture with its key, how the limits were made
/// and every unit.
/// It reads no form and writes no HTML.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/try_funnel/funnel_form.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/key_values.h"
#include "ui/small_figures.h"

namespace qi::analysis {

/// One plot with its verdict; or small ones of all groups, each with its own.
struct FunnelAnswer {
  std::optional<spc::Verdict> verdict;
  std::string asks;  ///< a doubt about the target, as a question; "" none
  std::optional<ui::ChartFigure> figure;
  std::optional<ui::SmallFigures> small;
  std::vector<std::string> cautions;  ///< of the plot: what is undefined, and why
  std::vector<ui::KeyValue> method;   ///< kind, target, limits, overdispersion, sources
  std::vector<std::string> left_out;
  std::vector<std::string> notes;
  ui::DataTable table;  ///< in the order pasted, group by group; pictures lead to its rows
};
/// `readings` is not empty, here and below.
FunnelAnswer funnel_answer_of(std::span<const FunnelReading> readings);

/// The picture that is taken away: a sheet of small ones where there are groups.
std::string funnel_file_drawing(std::span<const FunnelReading> readings, std::string_view name);

/// Every unit with values, limits and z, as CSV with a heading row; undefined figures are empty cells. Groups stand in
/// a column in front.
std::string funnel_csv(std::span<const FunnelReading> readings);

/// Real figures with their source, for somebody who has none at hand: the share of incidents taken to an emergency
/// department, by ambulance trust.
const FunnelForm& funnel_example();
std::string_view funnel_example_source();

}  // namespace qi::analysis

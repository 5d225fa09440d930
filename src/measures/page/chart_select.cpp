#include "measures/page/chart_select.h"

#include <fmt/format.h>

#include "measures/measure.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {

std::vector<ui::Choice> chart_choices() {
  std::vector<ui::Choice> choices;
  for (const spc::ChartKind kind : charts_of_measures()) {
    const spc::ChartRow& chart = spc::chart_row(kind);
    choices.push_back({.value = std::string(chart.slug), .text = fmt::format("{}: {}", chart.title, chart.short_use)});
  }
  return choices;
}

}  // namespace qi::measures

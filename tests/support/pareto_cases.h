#pragma once
/// Pareto charts that tests share. All categories and counts are made here.
/// Nothing is checked here.

#include <stdexcept>
#include <string>
#include <vector>

#include "chart/pareto_chart.h"

namespace qi::support {

inline spc::ParetoRequest missed_calls() {
  return {.entries = {{"No owner for the hour", 132},
                      {"Night cover across 2 desks", 104},
                      {"Wait time not visible", 71},
                      {"Call not on task list", 38},
                      {"Handover delays", 27},
                      {"Repeat callers", 18},
                      {"Radio silent", 9},
                      {"Kit missing", 8},
                      {"Wrong address", 5}},
          .most_rows = 7};
}

inline chart::ParetoDrawing pareto_drawing_of(const spc::ParetoRequest& request) {
  const auto found = spc::pareto(request);
  if (!found) throw std::runtime_error(found.error().message);
  return {.pareto = *found,
          .wording = {.cases = "missed calls"},
          .name = "Missed calls, 2 to 29 April 2023",
          .amount_name = "Missed calls"};
}

inline chart::ParetoComparisonDrawing pareto_comparison_drawing() {
  const auto found = spc::compare_pareto(missed_calls(), {{"No owner for the hour", 40},
                                                          {"Night cover across 2 desks", 80},
                                                          {"Wait time not visible", 70},
                                                          {"Kit missing", 30},
                                                          {"Weather", 14}});
  if (!found) throw std::runtime_error(found.error().message);
  return {*found, "Missed calls before and after the desk", "April 2023", "April 2024"};
}

}  // namespace qi::support

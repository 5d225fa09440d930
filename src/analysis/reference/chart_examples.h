#pragma once
/// Figures that show each chart at work, as questions to the engine: real ones with their source, or made up.
/// Nothing is computed here: a reference page runs them.

#include <span>
#include <string_view>

namespace qi::analysis {

struct ChartExample {
  std::string_view chart;     ///< slug of its row in the catalogue
  std::string_view name;      ///< what the drawing calls the figures
  std::string_view story;     ///< one sentence: what the figures are
  std::string_view source;    ///< "" for made-up figures, which a page says
  std::string_view question;  ///< as POST /api/v1/spc takes it
};

std::span<const ChartExample> chart_examples();
/// nullptr: the chart has no example.
const ChartExample* find_chart_example(std::string_view chart);

}  // namespace qi::analysis

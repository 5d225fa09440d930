#pragma once
/// The words and figures of a histogram: shares beyond the limits, indices with their verdict, facts of the margin.
/// Nothing is drawn here: see histogram_chart.h.

#include <string>
#include <string_view>
#include <vector>

#include "chart/figure_frame.h"
#include "chart/histogram_chart.h"

namespace qi::chart {

/// How many values lie beyond one limit.
struct Beyond {
  std::size_t count = 0;
  std::size_t values = 0;
  std::string_view where;  ///< "above"

  std::string percent() const;
  std::string words() const;  ///< "5 of 60 above, 8.3%"
  std::string brief() const;  ///< "8.3% above", where there is little room
};
/// The specification has that limit.
Beyond below_lower(const HistogramDrawing& drawing);
Beyond above_upper(const HistogramDrawing& drawing);

/// A target that coincides with a limit has no line of its own.
bool has_own_target(const spc::Specification& specification);

/// Of the drawing's curve, which is there.
std::string_view curve_title(const HistogramDrawing& drawing);

/// The indices that go with the values' shape, and the verdict that goes with the indices.
struct IndexWords {
  std::vector<MarginFact> indices;
  std::size_t main = 0;  ///< the one that is told alone where there is little room
  const spc::Stability* stability = nullptr;
};
IndexWords index_words(const HistogramDrawing& drawing);

std::vector<MarginFact> histogram_facts(const HistogramDrawing& drawing);

}  // namespace qi::chart

#pragma once
/// What any of the three charts of sums found, with what a page or an answer needs of its options.
/// It reads no question and writes nothing: see sums_question.h and sums_answer.h.

#include <string>
#include <vector>

#include "analysis/try_sums/sums_question.h"
#include "chart/sum_drawing.h"
#include "spc/sums/sum_reading.h"

namespace qi::analysis {

/// A number that the chart goes by: "centre", "accepted".
struct SumsFigure {
  std::string_view slug;
  double value = spc::kMissing;
};

struct SumsFinding {
  spc::SumChart sums;
  std::string scale;    ///< what the heights are: "Sums, in sigmas"
  std::string setting;  ///< what size of change it is set to find, as a sentence
  double head_start = 0;
  spc::AfterSignal after = spc::AfterSignal::goes_on;
  std::vector<std::size_t> starts = {0};
  spc::SumLevel level = spc::SumLevel::from_values;
  /// What each phase goes by, or one entry where all go by the same; empty: nothing to tell.
  std::vector<std::vector<SumsFigure>> figures;
  std::vector<double> scores;  ///< risk-adjusted alone: what each case adds; else empty
  std::vector<double> vlad;    ///< risk-adjusted alone; else empty
};

/// refuses  what the chart itself refuses.
Result<SumsFinding> find_sums(const SumsQuestion& question);

chart::SumDrawing drawing_of(const SumsQuestion& question, const SumsFinding& finding, std::string name);

}  // namespace qi::analysis

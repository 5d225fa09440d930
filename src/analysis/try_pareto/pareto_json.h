#pragma once
/// The JSON of Pareto charts: what POST /api/v1/spc/pareto takes and gives. docs/api/plots.md has every key.
/// Nothing is computed here.

#include <string>
#include <string_view>

#include "base/result.h"
#include "shell/api_schema.h"
#include "spc/pareto_comparison_words.h"

namespace qi::analysis {

struct ParetoQuestion {
  spc::ParetoRequest request;
  std::optional<double> covered_share;  ///< categories are kept until they make up this share
  std::vector<spc::ParetoEntry> later;  ///< of a second period; empty: there is none
  spc::ParetoWording wording;
  spc::PeriodNames periods;
};

/// refuses  text that is not one JSON object; an unknown option or word; a value of the wrong kind; columns of
///          different lengths; more than one way of gathering; more than 20,000 entries. The message names the key.
Result<ParetoQuestion> read_pareto_question(std::string_view text);

/// The answer as one JSON object without line ends.
/// refuses  what spc::pareto and spc::compare_pareto refuse.
Result<std::string> pareto_answer(const ParetoQuestion& question);

shell::Schema pareto_question_schema();
shell::Schema pareto_answer_schema();

}  // namespace qi::analysis

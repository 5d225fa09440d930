#pragma once
/// The JSON of funnel plots: what POST /api/v1/spc/funnel takes and gives. docs/api/plots.md has every key.
/// Nothing is computed here.

#include <string>
#include <string_view>

#include "base/result.h"
#include "shell/api_schema.h"
#include "spc/funnel_words.h"

namespace qi::analysis {

/// Whether the limits along the sizes come with the answer, for programs that draw.
enum class FunnelCurves { left_out, asked_for };

struct FunnelQuestion {
  spc::FunnelRequest request;
  spc::FunnelWording wording;  ///< its format is set by the answer, from what the values are
  FunnelCurves curves = FunnelCurves::left_out;
};

/// refuses  text that is not one JSON object; an unknown kind, option or word; a value of the wrong kind; columns of
///          different lengths; more than 5,000 units. The message names the key.
Result<FunnelQuestion> read_funnel_question(std::string_view text);

/// The answer as one JSON object without line ends.
/// refuses  what spc::funnel refuses.
Result<std::string> funnel_answer(const FunnelQuestion& question);

shell::Schema funnel_question_schema();
shell::Schema funnel_answer_schema();

}  // namespace qi::analysis

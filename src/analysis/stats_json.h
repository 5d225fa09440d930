#pragma once
/// The JSON of the tests and models: what `qualitea stats --jsonl` and POST /api/v1/stats take and give.
/// docs/api/stats.md has every key. Nothing is computed here.

#include <string>
#include <string_view>

#include "base/number.h"
#include "base/result.h"
#include "stats/test_catalogue.h"

namespace qi::analysis {

struct StatsQuestion {
  const stats::TestRow* test = nullptr;
  stats::TestRequest request;
  ValueStyle style = ValueStyle::number;  ///< in which all its figures are written; times are in seconds
};

/// refuses  text that is not one JSON object; an unknown test, option or word; a value of the wrong kind. The message
///          names the key. Keys beside `options` that are not known are ignored.
Result<StatsQuestion> read_stats_question(std::string_view text);

/// The answer as one JSON object without line ends.
/// refuses  what stats::run_test refuses.
Result<std::string> stats_answer(const StatsQuestion& question);

/// The same answer for a result made elsewhere.
std::string stats_answer_of(const StatsQuestion& question, const stats::TestResult& result);

/// Answer or {"error": "…"}, in one line: what a stream gives back for any line.
std::string stats_answer_line(std::string_view line);

}  // namespace qi::analysis

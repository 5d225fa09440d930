#pragma once
/// The JSON of the SPC engine: what `qualitea spc --jsonl` and POST /api/v1/spc take and give. docs/api/spc.md has
/// every key. Nothing is computed here, and no page's minimum number of points applies.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/event_times.h"
#include "base/result.h"
#include "json/json_reading.h"
#include "spc/analyse.h"
#include "spc/sentence.h"

namespace qi::analysis {

struct SpcQuestion {
  spc::Request request;
  spc::Wording wording;
  PointsAre points = PointsAre::periods;
  std::vector<std::string> times = {};    ///< of day, of events; empty: whole days
  std::vector<spc::RunsTest> runs_tests;  ///< asked for beside the profile's own
  std::optional<std::size_t> season;      ///< points in a cycle, for advice; nullopt: not said
};

/// refuses  text that is not one JSON object; an unknown chart, profile, option or word; a value of the wrong kind. The
///          message names the key. Keys beside `options` that are not known are ignored: an oracle case is a question.
Result<SpcQuestion> read_spc_question(std::string_view text);

/// The same of a question that was read as JSON already. Throws Fault (see question_reading.h) for what it refuses.
SpcQuestion spc_question_in(const json::Object& whole);

/// The answer as one JSON object without line ends.
/// refuses  what spc::analyse refuses.
Result<std::string> spc_answer(const SpcQuestion& question);

/// The same answer for a reading made elsewhere. `times` are those of day of single events, or empty.
std::string spc_answer_of(const spc::Reading& reading, const spc::Wording& wording,
                          PointsAre points = PointsAre::periods, const std::vector<std::string>& times = {});

/// Answer or {"error": "…"}, in one line: what a stream gives back for any line.
std::string spc_answer_line(std::string_view line);

}  // namespace qi::analysis

#pragma once
/// A question to a chart for short runs: kinds of work beside the values make it a question to the XmR chart.
/// The answer is that of any series: see spc_json.h.

#include "analysis/spc_json.h"
#include "json/json_reading.h"

namespace qi::analysis {

/// "dnom" or "zmr": false for any other chart.
bool asks_for_short_runs(const json::Object& whole);

/// `question` was read as one of an XmR chart with values "y"; its values are put on one scale. Reads "kind" (a word
/// for each value), "nominal" (a number for each kind, of dnom) and the option "sigma_of" (of zmr). Throws Fault (see
/// question_reading.h) for what is missing or unknown, and for what spc/short_run.h refuses.
void put_short_runs(const json::Object& whole, SpcQuestion& question);

}  // namespace qi::analysis

#pragma once
/// The options of a question to the SPC engine, one row each: what profile, phases and limits are asked to be.
/// docs/api/spc.md says what every option does; nothing is analysed here.

#include <string_view>
#include <vector>

#include "analysis/spc_json.h"
#include "json/json_reading.h"

namespace qi::analysis {

/// Reads "options" of a whole question, whose chart, profile and data were read before. Throws Fault (see
/// question_reading.h) for an option or a word that is not known.
void read_spc_options(const json::Object& whole, SpcQuestion& question);

/// Every option by its key.
std::vector<std::string_view> spc_option_keys();

/// One target for every value, or a list with one for each.
void set_targets(std::string_view key, const json::Value& value, spc::Request& request);

}  // namespace qi::analysis

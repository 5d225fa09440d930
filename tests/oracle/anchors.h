#pragma once
/// What each package's answer means in terms of ours, key by key, under the profile that reproduces it.
/// Whether a difference is excused is not decided here: see departures.h.

#include <string>
#include <string_view>
#include <vector>

#include "oracle/comparison.h"
#include "oracle/oracle_case.h"

namespace qi::oracle {

/// nullopt for an anchor that has no profile of ours. An anchor that refused is one difference with the key "error".
std::optional<Comparison> compare(const Case& asked, std::string_view anchor, const json::Object& expected);

}  // namespace qi::oracle

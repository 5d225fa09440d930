#pragma once
/// One case of the oracle: what was asked, and what each package answered. Its format stands in spc/README.md.
/// Nothing is compared here: see anchors.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "json/json_reading.h"
#include "spc/series.h"

namespace qi::oracle {

struct Case {
  std::string chart;  ///< or family: the name of the file
  std::string id;
  spc::Request request;  ///< values, phases, exclusions, direction and target as asked; the profile is the anchor's
  std::optional<std::size_t> shift_length;
  std::optional<std::size_t> trend_length;
  std::optional<bool> screens_ranges;
  json::Object written;   ///< the case as it stands in the file
  json::Object expected;  ///< by anchor
};

/// The cases of one `<chart>.json` or `<test>.json`; refuses what is not in the oracle's format. `request` stays empty
/// in the families; where a file has one answer for a case it is under the name of what computed it, or "certified".
Result<std::vector<Case>> read_cases(const std::string& text);
/// True for the charts of a series that the engine can draw, and for the families.
bool is_supported(const std::string& chart);

}  // namespace qi::oracle

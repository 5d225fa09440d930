#pragma once
/// The oracle's files that are no charts of a series in time: capability, funnels, tests. One row for each file.
/// Charts of a series are compared in anchors.h.

#include <optional>
#include <span>
#include <string_view>

#include "json/json_reading.h"
#include "oracle/comparison.h"

namespace qi::oracle {

/// Compares one case as written (id, options, data) with what an anchor expects of it. nullopt: not an anchor whose
/// conventions we follow.
using CompareCase = std::optional<Comparison>(const json::Object& written, std::string_view anchor,
                                              const json::Object& expected);

struct FamilyRow {
  std::string_view file;  ///< "funnel" of funnel.json
  CompareCase* compare;
};

std::span<const FamilyRow> families();
/// nullptr: no such family.
const FamilyRow* find_family(std::string_view file);

}  // namespace qi::oracle

#pragma once
/// The reference of the charts that have a door of their own: the further catalogue's words, and the example of the
/// page where they can be tried. It writes no HTML.

#include <optional>
#include <string_view>

#include "analysis/reference/reference_view.h"

namespace qi::analysis {

ReferenceSection further_section();
/// nullopt: the further catalogue has no such row.
std::optional<ReferenceEntry> further_chart_reference(std::string_view slug);

}  // namespace qi::analysis

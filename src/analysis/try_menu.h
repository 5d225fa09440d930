#pragma once
/// The row of links at the top of every page that tries something without an account.
/// Which page answers which question stands here once; the pages themselves do not know each other.

#include <string_view>

#include "html/page.h"

namespace qi::analysis {

enum class TryKind { over_time, which_chart, tests, capability, places, causes, plan, measurement, sums };
void try_menu(html::Page& h, TryKind current);

}  // namespace qi::analysis

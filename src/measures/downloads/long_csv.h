#pragma once
/// Many series as CSV in long form at stable addresses, for Power BI, Excel's "from web" and R. The columns are a
/// promise: docs/api/downloads.md lists them, new ones are added at the end. It works nothing out itself.

#include <string>
#include <vector>

#include "measures/wall/wall_view.h"

namespace qi::measures {

/// One row for each period of each series, oldest first within a series. Numbers in full, in the unit of the values
/// (seconds for times); empty where there is none. UTF-8 with a byte order mark.
std::string figures_csv(const std::vector<WallMember>& members);

/// One row for each member: what its tile shows, with limits and verdicts in words and in stable slugs.
std::string wall_csv(const std::vector<const WallMember*>& members);

/// One row for each measure, closed ones too: its definition.
std::string catalogue_csv(const std::vector<Measure>& measures);

}  // namespace qi::measures

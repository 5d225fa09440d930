#pragma once
/// The short ordered list above the tiles: which groups of measures deserve a look, and two names to begin with.
/// Pure. It ranks groups of measures, never people or places.

#include <span>
#include <string>
#include <vector>

#include "measures/wall/wall_view.h"

namespace qi::measures {

/// At most four lines, most urgent first; one line that says so where nothing is unusual. `members` in any order; the
/// two named are those whose latest values lie furthest from their means. Walls of units add the place. Links keep the
/// day of the query.
std::vector<LookFirst> look_first(std::span<const WallMember* const> members, const WallQuery& query);

/// "Expect about 1 signal to show by chance alone among 40 measures, even if nothing has changed." "" for under 20.
/// source  spc.md's simulation is not shown: 1.6% of last points of stable charts are flagged by these four rules.
std::string chance_words(std::size_t measures);

}  // namespace qi::measures

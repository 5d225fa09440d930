#pragma once
/// Loads what a wall's address asks for: the page and its files show the same members.
/// It chooses and orders nothing: see wall_view.h.

#include <optional>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "measures/wall/wall_view.h"

namespace qi::measures {

struct LoadedWall {
  Organisation organisation;  ///< the trust, also where units are shown
  bool has_units = false;
  std::vector<WallMember> members;
};

/// nullopt: there is no such organisation. `own_code` stands where the query names none.
std::optional<LoadedWall> load_wall(db::Connection& db, const WallQuery& query, std::string_view own_code);

}  // namespace qi::measures

#include "measures/wall/wall_loading.h"

#include <algorithm>
#include <iterator>

#include "measures/organisation_store.h"

namespace qi::measures {
namespace {

std::vector<SeriesFigures> figures_of_units(db::Connection& db, const std::vector<Organisation>& units,
                                            const AsOf& moment) {
  std::vector<SeriesFigures> figures;
  for (const Organisation& unit : units)
    std::ranges::move(list_figures_of_organisation(db, unit.id, moment), std::back_inserter(figures));
  return figures;
}

}  // namespace

std::optional<LoadedWall> load_wall(db::Connection& db, const WallQuery& query, std::string_view own_code) {
  const std::string_view code = query.organisation.empty() ? own_code : std::string_view(query.organisation);
  const auto organisation = find_organisation_by_code(db, code);
  if (!organisation) return std::nullopt;
  const auto units = list_units(db, organisation->id);
  const AsOf moment = as_of(query.known);
  auto figures = query.level == WallLevel::units ? figures_of_units(db, units, moment)
                                                 : list_figures_of_organisation(db, organisation->id, moment);
  return LoadedWall{*organisation, !units.empty(), wall_members(std::move(figures))};
}

}  // namespace qi::measures

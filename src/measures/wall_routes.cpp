#include "measures/wall_routes.h"

#include <algorithm>
#include <iterator>

#include "measures/organisation_store.h"
#include "measures/wall_pages.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

std::vector<SeriesFigures> figures_of_units(db::Connection& db, const std::vector<Organisation>& units) {
  std::vector<SeriesFigures> figures;
  for (const Organisation& unit : units)
    std::ranges::move(list_figures_of_organisation(db, unit.id), std::back_inserter(figures));
  return figures;
}

http::Response show_wall(const Context& context) {
  const WallQuery query = read_wall_query(context.request.query);
  const std::string& code = query.organisation.empty() ? context.site.own_ods_code : query.organisation;
  const auto organisation = find_organisation_by_code(context.db, code);
  if (!organisation) {
    // Before the first import the site's own trust is not known either: an empty wall says so better than a refusal.
    if (!query.organisation.empty())
      return shell::respond(context, Error::not_found("We could not find that organisation. Go back to the wall."));
    const Organisation own{.name = context.site.organisation};
    const std::vector<WallMember> none;
    const WallPage page = wall_page_of({.members = none, .query = query, .organisation = own});
    return shell::respond_page(context, {.title = page.title, .menu = "Measures"}, wall_page, page);
  }
  const auto units = list_units(context.db, organisation->id);
  const bool shows_units = query.level == WallLevel::units;
  const auto members = wall_members(shows_units ? figures_of_units(context.db, units)
                                                : list_figures_of_organisation(context.db, organisation->id));
  const WallPage page = wall_page_of({
      .members = members,
      .query = query,
      .organisation = *organisation,
      .has_units = !units.empty(),
      .may_change = context.visitor.may(shell::Permission::change_measures),
  });
  return shell::respond_page(context,
                             {.title = page.title + ", " + organisation->short_name,
                              .menu = "Measures",
                              .freshness = ui::Freshness::told_of_changes},
                             wall_page, page);
}

}  // namespace

shell::Routes wall_routes() {
  return {
      {http::Method::get, "/measures", shell::Permission::read_measures, show_wall,
       "The quality control wall: every measure of one organisation or of its units"},
  };
}

}  // namespace qi::measures

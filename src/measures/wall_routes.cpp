#include "measures/wall_routes.h"

#include <algorithm>
#include <iterator>

#include "measures/organisation_store.h"
#include "measures/wall_pages.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

std::vector<SeriesFigures> figures_of_units(db::Connection& db, const std::vector<Organisation>& units,
                                            const AsOf& as_of) {
  std::vector<SeriesFigures> figures;
  for (const Organisation& unit : units)
    std::ranges::move(list_figures_of_organisation(db, unit.id, as_of), std::back_inserter(figures));
  return figures;
}

http::Response show_wall(const Context& context) {
  const auto asked = read_wall_query(context.request.query, context.clock.today());
  if (!asked) return shell::respond(context, asked.error());
  const WallQuery& query = *asked;
  const std::string& code = query.organisation.empty() ? context.site.own_ods_code : query.organisation;
  const auto organisation = find_organisation_by_code(context.db, code);
  if (!organisation) {
    // Before the first import the site's own trust is not known either: an empty wall says so better than a refusal.
    if (!query.organisation.empty())
      return shell::respond(context, Error::not_found("We could not find that organisation. Go back to the wall."));
    const Organisation own{.name = context.site.organisation};
    const std::vector<WallMember> none;
    const WallPage page =
        wall_page_of({.members = none, .query = query, .organisation = own, .today = context.clock.today()});
    return shell::respond_page(context, {.title = page.title, .menu = "Measures"}, wall_page, page);
  }
  const auto units = list_units(context.db, organisation->id);
  const AsOf moment = as_of(query.known);
  const bool shows_units = query.level == WallLevel::units;
  const auto members = wall_members(shows_units ? figures_of_units(context.db, units, moment)
                                                : list_figures_of_organisation(context.db, organisation->id, moment));
  const WallPage page = wall_page_of({
      .members = members,
      .query = query,
      .organisation = *organisation,
      .has_units = !units.empty(),
      .may_change = !query.known && context.visitor.may(shell::Permission::change_measures),
      .today = context.clock.today(),
  });
  const ui::PageHead head{.title = page.title + ", " + organisation->short_name + title_words(query.known),
                          .menu = "Measures",
                          .freshness = freshness_of(query.known)};
  return shell::respond_page(context, head, wall_page, page);
}

}  // namespace

shell::Routes wall_routes() {
  return {
      {http::Method::get, "/measures", shell::Permission::read_measures, show_wall,
       "The quality control wall: every measure of one organisation or of its units"},
  };
}

}  // namespace qi::measures

#include "measures/wall/wall_routes.h"

#include "measures/wall/wall_loading.h"
#include "measures/wall/wall_pages.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

http::Response show_wall(const Context& context) {
  const auto asked = read_wall_query(context.request.query, context.clock.today());
  if (!asked) return shell::respond(context, asked.error());
  const WallQuery& query = *asked;
  const auto wall = load_wall(context.db, query, context.site.own_ods_code);
  if (!wall) {
    // Before the first import the site's own trust is not known either: an empty wall says so better than a refusal.
    if (!query.organisation.empty())
      return shell::respond(context, Error::not_found("We could not find that organisation. Go back to the wall."));
    const Organisation own{.name = context.site.organisation};
    const std::vector<WallMember> none;
    const WallPage page =
        wall_page_of({.members = none, .query = query, .organisation = own, .today = context.clock.today()});
    return shell::respond_page(context, {.title = page.title, .menu = "Measures"}, wall_page, page);
  }
  const WallPage page = wall_page_of({
      .members = wall->members,
      .query = query,
      .organisation = wall->organisation,
      .has_units = wall->has_units,
      .may_change = !query.known && context.visitor.may(shell::Permission::change_measures),
      .today = context.clock.today(),
  });
  const ui::PageHead head{.title = page.title + ", " + wall->organisation.short_name + title_words(query.known),
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

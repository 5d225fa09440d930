#include "measures/wall/comparison_routes.h"

#include "measures/measure_store.h"
#include "measures/wall/comparison_pages.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

http::Response show_comparison(const Context& context) {
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  const auto measure = id ? find_measure(context.db, *id) : std::nullopt;
  if (!measure)
    return shell::respond(context, Error::not_found("We could not find that measure. Choose one on the wall."));
  const auto known = read_as_known(context.request.query, context.clock.today());
  if (!known) return shell::respond(context, known.error());
  const ComparisonQuery query{.sort = read_comparison_sort(context.request.query.get("sort")), .known = *known};
  const auto members = wall_members(list_figures_of_measure(context.db, measure->id, as_of(query.known)));
  const ComparisonPage page = comparison_page_of(*measure, members, query, context.clock.today());
  const ui::PageHead head{.title = page.title + title_words(query.known),
                          .breadcrumb = {{"Measures", wall_url(query.known)}},
                          .menu = "Measures",
                          .freshness = freshness_of(query.known)};
  return shell::respond_page(context, head, comparison_page, page);
}

}  // namespace

shell::Routes comparison_routes() {
  return {
      {http::Method::get, "/measures/{id}", shell::Permission::read_measures, show_comparison,
       "One measure for every organisation, each against its own limits"},
  };
}

}  // namespace qi::measures

#include "measures/measure_routes.h"

#include "measures/measure_pages.h"
#include "measures/measure_query.h"
#include "measures/organisation_store.h"
#include "measures/series_address.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

ui::PageHead head_of(const SeriesFigures& figures) {
  const std::string& place = figures.organisation.short_name;
  return {
      .title = figures.measure.definition.name + ", " + place,
      .breadcrumb = {{"Measures", wall_url()}, {place, organisation_wall_url(figures.organisation.code)}},
      .menu = "Measures",
      .freshness = ui::Freshness::told_of_changes,
  };
}

http::Response show_measure(const Context& context) {
  const MeasureQuery query = read_measure_query(context.request.query);
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  const std::string_view place = context.request.query.get("place");
  // The form sends the place beside the address; the address of the place it names is the one to share.
  if (id && !place.empty() && place != context.request.capture("code")) {
    MeasureQuery elsewhere = query;
    elsewhere.target.reset();
    return http::Response::redirect(measure_url(*id, place, elsewhere).text());
  }
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());

  const auto places = list_organisations_with(context.db, figures->measure.id);
  const auto page = measure_page_of({
      .figures = *figures,
      .query = query,
      .places = places,
      .today = context.clock.today(),
      .may_change = context.visitor.may(shell::Permission::change_measures),
      .saved = context.request.query.get("saved"),
  });
  if (!page) return shell::respond(context, page.error());
  return shell::respond_page(context, head_of(*figures), measure_page, *page);
}

}  // namespace

shell::Routes measure_routes() {
  return {
      {http::Method::get, "/measures/{id}/{code}", shell::Permission::read_measures, show_measure,
       "One measure for one organisation: verdict, chart, reasons, table"},
  };
}

}  // namespace qi::measures

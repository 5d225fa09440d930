#include "measures/page/measure_routes.h"

#include "measures/late_alarm_store.h"
#include "measures/measure_query.h"
#include "measures/organisation_store.h"
#include "measures/page/measure_pages.h"
#include "measures/revision_store.h"
#include "measures/series_address.h"
#include "measures/signals/signal_panel.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

ui::PageHead head_of(const SeriesFigures& figures, const std::optional<AsKnown>& known) {
  const std::string& place = figures.organisation.short_name;
  return {
      .title = figures.measure.definition.name + ", " + place + title_words(known),
      .breadcrumb = {{"Measures", wall_url(known)}, {place, organisation_wall_url(figures.organisation.code, known)}},
      .menu = "Measures",
      .freshness = freshness_of(known),
  };
}

/// For a page of the past what is not what it was then; for the page of now what the last load revised.
std::vector<Revision> revisions_of(db::Connection& db, const SeriesFigures& figures) {
  if (figures.as_of.figures) return list_revisions_since(db, figures.series.id, *figures.as_of.figures);
  if (!figures.latest_load) return {};
  return list_revisions_since(db, figures.series.id, figures.latest_load->known_at - std::chrono::milliseconds(1));
}

http::Response show_measure(const Context& context) {
  const auto asked = read_measure_query(context.request.query, context.clock.today());
  if (!asked) return shell::respond(context, asked.error());
  const MeasureQuery& query = *asked;
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  const std::string_view place = context.request.query.get("place");
  // The form sends the place beside the address; the address of the place it names is the one to share.
  if (id && !place.empty() && place != context.request.capture("code")) {
    MeasureQuery elsewhere = query;
    elsewhere.target.reset();
    return http::Response::redirect(measure_url(*id, place, elsewhere).text());
  }
  const auto figures = load_addressed_figures(context.db, context.request, as_of(query.known));
  if (!figures) return shell::respond(context, figures.error());

  const auto places = list_organisations_with(context.db, figures->measure.id);
  const auto revisions = revisions_of(context.db, *figures);
  auto page = measure_page_of({
      .figures = *figures,
      .query = query,
      .places = places,
      .today = context.clock.today(),
      .may_change = !query.known && context.visitor.may(shell::Permission::change_measures),
      .revisions = revisions,
      .alarm = query.known ? std::nullopt : find_open_late_alarm(context.db, figures->series.id),
      .saved = context.request.query.get("saved"),
  });
  if (!page) return shell::respond(context, page.error());
  if (!query.known) page->signals = load_signal_panel(context, *figures);
  return shell::respond_page(context, head_of(*figures, query.known), measure_page, *page);
}

}  // namespace

shell::Routes measure_routes() {
  return {
      {http::Method::get, "/measures/{id}/{code}", shell::Permission::read_measures, show_measure,
       "One measure for one organisation: verdict, chart, reasons, table"},
  };
}

}  // namespace qi::measures

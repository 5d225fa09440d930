#include "measures/entry/figure_history_routes.h"

#include "base/text.h"
#include "measures/entry/figure_history_pages.h"
#include "measures/measure_urls.h"
#include "measures/revision_store.h"
#include "measures/revision_words.h"
#include "measures/series_address.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

http::Response show_history(const Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  const auto period = parse_iso_date(context.request.capture("period"));
  const auto versions =
      period ? list_figure_versions(context.db, figures->series.id, *period) : std::vector<FigureVersion>();
  if (versions.empty())
    return shell::respond(context, Error::not_found("Nothing was ever known about that period. Choose one of the "
                                                    "figures in the table under the chart."));
  const Definition& definition = figures->measure.definition;
  const std::string name = period_name(definition.frequency, *period);
  const FigureHistoryPage page{
      .title = "What was known about " + name,
      .kicker = definition.name + " · " + figures->organisation.short_name,
      .lead = versions.size() == 1
                  ? "This figure has never been revised."
                  : "This figure has been revised " + counted(versions.size() - 1, "time", "times") + ".",
      .table = history_table(*figures, *period, versions),
      .chart = series_url(*figures),
  };
  const ui::PageHead head{.title = page.title + ", " + definition.name,
                          .breadcrumb = {{"Measures", wall_url()}, {definition.short_name, series_url(*figures)}},
                          .menu = "Measures"};
  return shell::respond_page(context, head, figure_history_page, page);
}

}  // namespace

shell::Routes figure_history_routes() {
  return {
      {http::Method::get, "/measures/{id}/{code}/figures/{period}/history", shell::Permission::read_measures,
       show_history, "Everything that was ever known about one figure"},
  };
}

}  // namespace qi::measures

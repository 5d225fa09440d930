#include "measures/api/point_api_routes.h"

#include "base/text.h"
#include "measures/api/point_api.h"
#include "measures/api/series_api_address.h"
#include "measures/batch_store.h"
#include "measures/point_import.h"
#include "measures/point_store.h"
#include "shell/api_page.h"
#include "shell/api_write.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::ApiAnswer;
using shell::Context;

// Every date there can be lies between these.
using namespace std::chrono_literals;
constexpr Date kFirstDay{std::chrono::sys_days{1600y / 1 / 1}};
constexpr Date kLastDay{std::chrono::sys_days{9999y / 12 / 31}};

std::optional<Date> query_date(const http::Form& query, std::string_view name) {
  const auto text = query.find(name);
  return text ? parse_iso_date(*text) : std::nullopt;
}

http::Response list_some_points(const Context& context) {
  const auto series = find_api_series(context);
  if (!series) return shell::respond(context, series.error());
  const http::Form& query = context.request.query;
  const auto page = shell::read_api_page(query);
  if (!page) return shell::respond(context, page.error());
  PointStretch stretch{.from = query_date(query, "from").value_or(kFirstDay),
                       .until = query_date(query, "until").value_or(kLastDay),
                       .most = page->limit + 1};
  if (!page->after.empty()) {
    const auto after = parse_iso_date(page->after);
    if (!after) return shell::respond(context, shell::refused_cursor());
    stretch.from = add_days(*after, 1);
  }
  const auto known = read_known_on(context);
  if (!known) return shell::respond(context, known.error());
  const auto points = list_points_between(context.db, series->id, stretch, known->figures);
  return shell::respond_api_items(context, points, page->limit, write_point,
                                  [](const Point& point) { return to_iso(point.period); });
}

http::Response show_point_history(const Context& context) {
  const auto series = find_api_series(context);
  if (!series) return shell::respond(context, series.error());
  const auto period = parse_iso_date(context.request.capture("period"));
  const auto versions = period ? list_point_history(context.db, series->id, *period) : std::vector<Point>{};
  if (versions.empty())
    return shell::respond(context, Error::not_found("Nothing is known about this period. Name it by its first day."));
  json::Writer w;
  write_point_history(w, versions);
  return http::Response::json(std::move(w).take());
}

http::Response take_points(const Context& context) {
  const auto sent = shell::read_api_body(context.request, sent_points_schema());
  if (!sent) return shell::respond(context, sent.error());
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto figures = load_api_figures(context);
    if (!figures) return figures.error();
    const auto points = read_sent_points(*sent, *figures, context.clock.today());
    if (!points) return points.error();
    std::optional<MergeCounts> counts;
    const Instant now = context.clock.now();
    if (points->changes_something)
      counts = merge_points_inside(context.db, points->points,
                                   {.now = now,
                                    .known_at = now,
                                    .loaded_by = context.visitor.account,
                                    .source_kind = SourceKind::entry,
                                    .scope = "series:" + to_text(figures->series.id),
                                    .rows_read = points->points.size(),
                                    .note = ""});
    if (counts)
      note_carrier(context.db, counts->batch,
                   {CarrierKind::program, context.visitor.token ? context.visitor.token->name : ""});
    json::Writer w;
    write_points_written(w, *points, counts);
    return ApiAnswer{.body = std::move(w).take()};
  });
}

}  // namespace

shell::Routes point_api_routes() {
  using enum http::Method;
  using namespace shell;  // schema builders
  constexpr auto kRead = Permission::read_measures;
  constexpr std::string_view kPoints = "/api/v1/series/{measure}/{organisation}/points";
  auto listing = series_parameters();
  for (ApiParameter& each : page_parameters()) listing.push_back(std::move(each));
  listing.push_back(in_query("from", date_schema("Periods that begin on or after this day.")));
  listing.push_back(in_query("until", date_schema("Periods that begin before this day.")));
  listing.push_back(known_on_parameter());
  auto of_period = series_parameters();
  of_period.push_back(in_path("period", date_schema("First day of the period.")));
  const ApiOperation sending{
      .group = "Points",
      .parameters = series_parameters(),
      .body = sent_points_schema(),
      .body_example =
          R"({"points": [{"period": "2025-03-01", "value": 1112.5}, {"period": "2025-04-01", "value": null}]})",
      .answer = points_written_schema()};
  return {
      {get, kPoints, kRead, list_some_points, "Figures of a series, oldest first, in pages",
       ApiOperation{.group = "Points", .parameters = listing, .answer = page_schema("PointPage", point_schema())}},
      {post, kPoints, Permission::write_figures, take_points, "Adds and revises figures: all of them or none", sending},
      {put, kPoints, Permission::write_figures, take_points, "The same as POST", sending},
      {get, "/api/v1/series/{measure}/{organisation}/points/{period}/history", kRead, show_point_history,
       "Everything that was ever known about one period",
       ApiOperation{.group = "Points", .parameters = of_period, .answer = point_history_schema()}},
  };
}

}  // namespace qi::measures

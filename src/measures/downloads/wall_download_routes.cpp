#include "measures/downloads/wall_download_routes.h"

#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "document/paper.h"
#include "document/workbook.h"
#include "measures/downloads/file_types.h"
#include "measures/downloads/long_csv.h"
#include "measures/downloads/series_paper.h"
#include "measures/downloads/series_workbook.h"
#include "measures/file_choices.h"
#include "measures/measure_store.h"
#include "measures/wall/wall_loading.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

/// "-known-2020-04-30": the part of a file's name; "" now.
std::string known_part(const std::optional<AsKnown>& known) {
  return known ? "-known-" + to_iso(known->day) : "";
}

struct Made {
  std::string bytes;
  std::string_view type;
};

Made made_of(const LoadedWall& wall, const WallQuery& query, const FileEdition& edition, WallFile file) {
  const auto members = shown_members(wall.members, query);
  const std::string place = wall.organisation.short_name;
  switch (file) {
    case WallFile::csv: return {wall_csv(members), kCsvType};
    case WallFile::workbook_xlsx: return {document::xlsx_of(wall_workbook(place, members, edition)), kXlsxType};
    case WallFile::pdf: return {document::pdf_of(wall_paper(place, members, edition)), kPdfType};
  }
  stop_at("a known file", __FILE__, __LINE__);
}

std::vector<std::string> areas_of(const std::vector<Measure>& measures) {
  std::set<std::string> areas;
  for (const Measure& measure : measures) areas.insert(measure.definition.area);
  areas.erase("");
  return {areas.begin(), areas.end()};
}

template <WallFile kFile>
http::Response send_wall(const Context& context) {
  if (auto wrong = wrong_choices(context.request.query, wall_choices(areas_of(list_measures(context.db))));
      !wrong.empty())
    return shell::respond(context, Error::invalid_fields(std::move(wrong)));
  const auto asked = read_wall_query(context.request.query, context.clock.today());
  if (!asked) return shell::respond(context, asked.error());
  const WallQuery& query = *asked;
  const auto wall = load_wall(context.db, query, context.site.own_ods_code);
  if (!wall)
    return shell::respond(context, Error::not_found("We could not find that organisation. Go back to the wall."));
  const FileEdition edition{.site = context.site.organisation,
                            .written_on = context.clock.today(),
                            .known_on = query.known ? std::optional(query.known->day) : std::nullopt};
  const Made made = made_of(*wall, query, edition, kFile);
  return http::Response::file(
      made.bytes, made.type,
      slug_of(wall->organisation.short_name) + known_part(query.known) + "-" + std::string(file_name(kFile)));
}

http::Response send_measure_csv(const Context& context) {
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  const auto measure = id ? find_measure(context.db, *id) : std::nullopt;
  if (!measure)
    return shell::respond(context, Error::not_found("We could not find that measure. Choose one on the wall."));
  const auto known = read_as_known(context.request.query, context.clock.today());
  if (!known) return shell::respond(context, known.error());
  std::vector<SeriesFigures> figures = list_figures_of_measure(context.db, measure->id, as_of(*known));
  // A wall leaves closed measures out; their figures stay at their address.
  for (SeriesFigures& each : figures) each.measure.closed_at.reset();
  return http::Response::file(figures_csv(wall_members(std::move(figures))), kCsvType,
                              slug_of(measure->definition.short_name) + known_part(*known) + "-every-place.csv");
}

http::Response send_catalogue(const Context& context) {
  const auto known = read_as_known(context.request.query, context.clock.today());
  if (!known) return shell::respond(context, known.error());
  // Definitions of now under a day of the past would mislead.
  if (*known)
    return shell::respond(context, Error::invalid("Definitions are kept as they are now only. Leave \"known\" out of "
                                                  "the address; earlier wording is in the audit record."));
  return http::Response::file(catalogue_csv(list_measures(context.db)), kCsvType, "measures.csv");
}

}  // namespace

shell::Routes wall_download_routes() {
  constexpr auto kNeeds = shell::Permission::read_measures;
  return {
      {http::Method::get, "/measures.csv", kNeeds, send_catalogue, "Every measure's definition"},
      {http::Method::get, "/measures/{id}.csv", kNeeds, send_measure_csv,
       "One measure for every organisation: values, limits and rules broken, one row for each period"},
      {http::Method::get, "/wall.csv", kNeeds, send_wall<WallFile::csv>, "The wall: one row for each measure"},
      {http::Method::get, "/wall.xlsx", kNeeds, send_wall<WallFile::workbook_xlsx>,
       "The wall as a workbook with a chart for each measure"},
      {http::Method::get, "/wall.pdf", kNeeds, send_wall<WallFile::pdf>, "The wall to print"},
  };
}

}  // namespace qi::measures

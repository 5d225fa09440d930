#include "measures/series_address.h"

#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"

namespace qi::measures {

html::Url series_url(const SeriesFigures& figures) {
  return measure_url(figures.measure.id, figures.organisation.code);
}

Result<SeriesId> find_addressed_series(db::Connection& db, const http::Request& request) {
  const auto not_there = Error::not_found("We could not find that measure. Look for it on the wall of measures.");
  const auto measure = parse_id<MeasureTag>(request.capture("id"));
  const auto organisation = find_organisation_by_code(db, request.capture("code"));
  if (!measure || !organisation) return not_there;
  const auto series = find_series(db, *measure, organisation->id);
  if (!series) return not_there;
  return series->id;
}

Result<SeriesFigures> load_addressed_figures(db::Connection& db, const http::Request& request, const AsOf& as_of) {
  const auto series = find_addressed_series(db, request);
  if (!series) return series.error();
  return load_figures(db, *series, as_of);
}

}  // namespace qi::measures

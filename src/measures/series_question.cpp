#include "measures/series_question.h"

#include "measures/organisation_store.h"
#include "measures/series_store.h"

namespace qi::measures {

Result<SeriesFigures> load_asked_figures(const shell::Context& context) {
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  const auto organisation = find_organisation_by_code(context.db, context.request.capture("code"));
  if (!id || !organisation) return Error::not_found("We could not find that measure. Choose one on the wall.");
  const auto series = find_series(context.db, *id, organisation->id);
  if (!series) return Error::not_found("That measure is not followed there. Choose another place or measure.");
  return load_figures(context.db, series->id);
}

}  // namespace qi::measures

#include "measures/api/series_api_address.h"

#include "measures/organisation_store.h"
#include "measures/series_store.h"

namespace qi::measures {

std::vector<shell::ApiParameter> series_parameters() {
  return {shell::in_path("measure", shell::whole_schema("Number of the measure.")),
          shell::in_path("organisation", shell::text_schema("Code of the organisation: RYD."))};
}

Result<Series> find_api_series(const shell::Context& context) {
  const auto not_there = Error::not_found("There is no such series. Look for it at /api/v1/series.");
  const auto measure = parse_id<MeasureTag>(context.request.capture("measure"));
  const auto organisation = find_organisation_by_code(context.db, context.request.capture("organisation"));
  if (!measure || !organisation) return not_there;
  const auto series = find_series(context.db, *measure, organisation->id);
  if (!series) return not_there;
  return *series;
}

Result<SeriesFigures> load_api_figures(const shell::Context& context) {
  const auto series = find_api_series(context);
  if (!series) return series.error();
  return load_figures(context.db, series->id);
}

shell::ApiParameter known_on_parameter() {
  return shell::in_query("known_on", shell::date_schema("As it was known and stood at the end of this day."));
}

std::vector<shell::ApiParameter> as_known_parameters() {
  return {
      known_on_parameter(),
      shell::in_query("choices", shell::choice_schema({"that_day", "today"},
                                                      "Beside known_on: whose targets, notes, phases and exclusions "
                                                      "are used. Left out: those of that day."))};
}

Result<AsOf> read_known_on(const shell::Context& context) {
  const auto typed = context.request.query.find("known_on");
  const auto choices = context.request.query.find("choices");
  if (!typed && choices)
    return Error::invalid_fields({{"?choices", "Send known_on as well: today's choices are used without it."}});
  if (!typed) return AsOf{};
  const auto day = parse_iso_date(*typed);
  if (!day || *day > context.clock.today())
    return Error::invalid_fields({{"?known_on", "Send today or an earlier day, such as 2020-04-30."}});
  return as_of(AsKnown{.day = *day, .choices = choices == "today" ? ChoicesOf::today : ChoicesOf::that_day});
}

Result<SeriesFigures> load_api_figures_as_known(const shell::Context& context) {
  const auto series = find_api_series(context);
  if (!series) return series.error();
  const auto moments = read_known_on(context);
  if (!moments) return moments.error();
  return load_figures(context.db, series->id, *moments);
}

}  // namespace qi::measures

#include "measures/imports/series_matching.h"

#include <algorithm>

#include "base/text.h"

namespace qi::measures {
namespace {

bool same(std::string_view one, std::string_view other) {
  return !one.empty() && lowered(trimmed(one)) == lowered(trimmed(other));
}

}  // namespace

const Measure* MatchingGround::find(MeasureId id) const {
  const auto found = std::ranges::find(measures, id, &Measure::id);
  return found == measures.end() ? nullptr : &*found;
}

const Organisation* MatchingGround::find_place(std::string_view code) const {
  const auto found = std::ranges::find(organisations, code, &Organisation::code);
  return found == organisations.end() ? nullptr : &*found;
}

const Measure* measure_named(const MatchingGround& ground, std::string_view name) {
  // A full name wins over a short one that another measure has.
  for (const Measure& measure : ground.measures)
    if (same(name, measure.definition.name)) return &measure;
  for (const Measure& measure : ground.measures)
    if (same(name, measure.definition.short_name) || (measure.national_code && same(name, *measure.national_code)))
      return &measure;
  return nullptr;
}

const Organisation* place_named(const MatchingGround& ground, std::string_view name) {
  for (const Organisation& organisation : ground.organisations)
    if (same(name, organisation.code)) return &organisation;
  for (const Organisation& organisation : ground.organisations)
    if (same(name, organisation.short_name) || same(name, organisation.name)) return &organisation;
  return nullptr;
}

SeriesChoice match_series(const MatchingGround& ground, std::string_view series_name, std::string_view place_name,
                          std::string_view sheet_title, Company company) {
  SeriesChoice choice{.series_name = std::string(series_name), .place_name = std::string(place_name)};
  const Measure* measure = measure_named(ground, series_name);
  const Organisation* place = place_named(ground, place_name);
  if (!measure && !place && place_name.empty()) {
    place = place_named(ground, series_name);
    if (place && ground.measure) measure = ground.find(*ground.measure);
    if (place && !measure) measure = measure_named(ground, sheet_title);
  }
  if (!measure && series_name.empty() && ground.measure) measure = ground.find(*ground.measure);
  if (company == Company::alone && ground.measure) {
    measure = ground.find(*ground.measure);
    if (place_name.empty()) place = ground.find_place(ground.organisation_code);
  }
  if (!place && place_name.empty())
    place = ground.find_place(ground.organisation_code.empty() ? ground.own_code : ground.organisation_code);
  if (measure) choice.measure = measure->id;
  if (place) choice.organisation_code = place->code;
  if (measure && place) choice.fate = SeriesChoice::Fate::into_measure;
  return choice;
}

}  // namespace qi::measures

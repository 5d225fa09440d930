#include "measures/imports/series_matching.h"

#include <algorithm>

#include "base/text.h"

namespace qi::measures {
namespace {

bool same(std::string_view one, std::string_view other) {
  return !one.empty() && lowered(trimmed(one)) == lowered(trimmed(other));
}

bool is_kept_for_others_alone(const MatchingGround& ground, MeasureId measure, OrganisationId place) {
  const auto is_of_measure = [&](const Series& series) { return series.measure == measure; };
  const auto is_here = [&](const Series& series) { return is_of_measure(series) && series.organisation == place; };
  return std::ranges::any_of(ground.series, is_of_measure) && std::ranges::none_of(ground.series, is_here);
}

const Organisation* unnamed_place(const MatchingGround& ground, const Measure* measure) {
  if (!ground.organisation_code.empty()) return ground.find_place(ground.organisation_code);
  const Organisation* own = ground.find_place(ground.own_code);
  return own && measure && is_kept_for_others_alone(ground, measure->id, own->id) ? nullptr : own;
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
  if (!place && place_name.empty()) place = unnamed_place(ground, measure);
  if (measure) choice.measure = measure->id;
  if (place) choice.organisation_code = place->code;
  if (measure && place) choice.fate = SeriesChoice::Fate::into_measure;
  return choice;
}

}  // namespace qi::measures

#include "measures/data_age.h"

#include "base/text.h"
#include "measures/late_figures.h"

namespace qi::measures {
namespace {

/// The day that counts: now it is when the figure came in here; of the past, when it was known.
std::string age_words(const SeriesFigures& figures, std::string (*day_name)(Date)) {
  if (!figures.latest_load) return {};
  const LatestLoad& load = *figures.latest_load;
  if (figures.as_of.figures) return "known from " + day_name(london_date(load.known_from));
  return "loaded " + day_name(london_date(load.loaded_at));
}

std::string day_month_year(Date date) {
  return short_period_name(Frequency::day, date);
}

}  // namespace

std::string loaded_words(const SeriesFigures& figures) {
  return age_words(figures, long_date);
}

std::string short_loaded_words(const SeriesFigures& figures) {
  return age_words(figures, day_month_year);
}

std::string data_age(const SeriesFigures& figures, const SeriesReading& reading) {
  const auto& latest = reading.reading.analysis.latest;
  if (!latest) return {};
  const std::string words = "Data to " + period_name(reading.wording.frequency, reading.periods[*latest]);
  const std::string loaded = loaded_words(figures);
  return words + (loaded.empty() ? "" : ", " + loaded) + ".";
}

std::string late_words(const SeriesFigures& figures, const SeriesReading& reading, Date today) {
  const auto& latest = reading.reading.analysis.latest;
  if (!latest || figures.measure.closed_at) return {};
  return late_figures(reading.wording.frequency, reading.periods[*latest], today) ? "Data is late" : "";
}

}  // namespace qi::measures

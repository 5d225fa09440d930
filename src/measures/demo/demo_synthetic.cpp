#include "measures/demo/demo_synthetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measures/annotation_store.h"
#include "measures/demo/synthetic_figures.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/point_import.h"
#include "measures/series_store.h"
#include "measures/target_store.h"

namespace qi::measures {
namespace {

Date on(std::string_view iso) {
  return parse_iso_date(iso).value();
}

struct Place {
  std::string_view code;
  std::string_view name;
  OrganisationKind kind;
};
constexpr std::array kPlaces{
    Place{"CC-CRAWLEY", "Crawley", OrganisationKind::contact_centre},
    Place{"CC-MEDWAY", "Medway (Gillingham)", OrganisationKind::contact_centre},
    Place{"OU-ASHFORD", "Ashford", OrganisationKind::operating_unit},
    Place{"OU-BRIGHTON", "Brighton", OrganisationKind::operating_unit},
    Place{"OU-THANET", "Thanet", OrganisationKind::operating_unit},
};

struct SyntheticMeasure {
  std::string_view name;  ///< "(synthetic)" is added
  std::string_view short_name;
  std::string_view description;
  ValueStyle style;
  Frequency frequency;
  spc::Direction better;
  std::string_view numerator;  ///< "" where values stand alone
  std::string_view denominator;
  double cases = 0;   ///< usual denominator of one period; 0 where values stand alone
  double target = 0;  ///< a made-up local target
};
constexpr std::array kMeasures{
    SyntheticMeasure{"999 calls answered within 5 seconds", "Answered in 5 seconds",
                     "Share of 999 calls that were answered within 5 seconds, by day.", ValueStyle::percent,
                     Frequency::day, spc::Direction::increase, "Calls answered within 5 seconds", "Calls answered",
                     1400, 90},
    SyntheticMeasure{"Vehicles ready at the start of the shift", "Vehicles ready",
                     "Share of planned vehicles that were ready when the shift began, by day.", ValueStyle::percent,
                     Frequency::day, spc::Direction::increase, "Vehicles ready", "Vehicles planned", 64, 95},
    SyntheticMeasure{"Time to clear after handover", "Handover to clear",
                     "Average time from handing over a patient to being ready for the next call, by week.",
                     ValueStyle::minutes_seconds, Frequency::week, spc::Direction::decrease, "", "", 0, 15 * 60},
    SyntheticMeasure{"Patient records finished on the day", "Records on the day",
                     "Share of patient records that were finished on the day of the call, by week.",
                     ValueStyle::percent, Frequency::week, spc::Direction::increase, "Records finished on the day",
                     "Records", 410, 95},
};

struct SyntheticSeries {
  std::size_t measure;
  std::size_t place;
  SyntheticPattern pattern;
  std::string_view change_title;  ///< of the test of change at the step; "" where there was none
  std::string_view change_note;
};

// Days begin on Monday 2 December 2024 and run for 147 days to 27 April 2025; weeks begin on 4 March 2024 and run for
// 60 weeks to the week of 21 April 2025.
constexpr std::size_t kDays = 147;
constexpr std::size_t kWeeks = 60;
constexpr std::string_view kFirstDay = "2024-12-02";
constexpr std::string_view kFirstWeek = "2024-03-04";

const std::array kSeries{
    SyntheticSeries{
        0,
        0,
        {.seed = 101, .count = kDays, .level = 84.0, .spread = 2.4, .step_at = 84, .step = 5.0, .weekend = -1.2},
        "Earlier start of the late shift",
        "Made-up test: call handlers of the late shift began an hour earlier."},
    SyntheticSeries{0,
                    1,
                    {.seed = 102,
                     .count = kDays,
                     .level = 87.5,
                     .spread = 2.2,
                     .outlier_at = 61,
                     .outlier = -16.0,
                     .weekend = -1.0},
                    "",
                    ""},
    SyntheticSeries{1, 2, {.seed = 103, .count = kDays, .level = 92.0, .spread = 3.0, .weekend = -1.5}, "", ""},
    SyntheticSeries{2,
                    4,
                    {.seed = 104, .count = kWeeks, .level = 1130, .spread = 55, .step_at = 36, .step = -150},
                    "Ready-to-go checklist",
                    "Made-up test: crews used a short checklist before they left the hospital."},
    SyntheticSeries{2, 2, {.seed = 105, .count = kWeeks, .level = 1010, .spread = 60}, "", ""},
    SyntheticSeries{
        2, 3, {.seed = 106, .count = kWeeks, .level = 1060, .spread = 50, .outlier_at = 44, .outlier = 420}, "", ""},
    SyntheticSeries{3,
                    4,
                    {.seed = 107, .count = kWeeks, .level = 81.0, .spread = 2.0, .step_at = 30, .step = 7.0},
                    "Ten minutes kept free",
                    "Made-up test: ten minutes were kept free at the end of each shift for records."},
    SyntheticSeries{
        3, 3, {.seed = 108, .count = kWeeks, .level = 88.0, .spread = 1.8, .step_at = 48, .step = -5.0}, "", ""},
};

Definition definition_of(const SyntheticMeasure& measure) {
  const bool percent = measure.style == ValueStyle::percent;
  return {.name = std::string(measure.name) + " (synthetic)",
          .short_name = std::string(measure.short_name) + " (synthetic)",
          .description = std::string(measure.description) + " Synthetic: made for this demo.",
          .area = "Local measures (synthetic)",
          .format = {.style = measure.style, .decimals = percent ? 1 : 0, .unit = ""},
          .natural_lower = 0.0,
          .natural_upper = percent ? std::optional(100.0) : std::nullopt,
          .better = measure.better,
          .frequency = measure.frequency,
          .numerator = std::string(measure.numerator),
          .denominator = std::string(measure.denominator),
          .factor = percent ? 100.0 : 1.0,
          .source = "Synthetic: made for this demo",
          .source_url = "",
          .owner = "Demo author",
          .quality_notes = "These figures are made up. They say nothing about any real place."};
}

/// Whole counts for shares, whole seconds for times, so that the figures look like counted ones.
Figure figure_of(const SyntheticMeasure& measure, double value, std::size_t place) {
  if (measure.cases == 0) return {.value = std::round(value), .numerator = std::nullopt, .denominator = std::nullopt};
  constexpr std::array kBusyness{1.00, 0.96, 1.04, 0.98, 1.06, 1.10, 0.94, 1.01, 0.97, 1.03, 0.99};
  const double cases = std::round(measure.cases * kBusyness[place % kBusyness.size()]);
  const double met = std::clamp(std::round(cases * value / 100.0), 0.0, cases);
  return {.value = met / cases * 100.0, .numerator = met, .denominator = cases};
}

}  // namespace

Result<SyntheticCounts> add_synthetic_series(db::Connection& db, Instant now, OrganisationId trust,
                                             const Author& author) {
  std::vector<OrganisationId> places;
  for (const Place& place : kPlaces) {
    const auto made = create_organisation(db, {.code = std::string(place.code),
                                               .name = std::string(place.name),
                                               .short_name = std::string(place.name),
                                               .kind = place.kind,
                                               .parent = trust});
    if (!made) return made.error();
    places.push_back(*made);
  }
  std::vector<MeasureId> measures;
  for (const SyntheticMeasure& measure : kMeasures) {
    const auto made = create_measure(db, now, author.account,
                                     {.definition = definition_of(measure),
                                      .kind = MeasureKind::local,
                                      .national_code = std::nullopt,
                                      .is_synthetic = true});
    if (!made) return made.error();
    measures.push_back(*made);
  }

  SyntheticCounts counts;
  for (const SyntheticSeries& row : kSeries) {
    const SyntheticMeasure& measure = kMeasures[row.measure];
    const Series series = series_of(db, measures[row.measure], places[row.place]);
    const Date first = on(measure.frequency == Frequency::day ? kFirstDay : kFirstWeek);
    std::vector<IncomingPoint> points;
    for (const double value : synthetic_values(row.pattern)) {
      const std::size_t place = points.size();
      points.push_back({.series = series.id,
                        .period = next_period(measure.frequency, first, static_cast<int>(place)),
                        .figure = figure_of(measure, value, place)});
    }
    merge_points_inside(db, points,
                        {.now = now,
                         .known_at = now,
                         .loaded_by = author.account,
                         .source_kind = SourceKind::synthetic,
                         .scope = "series:" + to_text(series.id),
                         .rows_read = points.size(),
                         .note = "Synthetic: made for this demo."});
    const auto target = create_target(db, now, author,
                                      {.series = series.id,
                                       .from = first,
                                       .value = measure.target,
                                       .kind = TargetKind::local,
                                       .title = "Local target (synthetic)",
                                       .source = "Synthetic: made for this demo"});
    if (!target) return target.error();
    if (!row.change_title.empty()) {
      const auto noted = create_annotation(db, now,
                                           {.series = series.id,
                                            .happened_on = points[row.pattern.step_at.value()].period,
                                            .code = next_annotation_code(db, series.id, AnnotationKind::test_of_change),
                                            .title = std::string(row.change_title),
                                            .note = std::string(row.change_note) + " Synthetic: made for this demo.",
                                            .kind = AnnotationKind::test_of_change,
                                            .author = author});
      if (!noted) return noted.error();
    }
    ++counts.series;
    counts.points += points.size();
  }
  return counts;
}

}  // namespace qi::measures

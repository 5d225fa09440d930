#pragma once
/// The one place that turns stored rows into a question for the SPC engine, and its answer into a chart's values.
/// Page, wall, CSV, API and command line all come through here. It asks no database except in the load functions.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "chart/spc_drawing.h"
#include "db/connection.h"
#include "measures/as_known.h"
#include "measures/chart_choices.h"
#include "measures/measure.h"
#include "measures/measure_series.h"
#include "measures/organisation.h"
#include "spc/analyse.h"
#include "spc/sentence.h"
#include "spc/wrong_value.h"

namespace qi::measures {

/// Everything stored about one series. Lists are in their stores' order and hold this series' rows only.
struct SeriesFigures {
  Series series;
  Measure measure;
  Organisation organisation;
  std::vector<Point> points;
  std::vector<Target> targets;
  std::vector<Annotation> annotations;
  std::vector<Phase> phases;
  std::vector<Exclusion> exclusions;
  AsOf as_of;                             ///< the moments of which all this is
  std::optional<LatestLoad> latest_load;  ///< nullopt: no figures, or figures that are not stored
};

/// Everything below can be asked as it stood at a moment: figures as they were known then, choices as they stood then.
/// A measure that was closed later is open then. Names and definitions are always today's.
Result<SeriesFigures> load_figures(db::Connection& db, SeriesId series, const AsOf& as_of = {});
/// All series of one organisation that have points, in list_measures order: a fixed number of queries for a whole wall.
std::vector<SeriesFigures> list_figures_of_organisation(db::Connection& db, OrganisationId organisation,
                                                        const AsOf& as_of = {});
/// One measure for every organisation that has points, in list_organisations order.
std::vector<SeriesFigures> list_figures_of_measure(db::Connection& db, MeasureId measure, const AsOf& as_of = {});

/// What a reader may ask for beside the stored choices.
struct ReadingChoices {
  std::optional<spc::ChartKind> chart;  ///< nullopt: the measure's
  spc::ProfileId profile = spc::ProfileId::mdc;
  /// The targets that set the target line. By default a standard or local target; an ambition only when asked for.
  TargetKind target_kind = TargetKind::standard;
};

/// A series as read: periods in time order without holes between the first and the last one.
struct SeriesReading {
  std::vector<Date> periods;  ///< one per point of the analysis; a gap is a missing value
  spc::Request request;       ///< as asked
  spc::Reading reading;
  spc::Wording wording;
  std::vector<std::string>
      phase_titles;              ///< one per phase of the analysis: "Baseline", or "All data" where there is one
  std::vector<Phase> phases;     ///< the stored phases that shaped it, one per phase after an unnamed first one
  std::optional<Target> target;  ///< the one that holds at the last period, of those that set the line
  std::string chart_refused;     ///< why the figures cannot be read by the chart asked for; "" they can
  std::optional<spc::WrongValue> wrong_value;  ///< the one that is to blame, by the place of its period, where one is
  std::vector<std::string> times;  ///< of single events, their time of day, "14:20"; empty: points are whole periods
  /// Of rows that are points, where each annotation stands; empty: by their dates.
  std::vector<std::size_t> annotation_places;
  std::vector<std::string> notes;  ///< sentences about figures that the chart could not take
};

/// A phase that begins before the first period moves to it; one that begins after the last is left out; of two that
/// fall on one period the later wins. An exclusion of a period outside the series is left out. A chart that the
/// figures cannot be read by gives way to an XmR chart, with a note that says why. refuses  what spc::analyse refuses
/// of that.
Result<SeriesReading> read_series(const SeriesFigures& figures, const ReadingChoices& choices = {});

/// "These figures cannot be read by a p chart: …"
std::string cannot_be_read_by(spc::ChartKind chart, std::string_view why);

/// What a table calls a point: "Mar 2025", "21 Feb 2023 14:20".
std::string point_name(const SeriesReading& reading, std::size_t index);

/// What the centre line of the chart is called: "Mean", "Median".
std::string_view centre_name(const SeriesReading& reading);
/// Whether the limits come from moving ranges, so that these are worth a chart and a column.
bool has_moving_ranges(const SeriesReading& reading);
/// "limits 13:24 to 24:21"; where they go by the denominator "limits 13:24 to 24:21 at the latest figure".
std::string limits_span(const SeriesReading& reading, const spc::Phase& phase);

/// "Baseline, Dec 2017 to May 2021" from a title and the names of the first and last period. One that names its first
/// period already does not say it twice: "From January 2023 to Mar 2025".
std::string titled_span(const std::string& title, Frequency frequency, Date first, std::string_view begins,
                        std::string_view ends);

/// The chart: name "C2 mean, South East Coast", phases with their span, annotations placed at the first period that
/// holds or follows their date, natural bounds. Annotations after the last period are left out.
chart::SpcDrawing drawing_of(const SeriesFigures& figures, const SeriesReading& reading);

}  // namespace qi::measures

#pragma once
/// Organisations, measures, series and loads of figures as JSON, each with its shape.
/// It asks no database and reads no request: see the *_api_routes.

#include "json/json_writer.h"
#include "measures/measure_series.h"
#include "measures/organisation.h"
#include "measures/page/measure_form.h"
#include "measures/series_reading.h"
#include "shell/api_schema.h"

namespace qi::measures {

shell::Schema organisation_schema();
void write_organisation(json::Writer& w, const Organisation& organisation);

shell::Schema measure_schema();
void write_measure(json::Writer& w, const Measure& measure);

/// What a program sends for a new measure, and for a changed one (nothing is needed then).
shell::Schema new_measure_schema();
shell::Schema measure_change_schema();
/// The form that says the same: members that are left out keep `form`'s.
MeasureForm measure_form_of(const json::Object& sent, MeasureForm form);

shell::Schema batch_schema();
void write_batch(json::Writer& w, const ImportBatch& batch);

/// One line of the list of series.
shell::Schema series_line_schema();
void write_series_line(json::Writer& w, const Series& series, const Organisation& organisation);

/// A series with what its chart says. No figures: no verdict.
shell::Schema series_schema();
void write_series(json::Writer& w, const SeriesFigures& figures, const SeriesReading* reading);

}  // namespace qi::measures

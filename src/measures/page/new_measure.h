#pragma once
/// Making a measure with its first series: definition, figures and target together, or nothing.
/// It reads no form and changes no measure that is there: see measure_form.h.

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"
#include "measures/measure.h"
#include "measures/organisation.h"
#include "measures/page/measure_form.h"
#include "tabular/figures_reading.h"

namespace qi::measures {

struct NewMeasureRequest {
  Definition definition;
  Organisation organisation;
  tabular::FiguresReading figures;  ///< no rows: the measure starts without figures
  std::optional<double> target;     ///< holds from the first figure on; without figures, from the day of making
};

/// refuses, all fields together: what read_measure_form refuses; an organisation that is none (field "organisation");
/// figures
///         that cannot be read, or of which no row can be kept (field "figures"); a target that is not written as the
///         values are (field "target"). Rows of the future or outside the bounds are problems of `figures`.
Result<NewMeasureRequest> read_new_measure(db::Connection& db, const MeasureForm& form,
                                           std::string_view organisation_code, std::string_view figures,
                                           std::string_view target, Date today);

/// Stores all of it in one transaction, with its audit records. Rows that could not be read are left out.
/// refuses  what check_new_name refuses; a target outside the bounds (field "target").
Result<MeasureId> make_measure(db::Connection& db, Instant now, const Author& author, const NewMeasureRequest& request);
/// The same inside a transaction that the caller has opened.
Result<MeasureId> make_measure_inside(db::Connection& db, Instant now, const Author& author,
                                      const NewMeasureRequest& request);

}  // namespace qi::measures

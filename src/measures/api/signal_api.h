#pragma once
/// Signals as JSON, and what a program sends about one.
/// It asks no database: see signal_api_routes.h.

#include <string_view>
#include <vector>

#include "json/json_writer.h"
#include "measures/signals/signal.h"
#include "shell/api_schema.h"

namespace qi::measures {

shell::Schema signal_schema();
/// `organisation_code` and `measure`: of its series.
void write_signal(json::Writer& w, const Signal& signal, MeasureId measure, std::string_view organisation_code);

/// The same with everything that happened to it.
shell::Schema signal_history_schema();
void write_signal_history(json::Writer& w, const Signal& signal, MeasureId measure, std::string_view organisation_code,
                          const std::vector<SignalEvent>& events);

shell::Schema explanation_schema();
shell::Schema reopening_schema();

}  // namespace qi::measures

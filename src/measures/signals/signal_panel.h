#pragma once
/// What the measure page says about signals, read for one visitor.
/// It draws nothing: see measure_pages.h.

#include "measures/page/measure_view.h"
#include "shell/context.h"

namespace qi::measures {

SignalPanel load_signal_panel(const shell::Context& context, const SeriesFigures& figures);

}  // namespace qi::measures

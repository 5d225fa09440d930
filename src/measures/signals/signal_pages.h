#pragma once
/// The list of signals and one signal's page.
/// No query and no permission test: both show their view.

#include "html/page.h"
#include "measures/signals/signal_view.h"

namespace qi::measures {

void signals_page(html::Page& h, const SignalsPage& page);
void signal_page(html::Page& h, const SignalPage& page);

}  // namespace qi::measures

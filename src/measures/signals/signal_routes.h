#pragma once
/// Signals, what people do with them, and following a measure.
/// How people hear of signals is notification_routes.h.

#include "shell/context.h"

namespace qi::measures {

shell::Routes signal_routes();

}  // namespace qi::measures

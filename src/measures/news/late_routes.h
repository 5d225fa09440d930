#pragma once
/// The list of late data under /late.
/// Opening and clearing alarms is late_watch.h, which a job of the feeds slice calls.

#include "shell/context.h"

namespace qi::measures {

shell::Routes late_routes();

}  // namespace qi::measures

#pragma once
/// Giving a staff file by form, looking at it, and taking it.
/// The command is in staff_commands.h, the watched folder in staff_watch.h.

#include "people/feed/staff_watch.h"
#include "shell/context.h"

namespace qi::people {

html::Url staff_feed_url();
shell::Routes staff_feed_routes(const StaffWatchPlan& plan);

}  // namespace qi::people

#pragma once
/// The commands of this slice: import a file of figures, build the demo. Main adds them to the program.
/// They print what happened in plain words and stop with status 1 when something was refused.

#include <functional>
#include <string>
#include <vector>

#include "access/access.h"
#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace CLI {
class App;
}

namespace qi::measures {

/// `qualitea import FILE --data DIR [--known-on DATE] [--measure ID --organisation CODE]`: NHS England's AmbSYS layout
/// is recognised; any other file needs the measure and the organisation that its dates and figures belong to.
void add_import_command(CLI::App& program, const Clock& clock, access::OpenDatabase open);

/// What another slice adds to the demo. Returns what was made, a sentence; "" when it was there already.
using DemoPart = std::function<Result<std::string>(db::Connection&)>;
/// `qualitea demo --data DIR --figures FILE [--earlier FILE…]`: the demo of demo_trust.h, after the parts of others; a
/// second run changes nothing. It is made as if on kDemoToday.
void add_demo_command(CLI::App& program, access::OpenDatabase open, std::vector<DemoPart> others = {});

}  // namespace qi::measures

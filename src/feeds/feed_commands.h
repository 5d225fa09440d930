#pragma once
/// `qualitea feed list` and `qualitea feed run NAME` for operators.
/// Feeds are made on the site.

#include <functional>

#include "access/access.h"
#include "feeds/feed_plan.h"

namespace CLI {
class App;
}

namespace qi::feeds {

/// `plan` is asked for when the command line has been read. Returns the command, for main to add its options of feeds.
CLI::App* add_feed_command(CLI::App& program, const Clock& clock, access::OpenDatabase open,
                           std::function<FeedPlan()> plan);

}  // namespace qi::feeds

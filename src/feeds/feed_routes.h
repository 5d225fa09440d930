#pragma once
/// The pages of feeds under /feeds. Whoever may bring figures in sees feeds and may run one now; administrators make,
/// change and switch them, since a feed writes figures that nobody looks at first (docs/decisions/0021).
/// What programs send is feed_api_routes.h.

#include "feeds/feed_plan.h"
#include "shell/context.h"

namespace qi::feeds {

shell::Routes feed_routes(const FeedPlan& plan);

}  // namespace qi::feeds

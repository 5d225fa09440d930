#pragma once
/// Web hooks for administrators: add, test, remove, see what was sent and send it again.
/// Posting is news_jobs.h.

#include "measures/news/news.h"
#include "shell/context.h"

namespace qi::measures {

shell::Routes web_hook_routes(const NewsPlan& plan);

}  // namespace qi::measures

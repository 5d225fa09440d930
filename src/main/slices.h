#pragma once
/// THE list of what this program is made of: routes, menu, commands, read from top to bottom in slices.cpp.
/// Nothing registers itself: what is not in the list is not in the program.

#include <vector>

#include "base/clock.h"
#include "feeds/feed_plan.h"
#include "main/site_handler.h"
#include "measures/news/news.h"
#include "operations/backup_job.h"
#include "people/feed/staff_watch.h"
#include "shell/context.h"
#include "shell/jobs.h"
#include "shell/settings.h"
#include "shell/site.h"

namespace CLI {
class App;
}

namespace qi::main {

shell::Routes site_routes(const shell::Settings& settings);

/// What the settings say about back-ups that come again.
operations::BackupPlan backup_plan(const shell::Settings& settings);
/// What the settings say about mail and web hooks, and every kind of news.
measures::NewsPlan news_plan(const shell::Settings& settings);
/// What the settings say about feeds.
feeds::FeedPlan feed_plan(const shell::Settings& settings);
/// Where staff files come from.
people::StaffWatchPlan staff_plan(const shell::Settings& settings);
/// Every kind of job that this program can do.
shell::JobKinds job_kinds(const shell::Settings& settings);

/// In the order of the menu.
std::vector<shell::MenuEntry> main_menu();
/// On the page of one's own account.
std::vector<shell::MenuEntry> account_menu();

/// How a request's visitor is found.
VisitorLookup visitor_lookup(const shell::Settings& settings);

void add_commands(CLI::App& program, const Clock& clock);

}  // namespace qi::main

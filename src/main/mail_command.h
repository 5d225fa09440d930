#pragma once
/// `qualitea mail test ADDRESS`: sends one mail with the operator's settings and says what came of it.
/// News are sent by jobs: see measures/news/news_jobs.h.

#include "base/clock.h"

namespace CLI {
class App;
}

namespace qi::main {

void add_mail_command(CLI::App& program, const Clock& clock);

}  // namespace qi::main

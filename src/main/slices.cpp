#include "main/slices.h"

#include <CLI/CLI.hpp>
#include <iterator>

#include "analysis/try_routes.h"
#include "home/home_routes.h"
#include "main/database_file.h"
#include "main/serve_command.h"

namespace qi::main {

shell::Routes site_routes(const shell::Settings&) {
  shell::Routes all;
  const auto append = [&](shell::Routes routes) {
    all.insert(all.end(), std::make_move_iterator(routes.begin()), std::make_move_iterator(routes.end()));
  };
  append(home::home_routes());
  append(analysis::try_routes());
  return all;
}

std::vector<shell::MenuEntry> main_menu() {
  using html::Url;
  return {
      {.title = "Home", .url = Url::path("/"), .icon = "home"},
      {.title = "Try it", .url = Url::path("/try"), .icon = "paste"},
  };
}

VisitorLookup visitor_lookup() {
  return [](db::Connection&, const Clock&, const http::Request&) { return shell::Visitor{}; };
}

void add_commands(CLI::App& program, const Clock& clock) {
  add_serve_command(program, clock);
  add_migrate_command(program, clock);
}

}  // namespace qi::main

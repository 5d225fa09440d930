#pragma once
/// What a slice's route is handed for one request, and how a slice tells main which routes it has.
/// It holds no settings and nothing that outlives the request.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "http/message.h"
#include "shell/api_operation.h"
#include "shell/site.h"
#include "shell/visitor.h"

namespace qi::shell {

struct Context {
  const http::Request& request;
  db::Connection& db;
  const Clock& clock;
  const Visitor& visitor;
  const Site& site;
};

using RouteHandler = std::function<http::Response(const Context&)>;

/// One row of a slice's route list. Explicit lists, read top to bottom by main/slices.cpp.
struct Route {
  http::Method method = http::Method::get;
  std::string_view pattern;  ///< "/measures/{id}"; a capture matches one segment
  Permission needs = Permission::read_measures;
  RouteHandler handle;
  std::string_view purpose;         ///< one line, for documentation and tests
  std::optional<ApiOperation> api;  ///< every row under /api/ has one: the document is printed from it
};
using Routes = std::vector<Route>;

}  // namespace qi::shell

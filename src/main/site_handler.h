#pragma once
/// From a request to the slice that answers it: assets, health and metrics; then route, visitor, permission, form
/// token. What a page says is the slice's; sockets are http::Server's.

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/pool.h"
#include "http/router.h"
#include "http/server.h"
#include "http/static_files.h"
#include "main/request_metrics.h"
#include "shell/audit.h"
#include "shell/context.h"

namespace qi::main {

/// Who is asking: access::find_visitor, or a test's own.
using VisitorLookup = std::function<shell::Visitor(db::Connection&, const Clock&, const http::Request&)>;

/// What the handler works with. All of it outlives the handler.
struct SiteParts {
  db::Pool& pool;
  const Clock& clock;
  const shell::Site& site;
  const http::StaticFiles& assets;
  shell::AuditHeadFile& audit_head;
  RequestMetrics& metrics;
  VisitorLookup find_visitor;
  std::function<void(db::Connection&)> after_change =
      {};                          ///< called after each request that may have changed something
  std::string metrics_token = {};  ///< see metrics_access.h
};

class SiteHandler {
 public:
  SiteHandler(SiteParts parts, const shell::Routes& routes);

  /// The answer to a whole request. Its `route` is the pattern, "/assets" for assets, "" when nothing answers.
  http::Response answer(http::Request& request);
  /// Before an upload is read: nullopt when its route exists and the visitor may use it; otherwise the refusal.
  std::optional<http::Response> admit(const http::Request& request);
  /// The page for a fault, with its number. Under /api/ as problem details.
  http::Response fault_page(const http::Request& request, std::string_view incident);

 private:
  using Match = http::Router<shell::Route>::Match;
  /// What `answer` gives; when the database is away, busy or full, a page that says so instead.
  http::Response with_words_for_the_database(const http::Request& request, const Match& match,
                                             const std::function<http::Response()>& answer);
  /// The route's own work. It starts again when another change got in its way (db/retry.h).
  http::Response answer_of_slice(const http::Request& request, const Match& match);
  void follow_audit(db::Connection& db);
  /// nullopt when the visitor may use the route that matched.
  std::optional<http::Response> refused(const shell::Context& context, const Match& match) const;
  http::Response health();
  http::Response metrics(const http::Request& request);

  SiteParts parts_;
  http::Router<shell::Route> router_;
};

/// "0.2.0"
std::string_view program_version();

}  // namespace qi::main

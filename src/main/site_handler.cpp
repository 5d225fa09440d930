#include "main/site_handler.h"

#include <exception>

#include "base/log.h"
#include "db/retry.h"
#include "json/json_writer.h"
#include "main/metrics_access.h"
#include "shell/csrf.h"
#include "shell/respond.h"
#include "ui/page_heading.h"

namespace qi::main {
namespace {

constexpr std::string_view kHealth = "/health";
constexpr std::string_view kMetrics = "/metrics";
constexpr std::string_view kAssets = "/assets";

bool is_api(const http::Request& request) {
  return request.path.starts_with("/api/");
}

bool may_change(http::Method method) {
  return method != http::Method::get && method != http::Method::head && method != http::Method::options;
}

http::Response of_route(http::Response response, std::string_view route) {
  response.route = route;
  return response;
}

http::Response never_kept(http::Response response) {
  response.headers.set("Cache-Control", "no-store");
  return response;
}

}  // namespace

std::string_view program_version() {
  return QUALITEA_VERSION;
}

SiteHandler::SiteHandler(SiteParts parts, const shell::Routes& routes) : parts_(std::move(parts)) {
  for (const shell::Route& route : routes) router_.add(route.method, route.pattern, route);
}

http::Response SiteHandler::answer(http::Request& request) {
  const RequestMetrics::InFlight in_flight(parts_.metrics);
  const bool reading = !may_change(request.method);
  if (reading && request.path == kHealth) return of_route(health(), kHealth);
  if (reading && request.path == kMetrics) return of_route(never_kept(metrics(request)), kMetrics);
  if (reading)
    if (auto asset = parts_.assets.find(request)) return of_route(std::move(*asset), kAssets);

  Match match = router_.find(request.method, request.path);
  request.captures = std::move(match.captures);
  return with_words_for_the_database(request, match, [&] { return answer_of_slice(request, match); });
}

http::Response SiteHandler::with_words_for_the_database(const http::Request& request, const Match& match,
                                                        const std::function<http::Response()>& answer) {
  const auto say = [&](const db::Failure& failure, std::string words) {
    log::error("database failed", {{"route", match.pattern}, {"reason", failure.what()}});
    db::Connection nothing = db::no_database();
    const shell::Visitor nobody;
    const shell::Context context{
        .request = request, .db = nothing, .clock = parts_.clock, .visitor = nobody, .site = parts_.site};
    http::Response response = never_kept(shell::respond(context, Error::unavailable(std::move(words))));
    response.headers.set("Retry-After", "10");
    return of_route(std::move(response), match.pattern);
  };
  try {
    return answer();
  } catch (const db::Unreachable& failure) {
    return say(failure,
               "The database does not answer at the moment. Try again in a few minutes. If you were saving something, "
               "look whether it is there before you send it again.");
  } catch (const db::Conflict& failure) {
    return say(failure, "Somebody else was saving at the same moment, so your change was not made. Send it again.");
  } catch (const db::DiskFull& failure) {
    return say(failure, "The server has no room left, so nothing was saved. Tell the people who run it.");
  }
}

http::Response SiteHandler::answer_of_slice(const http::Request& request, const Match& match) {
  const db::Pool::Lease db = parts_.pool.lend();
  const shell::Visitor visitor = db::with_retry(*db, [&] { return parts_.find_visitor(*db, parts_.clock, request); });
  const shell::Context context{
      .request = request, .db = *db, .clock = parts_.clock, .visitor = visitor, .site = parts_.site};
  if (auto refusal = refused(context, match)) return of_route(std::move(*refusal), match.pattern);

  if (match.value->api)
    if (auto errors = shell::check_query(*match.value->api, request.query); !errors.empty())
      return of_route(shell::respond(context, Error::invalid_fields(std::move(errors))), match.pattern);

  // A script on another site can send to /api/ with this browser's cookie but cannot hide where it comes from, so
  // there the browser's own word is asked instead of a form's token.
  // No browser adds a bearer token by itself, but it keeps one that was typed into it as a password.
  if (!visitor.token || shell::came_as_password(request))
    if (const Done ours = shell::check_csrf(request, is_api(request) ? shell::Visitor{} : visitor); !ours)
      return of_route(shell::respond(context, ours.error()), match.pattern);

  http::Response response = db::with_retry(*db, [&] { return match.value->handle(context); });
  if (may_change(request.method)) {
    if (parts_.after_change) parts_.after_change(*db);
    follow_audit(*db);
  }
  return of_route(std::move(response), match.pattern);
}

void SiteHandler::follow_audit(db::Connection& db) {
  try {
    parts_.audit_head.follow(db);
  } catch (const std::exception& failure) {
    // The change was made and must be answered so; the file catches up at the next one.
    log::warning("audit head not followed", {{"reason", failure.what()}});
  }
}

std::optional<http::Response> SiteHandler::refused(const shell::Context& context, const Match& match) const {
  if (!match.value && match.allowed.empty())
    return shell::respond(context,
                          Error::not_found("There is no page at this address. Check it, or start from the home page."));
  if (!match.value) return shell::respond_wrong_method(context, match.allowed);
  const bool wrong_token = context.visitor.credential == shell::Credential::wrong_token ||
                           context.visitor.credential == shell::Credential::throttled_token;
  if (wrong_token || !context.visitor.may(match.value->needs)) return shell::respond_not_permitted(context);
  return std::nullopt;
}

std::optional<http::Response> SiteHandler::admit(const http::Request& request) {
  const Match match = router_.find(request.method, request.path);
  bool admitted = false;
  http::Response answer = with_words_for_the_database(request, match, [&] {
    const db::Pool::Lease db = parts_.pool.lend();
    const shell::Visitor visitor = db::with_retry(*db, [&] { return parts_.find_visitor(*db, parts_.clock, request); });
    const shell::Context context{
        .request = request, .db = *db, .clock = parts_.clock, .visitor = visitor, .site = parts_.site};
    auto refusal = refused(context, match);
    admitted = !refusal;
    return admitted ? http::Response() : of_route(std::move(*refusal), match.pattern);
  });
  if (admitted) return std::nullopt;
  return answer;
}

http::Response SiteHandler::fault_page(const http::Request& request, std::string_view incident) {
  const std::string words =
      "Nothing that you did caused this. Try again in a few minutes. If it happens again, tell us "
      "this number: " +
      std::string(incident) + ".";
  if (is_api(request)) {
    json::Writer w;
    w.object([&] {
      w.key("type").value("/problems/fault");
      w.key("title").value("Something went wrong");
      w.key("status").value(500);
      w.key("detail").value(words);
      w.key("incident").value(incident);
    });
    http::Response response = http::Response::json(std::move(w).take(), 500);
    response.headers.set("Content-Type", "application/problem+json");
    return never_kept(std::move(response));
  }
  if (!shell::reads_pages(request)) return never_kept(http::Response::text(words + "\n", 500));
  db::Connection nothing = db::no_database();  // which may be what failed
  const shell::Visitor nobody;
  const shell::Context context{
      .request = request, .db = nothing, .clock = parts_.clock, .visitor = nobody, .site = parts_.site};
  const ui::PageHead head{.title = "Sorry, something went wrong", .has_errors = true};
  return never_kept(shell::respond_page(
      context, head,
      [&](html::Page& h) {
        ui::page_heading(h, {.title = head.title});
        h.p(words);
      },
      500));
}

http::Response SiteHandler::metrics(const http::Request& request) {
  if (!may_read_metrics(request, parts_.metrics_token)) {
    http::Response refusal = http::Response::text(
        "Metrics are for programs on this machine. Others send the token of --metrics-token-file as a bearer token.\n");
    refusal.status = 401;
    refusal.headers.set("WWW-Authenticate", "Bearer realm=\"Qualitea metrics\"");
    return refusal;
  }
  http::Response response = http::Response::text(parts_.metrics.text());
  response.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
  return response;
}

http::Response SiteHandler::health() {
  bool reachable = false;
  try {
    reachable = parts_.pool.lend()->only<std::int64_t>("SELECT 1") == 1;
  } catch (const std::exception& failure) {
    log::error("database not reachable", {{"reason", failure.what()}});
  }
  json::Writer w;
  w.object([&] {
    w.key("status").value(reachable ? "ok" : "failing");
    w.key("version").value(program_version());
    w.key("database").value(reachable ? "reachable" : "not reachable");
  });
  return never_kept(http::Response::json(std::move(w).take(), reachable ? 200 : 503));
}

}  // namespace qi::main

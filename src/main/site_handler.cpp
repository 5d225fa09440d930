#include "main/site_handler.h"

#include <exception>

#include "base/log.h"
#include "json/json_writer.h"
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
  if (reading && request.path == kMetrics) {
    http::Response metrics = http::Response::text(parts_.metrics.text());
    metrics.headers.set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    return of_route(never_kept(std::move(metrics)), kMetrics);
  }
  if (reading)
    if (auto asset = parts_.assets.find(request)) return of_route(std::move(*asset), kAssets);

  Match match = router_.find(request.method, request.path);
  request.captures = std::move(match.captures);
  const db::Pool::Lease db = parts_.pool.lend();
  const shell::Visitor visitor = parts_.find_visitor(*db, parts_.clock, request);
  const shell::Context context{
      .request = request, .db = *db, .clock = parts_.clock, .visitor = visitor, .site = parts_.site};
  if (auto refusal = refused(context, match)) return of_route(std::move(*refusal), match.pattern);

  // A script on another site can send to /api/ with this browser's cookie but cannot hide where it comes from, so
  // there the browser's own word is asked instead of a form's token.
  if (const Done ours = shell::check_csrf(request, is_api(request) ? shell::Visitor{} : visitor); !ours)
    return of_route(shell::respond(context, ours.error()), match.pattern);

  http::Response response = match.value->handle(context);
  if (!reading && parts_.after_change) parts_.after_change(*db);
  if (!reading) parts_.audit_head.follow(*db);
  return of_route(std::move(response), match.pattern);
}

std::optional<http::Response> SiteHandler::refused(const shell::Context& context, const Match& match) const {
  if (!match.value && match.allowed.empty())
    return shell::respond(context,
                          Error::not_found("There is no page at this address. Check it, or start from the home page."));
  if (!match.value) {
    http::Response response = shell::respond(
        context, Error::not_found("This address is there, but not for what was asked. Start from the home page."));
    response.status = 405;
    response.headers.set("Allow", http::allow_header(match.allowed));
    return response;
  }
  if (!context.visitor.may(match.value->needs)) return shell::respond_not_permitted(context);
  return std::nullopt;
}

std::optional<http::Response> SiteHandler::admit(const http::Request& request) {
  const Match match = router_.find(request.method, request.path);
  const db::Pool::Lease db = parts_.pool.lend();
  const shell::Visitor visitor = parts_.find_visitor(*db, parts_.clock, request);
  const shell::Context context{
      .request = request, .db = *db, .clock = parts_.clock, .visitor = visitor, .site = parts_.site};
  auto refusal = refused(context, match);
  if (!refusal) return std::nullopt;
  return of_route(std::move(*refusal), match.pattern);
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
  const db::Pool::Lease db = parts_.pool.lend();
  const shell::Visitor nobody;
  const shell::Context context{
      .request = request, .db = *db, .clock = parts_.clock, .visitor = nobody, .site = parts_.site};
  const ui::PageHead head{.title = "Sorry, something went wrong", .has_errors = true};
  return never_kept(shell::respond_page(
      context, head,
      [&](html::Page& h) {
        ui::page_heading(h, {.title = head.title});
        h.p(words);
      },
      500));
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

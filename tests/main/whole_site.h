#pragma once
/// The whole handler over a migrated database of its own, with a visitor that the test chooses and a fixed day.
/// It is no server: nothing listens. It holds no figures.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "access/account_store.h"
#include "base/assert.h"
#include "db/migrate.h"
#include "db/pool.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "support/databases.h"

namespace qi::main {

class WholeSite {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  /// In a private database of the kind that the environment asks for.
  explicit WholeSite(shell::Routes routes = site_routes({}))
      : pool_(1, support::private_database), routes_(std::move(routes)) {
    migrate();
  }
  explicit WholeSite(const support::Backend& backend)
      : pool_(1, [this, &backend] { return backend.open(folder_); }), routes_(site_routes({})) {
    migrate();
  }

  void be(shell::AccountId account, shell::Role role = shell::Role::contributor) {
    visitor_ = {.account = account, .name = "Priya Nair", .role = role, .csrf_token = "token"};
  }
  shell::AccountId make_account(const std::string& email, const std::string& name, shell::Role role) {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    const auto account = access::create_account(*lease, {.actor = {}, .at = clock_.now()},
                                                {.email = email, .name = name, .role = role}, "no password");
    QI_ASSERT(static_cast<bool>(account));
    transaction.commit();
    return *account;
  }
  /// One figure of a series, known since 1 April 2025.
  void keep_figure(const measures::Series& series, const char* period, double value) {
    const auto lease = pool_.lend();
    const measures::IncomingPoint point{series.id, measures::day(period), {.value = value}};
    measures::LoadNote note;
    note.now = note.known_at = measures::moment("2025-04-01");
    note.scope = "series:" + to_text(series.id);
    measures::merge_points(*lease, std::span(&point, 1), note);
  }

  /// `address` with its query; the form's token goes with it.
  static http::Request request_for(http::Method method, const std::string& address) {
    http::Request request;
    request.method = method;
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_urlencoded(address.substr(question + 1));
    request.form.add("csrf", "token");
    return request;
  }
  http::Response ask(http::Method method, const std::string& address, const Fields& fields = {}) {
    http::Request request = request_for(method, address);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return handler_.answer(request);
  }
  http::Response get(const std::string& address) { return ask(http::Method::get, address); }
  http::Response post(const std::string& address, const Fields& fields = {}) {
    return ask(http::Method::post, address, fields);
  }
  std::int64_t audit_records() {
    const auto lease = pool_.lend();
    const auto head = shell::find_audit_head(*lease);
    return head ? head->number : 0;
  }
  static std::string location(const http::Response& response) {
    return std::string(response.headers.find("Location").value_or(""));
  }
  static bool holds(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }

  support::TemporaryFolder folder_;
  FixedClock clock_{*parse_iso_date("2025-04-30")};
  db::Pool pool_;
  shell::Site site_;
  http::StaticFiles assets_ = http::StaticFiles::load({}, "/assets");
  shell::AuditHeadFile audit_head_{folder_.path()};
  RequestMetrics metrics_{clock_.now()};
  shell::Visitor visitor_;
  shell::Routes routes_;
  SiteHandler handler_{
      {.pool = pool_,
       .clock = clock_,
       .site = site_,
       .assets = assets_,
       .audit_head = audit_head_,
       .metrics = metrics_,
       .find_visitor = [this](db::Connection&, const Clock&, const http::Request&) { return visitor_; }},
      routes_};

 private:
  void migrate() {
    const auto lease = pool_.lend();
    const auto migrated = db::migrate(*lease, db::built_in_migrations(), clock_.now());
    QI_ASSERT(static_cast<bool>(migrated));
  }
};

}  // namespace qi::main

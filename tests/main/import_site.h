#pragma once
/// The whole handler over a database in memory with one local series (percent, by month, 0 to 100), and files sent to
/// it. It is no server: nothing listens.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "access/account_store.h"
#include "db/pool.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "measures/point_store.h"
#include "support/databases.h"

namespace qi::main {

class ImportSite {
 public:
  using Fields = std::vector<std::pair<std::string, std::string>>;

  ImportSite() {
    const auto lease = pool_.lend();
    const auto migrated = db::migrate(*lease, db::built_in_migrations(), clock_.now());
    QI_ASSERT(static_cast<bool>(migrated));
    local_ = measures::local_series(*lease);
    db::Transaction transaction(*lease);
    const auto account = access::create_account(
        *lease, {.actor = {}, .at = clock_.now()},
        {.email = "priya@example.nhs.uk", .name = "Priya Nair", .role = shell::Role::contributor}, "no password");
    const auto other = access::create_account(
        *lease, {.actor = {}, .at = clock_.now()},
        {.email = "sam@example.nhs.uk", .name = "Sam Reed", .role = shell::Role::contributor}, "no password");
    account_ = *account;
    other_account_ = *other;
    transaction.commit();
    for (const auto& [period, value] : {std::pair("2024-12-01", 79.0), {"2025-01-01", 80.0}, {"2025-02-01", 82.0}})
      keep(*lease, period, value);
    be(account_);
    home_ = "/measures/" + to_text(local_.measure) + "/OU-THANET";
  }

  void be(shell::AccountId account) {
    visitor_ = {.account = account, .name = "Priya Nair", .role = shell::Role::contributor, .csrf_token = "token"};
  }
  http::Response ask(http::Method method, const std::string& address, const Fields& fields = {}) {
    http::Request request = request_for(method, address);
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return handler_.answer(request);
  }
  http::Response post(const std::string& address, const Fields& fields = {}) {
    return ask(http::Method::post, address, fields);
  }
  http::Response upload(const std::string& address, const std::filesystem::path& file) {
    http::Request request = request_for(http::Method::post, address);
    request.files.push_back({"file", file.filename().string(), file, std::filesystem::file_size(file)});
    return handler_.answer(request);
  }
  static std::string location(const http::Response& response) {
    return std::string(response.headers.find("Location").value_or(""));
  }
  static bool holds(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }
  /// Period and value.
  std::map<std::string, std::optional<double>> current_points() {
    std::map<std::string, std::optional<double>> points;
    const auto lease = pool_.lend();
    for (const measures::Point& point : measures::list_points(*lease, local_.series.id))
      points[to_iso(point.period)] = point.figure.value;
    return points;
  }
  /// How many rows each table that an import may touch has.
  std::map<std::string, std::int64_t> rows_in_tables() {
    const auto lease = pool_.lend();
    db::Connection& db = *lease;
    return {{"measure", db.only<std::int64_t>("SELECT count(*) FROM measure")},
            {"series", db.only<std::int64_t>("SELECT count(*) FROM series")},
            {"point", db.only<std::int64_t>("SELECT count(*) FROM point")},
            {"import_batch", db.only<std::int64_t>("SELECT count(*) FROM import_batch")},
            {"import_draft", db.only<std::int64_t>("SELECT count(*) FROM import_draft")},
            {"import_mapping", db.only<std::int64_t>("SELECT count(*) FROM import_mapping")},
            {"audit_record", db.only<std::int64_t>("SELECT count(*) FROM audit_record")}};
  }

 private:
  http::Request request_for(http::Method method, const std::string& address) {
    http::Request request;
    request.method = method;
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_urlencoded(address.substr(question + 1));
    request.form.add("csrf", "token");
    return request;
  }
  void keep(db::Connection& db, const char* period, double value) {
    const measures::IncomingPoint point{local_.series.id, measures::day(period), {.value = value}};
    measures::LoadNote note;
    note.now = note.known_at = measures::moment("2025-04-01");
    note.scope = "series:" + to_text(local_.series.id);
    measures::merge_points(db, std::span(&point, 1), note);
  }

 protected:
  support::TemporaryFolder folder_;
  FixedClock clock_{*parse_iso_date("2025-04-30")};
  db::Pool pool_{1, [] { return support::private_database(); }};
  shell::Site site_;
  http::StaticFiles assets_ = http::StaticFiles::load({}, "/assets");
  shell::AuditHeadFile audit_head_{folder_.path()};
  RequestMetrics metrics_{clock_.now()};
  shell::Visitor visitor_;
  shell::Routes routes_ = site_routes({});
  SiteHandler handler_{
      {.pool = pool_,
       .clock = clock_,
       .site = site_,
       .assets = assets_,
       .audit_head = audit_head_,
       .metrics = metrics_,
       .find_visitor = [this](db::Connection&, const Clock&, const http::Request&) { return visitor_; }},
      routes_};
  measures::LocalSeries local_;
  shell::AccountId account_;
  shell::AccountId other_account_;
  std::string home_;
};

}  // namespace qi::main

#pragma once
/// The demo's trust on a database on disk, and its routes as the server calls them: what people wait for, without
/// sockets. It is made afresh by each program and measures nothing itself.

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"
#include "db/pool.h"
#include "http/message.h"
#include "main/site_handler.h"
#include "measures/measure.h"
#include "measures/organisation.h"

namespace qi::bench {

/// The day at which the demo's calendar stands.
inline constexpr std::string_view kToday = "2025-04-30";

/// NHS England's file as the repository holds it.
std::string ambsys_text();

/// A folder of that name on the disk of the build, emptied.
std::filesystem::path fresh_folder(std::string_view name);

/// A migrated database in a fresh folder, opened as the server opens it: WAL, synchronous FULL.
db::Connection fresh_database(std::string_view name);

/// Whether the environment names a PostgreSQL to measure (QUALITEA_BENCH_POSTGRES; ./dev bench starts one).
bool has_postgres();
/// A migrated, empty schema in it, as a command opens it.
db::Connection fresh_postgres();

class BenchSite {
 public:
  BenchSite();

  /// The answer of the route, for a signed-in contributor, through routing, visitor and permission. Stops the program
  /// when the status is not 200.
  http::Response get(std::string_view path, std::string_view query = {});
  http::Response post(std::string_view path, http::Form form);

  db::Pool& pool() { return pool_; }
  measures::OrganisationId own_trust();
  /// The measure that is the demo's front door, and its series' address.
  measures::MeasureId c2_mean();
  std::string c2_mean_path();
  shell::Site& site() { return site_; }

 private:
  http::Response answer(http::Request request);

  std::filesystem::path folder_;
  FixedClock clock_;
  db::Pool pool_;
  shell::Site site_;
  http::StaticFiles assets_;
  shell::AuditHeadFile audit_head_;
  main::RequestMetrics metrics_;
  shell::Visitor visitor_;
  main::SiteHandler handler_;
};

/// One for the whole program.
BenchSite& bench_site();

}  // namespace qi::bench

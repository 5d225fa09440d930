#include "bench_site.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "db/migrate.h"
#include "main/database_file.h"
#include "main/slices.h"
#include "measures/demo/demo_trust.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"

namespace qi::bench {
namespace {

const std::string kEditions = QUALITEA_SOURCE_DIR "/data/ambsys/";
constexpr std::string_view kSiteFolder = "site";
constexpr std::size_t kConnections = 2;

std::string text_of(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot open " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

FixedClock demo_clock() {
  return FixedClock(parse_iso_date(kToday).value());
}

std::filesystem::path demo_folder() {
  db::Connection db = fresh_database(kSiteFolder);
  std::vector<measures::EditionFile> earlier;
  for (const std::string_view month : {"Mar", "May", "Aug", "Oct"}) {
    const std::string name = fmt::format("AmbSYS-to-{}-2020.csv", month);
    earlier.push_back({name, text_of(kEditions + name)});
  }
  const auto made =
      measures::build_demo(db, demo_clock().now(), ambsys_text(), "AmbSYS-to-Mar-2025.csv", std::move(earlier));
  if (!made) throw std::runtime_error(made.error().message);
  return std::filesystem::path(QUALITEA_BENCH_FOLDER) / kSiteFolder;
}

}  // namespace

std::string ambsys_text() {
  return text_of(kEditions + "AmbSYS-to-Mar-2025.csv");
}

std::filesystem::path fresh_folder(std::string_view name) {
  const std::filesystem::path folder = std::filesystem::path(QUALITEA_BENCH_FOLDER) / name;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

db::Connection fresh_database(std::string_view name) {
  return main::make_for_command({.data_folder = fresh_folder(name)}, demo_clock());
}

bool has_postgres() {
  return std::getenv("QUALITEA_BENCH_POSTGRES") != nullptr;
}

db::Connection fresh_postgres() {
  const std::string address = std::getenv("QUALITEA_BENCH_POSTGRES");
  db::open_postgres(address).run_script(
      "SET client_min_messages = warning; DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench");
  return main::make_for_command(
      {.data_folder = fresh_folder("postgres"), .address = address + "&options=-csearch_path%3Dbench"}, demo_clock());
}

BenchSite::BenchSite()
    : folder_(demo_folder()),
      clock_(demo_clock()),
      pool_(kConnections, [this] { return main::open_database({.data_folder = folder_}); }),
      assets_(http::StaticFiles::load({}, "/assets")),
      audit_head_(folder_),
      metrics_(clock_.now()),
      visitor_{.account = shell::AccountId{1},
               .name = "Priya Nair",
               .role = shell::Role::contributor,
               .csrf_token = "token"},
      handler_({.pool = pool_,
                .clock = clock_,
                .site = site_,
                .assets = assets_,
                .audit_head = audit_head_,
                .metrics = metrics_,
                .find_visitor = [this](db::Connection&, const Clock&, const http::Request&) { return visitor_; }},
               main::site_routes({})) {
  site_.menu = main::main_menu();
  site_.pinned_today = clock_.today();
}

http::Response BenchSite::get(std::string_view path, std::string_view query) {
  http::Request request;
  request.path = path;
  request.query = http::parse_urlencoded(query);
  return answer(std::move(request));
}

http::Response BenchSite::post(std::string_view path, http::Form form) {
  http::Request request;
  request.method = http::Method::post;
  request.path = path;
  request.headers.set("X-CSRF-Token", visitor_.csrf_token);
  request.form = std::move(form);
  return answer(std::move(request));
}

http::Response BenchSite::answer(http::Request request) {
  http::Response response = handler_.answer(request);
  if (response.status != 200) throw std::runtime_error(fmt::format("{} answered {}", request.path, response.status));
  return response;
}

measures::OrganisationId BenchSite::own_trust() {
  return measures::find_organisation_by_code(*pool_.lend(), site_.own_ods_code)->id;
}

measures::MeasureId BenchSite::c2_mean() {
  return measures::find_national_measure(*pool_.lend(), "c2-mean")->id;
}

std::string BenchSite::c2_mean_path() {
  return measures::measure_url(c2_mean(), site_.own_ods_code).text();
}

BenchSite& bench_site() {
  static BenchSite site;
  return site;
}

}  // namespace qi::bench

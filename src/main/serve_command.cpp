#include "main/serve_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <stdexcept>

#include "access/audit_proof_job.h"
#include "base/log.h"
#include "feeds/feed_job.h"
#include "http/event_channel.h"
#include "main/change_watch.h"
#include "main/metrics_access.h"
#include "main/serve_options.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "measures/news/news_jobs.h"
#include "measures/own_trust.h"
#include "measures/signals/reading_again.h"
#include "measures/signals/reading_jobs.h"
#include "shell/job_runner.h"

namespace qi::main {
namespace {

// A handler did not return: what it had not committed is lost, as the caller of its request was never told otherwise.
constexpr int kWorkLeft = 3;

void note(const http::Exchange& exchange) {
  log::info("request", {{"method", exchange.method},
                        {"route", exchange.route},
                        {"status", exchange.status},
                        {"ms", std::chrono::duration<double, std::milli>(exchange.took).count()},
                        {"bytes", static_cast<std::int64_t>(exchange.bytes)}});
}

http::ServerSettings server_settings(const shell::Settings& settings) {
  http::ServerSettings server;
  server.address = settings.address;
  server.port = settings.port;
  server.worker_threads = settings.worker_threads;
  server.upload_folder = settings.data_folder / "uploads";
  server.trusted_proxy = settings.trusted_proxy;
  if (!settings.tls_certificate.empty())
    server.tls = http::TlsFiles{.chain = settings.tls_certificate, .key = settings.tls_key};
  return server;
}

/// The change is kept already, with a job that reads what is left or fails here.
void read_changed(db::Connection& db, const Clock& clock, const shell::Site& site) {
  try {
    measures::read_again(db, clock.now(), measures::kReadInRequest, site.own_ods_code);
  } catch (const db::Failure& failure) {
    log::error("reading-again", {{"why", std::string_view(failure.what())}});
  }
}

}  // namespace

void serve(const shell::Settings& settings, const Clock& clock) {
  const DatabasePlace place = place_of(settings);
  if (const auto ran = migrate_database(place, clock); !ran) throw std::runtime_error(ran.error().message);
  const http::StaticFiles assets = http::StaticFiles::load(settings.asset_folder, "/assets");
  shell::Site site;
  site.organisation = settings.trust.name;
  site.own_ods_code = settings.trust.code;
  site.contact_email = settings.trust.contact_mail;
  site.menu = main_menu();
  site.account_menu = account_menu();
  site.pinned_today = settings.pinned_today;
  site.asset_version = assets.version();
  site.changes = std::make_shared<http::EventChannel>();

  db::Pool pool(settings.worker_threads, [&] { return open_database(place); });
  measures::know_own_trust(*pool.lend(), clock.now(), settings.trust);
  shell::AuditHeadFile audit_head(settings.data_folder);
  audit_head.follow(*pool.lend());
  RequestMetrics metrics(SystemClock().now());
  SiteHandler handler({.pool = pool,
                       .clock = clock,
                       .site = site,
                       .assets = assets,
                       .audit_head = audit_head,
                       .metrics = metrics,
                       .find_visitor = visitor_lookup(settings),
                       .after_change = [&](db::Connection& db) { read_changed(db, clock, site); },
                       .metrics_token = *read_metrics_token(settings.metrics_token_file)},
                      site_routes(settings));

  http::Callbacks callbacks;
  callbacks.handle = [&](http::Request& request) { return handler.answer(request); };
  callbacks.admit = [&](const http::Request& request) { return handler.admit(request); };
  callbacks.fault_page = [&](const http::Request& request, std::string_view incident) {
    return handler.fault_page(request, incident);
  };
  callbacks.observe = [&](const http::Exchange& exchange) {
    metrics.count(exchange);
    note(exchange);
  };
  http::Server server(server_settings(settings), std::move(callbacks));
  const ChangeWatch change_watch([&] { return open_database(place); }, site.changes);
  const shell::JobKinds kinds = job_kinds(settings);
  operations::set_backup_schedule(*pool.lend(), clock.now(), backup_plan(settings));
  access::set_audit_schedule(*pool.lend(), clock.now());
  people::set_staff_schedule(*pool.lend(), clock.now(), staff_plan(settings));
  feeds::set_late_schedule(*pool.lend(), clock.now());
  measures::start_news(*pool.lend(), clock.now(), news_plan(settings));
  measures::start_reading(*pool.lend(), clock.now());
  std::optional<shell::JobRunner> job_runner;
  if (settings.job_threads > 0)
    job_runner.emplace(shell::JobRunnerParts{.open = [&] { return open_database(place); },
                                             .clock = clock,
                                             .kinds = kinds,
                                             .after_job = [&](db::Connection& db) { audit_head.follow(db); }},
                       settings.job_threads);
  fmt::print("Qualitea is ready at {}://{}:{}\n", settings.tls_certificate.empty() ? "http" : "https", settings.address,
             server.port());
  std::fflush(stdout);
  if (server.run() == http::Server::Ended::work_left) {
    log::error("stopped although a request was still being worked on");
    std::_Exit(kWorkLeft);
  }
  job_runner.reset();
  audit_head.follow(*pool.lend());
  log::info("stopped");
}

void add_serve_command(CLI::App& program, const Clock& clock, std::shared_ptr<const DatabasePlace> chosen) {
  CLI::App* command = program.add_subcommand("serve", "Serve the site until told to stop");
  command->callback([typed = add_serve_options(command), &clock, chosen = std::move(chosen)] {
    const auto good = checked_settings(*typed, *chosen);
    if (!good) throw std::runtime_error(good.error().message);
    if (good->pinned_today)
      serve(*good, PinnedDayClock(*good->pinned_today, clock));
    else
      serve(*good, clock);
  });
}

void add_settings_command(CLI::App& program, std::shared_ptr<const DatabasePlace> chosen) {
  CLI::App* settings = program.add_subcommand("settings", "What the operator decides");
  settings->require_subcommand(1);
  CLI::App* check = settings->add_subcommand("check", "Read file, environment and options as `serve` does, and say so");
  check->callback([typed = add_serve_options(check), chosen = std::move(chosen)] {
    const auto good = checked_settings(*typed, *chosen);
    if (!good) throw std::runtime_error(good.error().message);
    fmt::print("The settings are good{}.\n",
               chosen->settings_file.empty() ? "; no settings file was named" : ": " + chosen->settings_file);
    fmt::print("{}\n", in_words(*good));
  });
}

}  // namespace qi::main

#include "main/serve_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>

#include "base/log.h"
#include "http/event_channel.h"
#include "main/change_watch.h"
#include "main/database_file.h"
#include "main/metrics_access.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "measures/reading_again.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"

namespace qi::main {
namespace {

// A handler did not return: what it had not committed is lost, as the caller of its request was never told otherwise.
constexpr int kWorkLeft = 3;
// Series read again after one change; what is left waits for the next.
constexpr std::size_t kReadAfterChange = 1000;

/// What the operator typed, before it is checked.
struct TypedSettings {
  shell::Settings settings;
  int port = 8080;
  int workers = 4;
  int job_threads = 2;
  std::string backup_at = "02:30";
  std::string today;
  bool insecure_cookies = false;
};

/// build/assets lies beside build/qualitea, and an installed program has its assets beside it as well.
std::filesystem::path assets_beside_program() {
  std::error_code unknown;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  const std::filesystem::path assets = program.parent_path() / "assets";
  if (unknown || !std::filesystem::is_directory(assets, unknown)) return {};
  return assets;
}

Result<shell::Settings> checked(const TypedSettings& typed) {
  shell::Settings settings = typed.settings;
  constexpr int kMostPort = 65535;
  if (typed.port < 0 || typed.port > kMostPort)
    return Error::invalid("Give --port a number from 1 to 65535, or 0 for any free port.");
  settings.port = static_cast<std::uint16_t>(typed.port);
  settings.worker_threads = static_cast<std::size_t>(std::max(typed.workers, 0));
  if (typed.job_threads < 0) return Error::invalid("Give --job-threads a number from 0 to 16.");
  settings.job_threads = static_cast<std::size_t>(typed.job_threads);
  const auto backup_at = shell::parse_time_of_day(typed.backup_at);
  if (!backup_at) return Error::invalid("Give --backup-at a time of day such as 02:30.");
  settings.backup_at = *backup_at;
  settings.secure_cookies = !typed.insecure_cookies;
  if (!typed.today.empty()) {
    settings.pinned_today = parse_iso_date(typed.today);
    if (!settings.pinned_today) return Error::invalid("Give --today a date such as 2025-04-30.");
  }
  if (settings.asset_folder.empty()) settings.asset_folder = assets_beside_program();
  if (settings.asset_folder.empty())
    return Error::invalid(
        "The styles of the pages are missing. Build them, or give --assets the folder with app.css in it.");
  if (const Done good = shell::check_settings(settings); !good) return good.error();
  if (const auto token = read_metrics_token(settings.metrics_token_file); !token) return token.error();
  return settings;
}

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

DatabasePlace place_of(const shell::Settings& settings) {
  return {.data_folder = settings.data_folder,
          .address = settings.database,
          .statements = settings.unnamed_statements ? db::Statements::unnamed : db::Statements::named};
}

/// The change is kept already: what fails here stays marked and is read after the next one.
void read_changed(db::Connection& db, const Clock& clock, const shell::Site& site) {
  try {
    measures::read_again(db, clock.now(), kReadAfterChange, site.own_ods_code);
  } catch (const db::Failure& failure) {
    log::error("reading-again", {{"why", std::string_view(failure.what())}});
  }
}

void add_backup_options(CLI::App* command, TypedSettings& typed) {
  command
      ->add_option("--backup-folder", typed.settings.backup_folder,
                   "Where a back-up is made each night; left out: none is")
      ->envname("QUALITEA_BACKUP_FOLDER");
  command->add_option("--backup-at", typed.backup_at, "When, in London: 02:30")
      ->envname("QUALITEA_BACKUP_AT")
      ->capture_default_str();
  command->add_option("--backups-kept", typed.settings.backups_kept, "How many of the newest good back-ups are kept")
      ->envname("QUALITEA_BACKUPS_KEPT")
      ->capture_default_str();
}

/// Options that say how to serve, filled in when the command line has been read.
std::shared_ptr<TypedSettings> add_serve_options(CLI::App* command) {
  const auto typed = std::make_shared<TypedSettings>();
  shell::Settings& settings = typed->settings;
  command->add_option("--data", settings.data_folder, "The data folder: database and uploads")
      ->envname("QUALITEA_DATA")
      ->capture_default_str();
  command
      ->add_option("--assets", settings.asset_folder,
                   "The folder of styles and icons; left out: assets beside the program")
      ->envname("QUALITEA_ASSETS");
  command->add_option("--address", settings.address, "The address to listen on")
      ->envname("QUALITEA_ADDRESS")
      ->capture_default_str();
  command->add_option("--port", typed->port, "The port to listen on; 0: any free one")
      ->envname("QUALITEA_PORT")
      ->capture_default_str();
  command->add_option("--workers", typed->workers, "How many requests are worked on at once")
      ->envname("QUALITEA_WORKERS")
      ->capture_default_str();
  command->add_option("--tls-certificate", settings.tls_certificate, "Serve https with this certificate chain (PEM)")
      ->envname("QUALITEA_TLS_CERTIFICATE");
  command->add_option("--tls-key", settings.tls_key, "The private key of the certificate (PEM)")
      ->envname("QUALITEA_TLS_KEY");
  command->add_option("--job-threads", typed->job_threads, "How many jobs are done at once; 0: none by this process")
      ->envname("QUALITEA_JOB_THREADS")
      ->capture_default_str();
  add_backup_options(command, *typed);
  command->add_option("--today", typed->today, "A day at which the calendar stands still, for demos: 2025-04-30")
      ->envname("QUALITEA_TODAY");
  command->add_option("--trusted-proxy", settings.trusted_proxy, "The address of the reverse proxy in front")
      ->envname("QUALITEA_TRUSTED_PROXY");
  command
      ->add_option("--metrics-token-file", settings.metrics_token_file,
                   "A file with a token that lets other machines read /metrics")
      ->envname("QUALITEA_METRICS_TOKEN_FILE");
  command->add_flag("--insecure-cookies", typed->insecure_cookies, "Sign in over plain http, on this machine only")
      ->envname("QUALITEA_INSECURE_COOKIES");
  return typed;
}

Result<shell::Settings> chosen_settings(TypedSettings typed, const DatabasePlace& chosen) {
  typed.settings.database = chosen.address;
  typed.settings.unnamed_statements = chosen.statements == db::Statements::unnamed;
  return checked(typed);
}

}  // namespace

void serve(const shell::Settings& settings, const Clock& clock) {
  const DatabasePlace place = place_of(settings);
  if (const auto ran = migrate_database(place, clock); !ran) throw std::runtime_error(ran.error().message);
  const http::StaticFiles assets = http::StaticFiles::load(settings.asset_folder, "/assets");
  shell::Site site;
  site.menu = main_menu();
  site.account_menu = account_menu();
  site.pinned_today = settings.pinned_today;
  site.asset_version = assets.version();
  site.changes = std::make_shared<http::EventChannel>();

  db::Pool pool(settings.worker_threads, [&] { return open_database(place); });
  shell::AuditHeadFile audit_head(settings.data_folder);
  // An upgrade marks every series once.
  measures::read_all_again(*pool.lend(), clock.now(), site.own_ods_code);
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
    const auto good = chosen_settings(*typed, *chosen);
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
    const auto good = chosen_settings(*typed, *chosen);
    if (!good) throw std::runtime_error(good.error().message);
    fmt::print("The settings are good{}.\n",
               chosen->settings_file.empty() ? "; no settings file was named" : ": " + chosen->settings_file);
    fmt::print("{}://{}:{}, database {}, {} workers, {} job threads\n",
               good->tls_certificate.empty() ? "http" : "https", good->address, good->port, in_words(place_of(*good)),
               good->worker_threads, good->job_threads);
    if (good->backup_folder.empty())
      fmt::print("No back-ups are made by themselves.\n");
    else
      fmt::print("Back-ups {} into {}, the newest {} are kept.\n",
                 shell::recurrence_words(shell::DailyAt{good->backup_at}), good->backup_folder.string(),
                 good->backups_kept);
  });
}

std::shared_ptr<const shell::Settings> add_job_settings(CLI::App* command) {
  const auto typed = std::make_shared<TypedSettings>();
  add_backup_options(command, *typed);
  return {typed, &typed->settings};
}

}  // namespace qi::main

#include "main/serve_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "feeds/sql_sources.h"
#include "main/metrics_access.h"
#include "main/settings_file.h"
#include "shell/job_schedule.h"

namespace qi::main {
namespace {

/// build/assets lies beside build/qualitea, and an installed program has its assets beside it as well.
std::filesystem::path assets_beside_program() {
  std::error_code unknown;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  std::filesystem::path assets = program.parent_path() / "assets";
  if (unknown || !std::filesystem::is_directory(assets, unknown)) return {};
  return assets;
}

/// What jobs need as well as the server.
Result<shell::Settings> with_job_settings(const TypedSettings& typed) {
  shell::Settings settings = typed.settings;
  const auto backup_at = shell::parse_time_of_day(typed.backup_at);
  if (!backup_at) return Error::invalid("Give --backup-at a time of day such as 02:30.");
  settings.backup_at = *backup_at;
  auto outgoing = checked_outgoing(typed.outgoing);
  if (!outgoing) return outgoing.error();
  settings.outgoing = std::move(*outgoing);
  if (const Done good = shell::check_trust(settings.trust); !good) return good.error();
  return settings;
}

Result<shell::Settings> checked(const TypedSettings& typed) {
  auto with_jobs = with_job_settings(typed);
  if (!with_jobs) return with_jobs.error();
  shell::Settings settings = std::move(*with_jobs);
  settings.port = static_cast<std::uint16_t>(typed.port);  // within their bounds: the options look first
  settings.worker_threads = static_cast<std::size_t>(typed.workers);
  settings.job_threads = static_cast<std::size_t>(typed.job_threads);
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
  if (const auto sources = feeds::load_sql_sources(settings.sql_sources); !sources) {
    Error named = sources.error();
    named.message = settings.sql_sources.string() + ": " + named.message;
    return named;
  }
  if (const auto token = read_metrics_token(settings.metrics_token_file); !token) return token.error();
  return settings;
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
      ->check(fits("backups-kept"))
      ->capture_default_str();
}

void add_feed_options(CLI::App* command, TypedSettings& typed) {
  command
      ->add_option("--feed-folder", typed.settings.feed_folder,
                   "Where feeds look for files; left out: no feed takes any")
      ->envname("QUALITEA_FEED_FOLDER");
  command
      ->add_option("--staff-folder", typed.settings.staff_folder,
                   "Where staff files are looked for; left out: they are given by hand")
      ->envname("QUALITEA_STAFF_FOLDER");
  command
      ->add_option("--staff-late-after", typed.settings.staff_late_after,
                   "Days without a staff file after which that is told")
      ->envname("QUALITEA_STAFF_LATE_AFTER")
      ->capture_default_str();
  command
      ->add_option("--sql-sources", typed.settings.sql_sources,
                   "The file that names databases which feeds may ask: name = connection string")
      ->envname("QUALITEA_SQL_SOURCES");
}

void add_trust_code_option(CLI::App* command, TypedSettings& typed) {
  command
      ->add_option("--trust-code", typed.settings.trust.code,
                   "The ODS code of the trust whose figures these are and whose wall opens first")
      ->envname("QUALITEA_TRUST_CODE")
      ->check(CLI::Validator(
          [](const std::string& code) {
            return shell::is_trust_code(code) ? "" : "Give an ODS code in capitals, such as RYD.";
          },
          "CODE"))
      ->capture_default_str();
}

void add_trust_options(CLI::App* command, TypedSettings& typed) {
  command->add_option("--trust-name", typed.settings.trust.name, "The name of the trust, on every page")
      ->envname("QUALITEA_TRUST_NAME")
      ->capture_default_str();
  add_trust_code_option(command, typed);
  command->add_option("--contact-mail", typed.settings.trust.contact_mail, "Where people write when they need help")
      ->envname("QUALITEA_CONTACT_MAIL")
      ->capture_default_str();
}

}  // namespace

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
      ->check(fits("port"))
      ->capture_default_str();
  command->add_option("--workers", typed->workers, "How many requests are worked on at once")
      ->envname("QUALITEA_WORKERS")
      ->check(fits("workers"))
      ->capture_default_str();
  command->add_option("--tls-certificate", settings.tls_certificate, "Serve https with this certificate chain (PEM)")
      ->envname("QUALITEA_TLS_CERTIFICATE");
  command->add_option("--tls-key", settings.tls_key, "The private key of the certificate (PEM)")
      ->envname("QUALITEA_TLS_KEY");
  command->add_option("--job-threads", typed->job_threads, "How many jobs are done at once; 0: none by this process")
      ->envname("QUALITEA_JOB_THREADS")
      ->check(fits("job-threads"))
      ->capture_default_str();
  add_backup_options(command, *typed);
  add_feed_options(command, *typed);
  add_trust_options(command, *typed);
  add_outgoing_options(command, typed->outgoing);
  command->add_option("--today", typed->today, "A day at which the calendar stands still, for demos: 2025-04-30")
      ->envname("QUALITEA_TODAY");
  command->add_option("--trusted-proxy", settings.trusted_proxy, "The address of the reverse proxy in front")
      ->envname("QUALITEA_TRUSTED_PROXY");
  command
      ->add_option("--metrics-token-file", settings.metrics_token_file,
                   "A file with a token that lets other machines read /metrics")
      ->envname("QUALITEA_METRICS_TOKEN_FILE");
  command->add_flag("--insecure-cookies", typed->insecure_cookies, "Sign in over plain http, on this machine only")
      ->envname("QUALITEA_INSECURE_COOKIES")
      ->check(fits("insecure-cookies"));
  return typed;
}

std::shared_ptr<TypedSettings> add_job_options(CLI::App* command) {
  const auto typed = std::make_shared<TypedSettings>();
  add_backup_options(command, *typed);
  add_feed_options(command, *typed);
  add_trust_options(command, *typed);
  add_outgoing_options(command, typed->outgoing);
  return typed;
}

std::shared_ptr<TypedSettings> add_feed_options(CLI::App* command) {
  const auto typed = std::make_shared<TypedSettings>();
  add_feed_options(command, *typed);
  add_trust_code_option(command, *typed);
  return typed;
}

Result<shell::Settings> checked_settings(const TypedSettings& typed, const DatabasePlace& chosen) {
  TypedSettings all = typed;
  all.settings.database = chosen.address;
  all.settings.unnamed_statements = chosen.statements == db::Statements::unnamed;
  return checked(all);
}

Result<shell::Settings> checked_job_settings(const TypedSettings& typed) {
  return with_job_settings(typed);
}

DatabasePlace place_of(const shell::Settings& settings) {
  return {.data_folder = settings.data_folder,
          .address = settings.database,
          .statements = settings.unnamed_statements ? db::Statements::unnamed : db::Statements::named};
}

std::string in_words(const shell::Settings& settings) {
  std::string words = fmt::format("The site is {}'s ({}); people write to {}.\n", settings.trust.name,
                                  settings.trust.code, settings.trust.contact_mail);
  words += fmt::format("{}://{}:{}, database {}, {} workers, {} job threads\n",
                       settings.tls_certificate.empty() ? "http" : "https", settings.address, settings.port,
                       in_words(place_of(settings)), settings.worker_threads, settings.job_threads);
  if (settings.backup_folder.empty())
    words += "No back-ups are made by themselves.\n";
  else
    words += fmt::format("Back-ups {} into {}, the newest {} are kept.\n",
                         shell::recurrence_words(shell::DailyAt{settings.backup_at}), settings.backup_folder.string(),
                         settings.backups_kept);
  words += fmt::format("Feeds take files from {}.\n",
                       settings.feed_folder.empty() ? "nowhere" : settings.feed_folder.string());
  words += fmt::format("Staff files come from {}.\n",
                       settings.staff_folder.empty() ? "people who give them" : settings.staff_folder.string());
  return words + in_words(settings.outgoing);
}

}  // namespace qi::main

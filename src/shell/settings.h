#pragma once
/// What the operator decides: given on the command line or in the environment, read once in main and checked.
/// Nothing below main reads the command line or the environment for itself.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "shell/outgoing_settings.h"
#include "shell/trust_settings.h"

namespace qi::shell {

struct Settings {
  std::filesystem::path data_folder = "data";  ///< uploads, and the database unless it is PostgreSQL
  std::string database;                        ///< PostgreSQL's address (db::open_postgres); "": SQLite's file
  bool unnamed_statements = false;             ///< PostgreSQL is behind a pooler that prepares nothing
  std::filesystem::path asset_folder;          ///< built assets: app.css, nhsuk-frontend.min.css, app.js, icons
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;                 ///< 0: any free port
  std::size_t worker_threads = 4;            ///< each with a database connection of its own; 1 to 64
  std::size_t job_threads = 2;               ///< jobs done at once by this process; 0: another process does them; to 16
  std::filesystem::path backup_folder;       ///< where back-ups are made each night; empty: none are
  int backup_at = 150;                       ///< minutes after midnight in London
  int backups_kept = 14;                     ///< the newest good ones; 1 to 1,000
  std::filesystem::path feed_folder;         ///< that feeds take files from; empty: none does
  std::filesystem::path staff_folder;        ///< that staff files are taken from; empty: they are given by hand
  int staff_late_after = 3;                  ///< days without a staff file after which that is told; 1 to 366
  std::filesystem::path sql_sources;         ///< file that names the databases which feeds may ask; empty: none
  std::string trusted_proxy;                 ///< address whose X-Forwarded-For is believed; "" nobody's
  std::filesystem::path metrics_token_file;  ///< lets other machines read /metrics; empty: none may
  std::filesystem::path tls_certificate;     ///< PEM, the server's own first; empty: plain http, or TLS by a proxy
  std::filesystem::path tls_key;             ///< PEM, of that certificate
  std::optional<Date> pinned_today;          ///< only for demos
  bool secure_cookies = true;                ///< off only for plain http on this machine
  OutgoingSettings outgoing;                 ///< mail and web hooks
  TrustSettings trust;                       ///< whose site this is
};

/// True for names of this machine alone: "localhost", "127.0.0.1", "::1".
bool is_this_machine_only(std::string_view address);

/// Done when the program can start with these. Creates nothing.
/// refuses  with one sentence for the operator, naming the setting: a data folder that is not a folder or cannot be
///          written, an address of a database that is not understood, an asset folder that is missing, an empty
///          address, a certificate without its key or the reverse, cookies that are not secure on an address that
///          other machines reach, a feed or staff folder that is missing or cannot be written, a back-up folder that
///          cannot be written or made, what check_outgoing and check_trust refuse.
Done check_settings(const Settings& settings);

}  // namespace qi::shell

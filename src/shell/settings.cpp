#include "shell/settings.h"

#include <fmt/format.h>
#include <unistd.h>

#include <system_error>

#include "db/connection.h"

namespace qi::shell {
namespace {

namespace fs = std::filesystem;

/// The folder itself, or the nearest above it that is there.
fs::path nearest_there(const fs::path& folder) {
  std::error_code ignored;
  fs::path nearest = fs::absolute(folder, ignored).lexically_normal();
  while (!fs::exists(nearest, ignored) && nearest.has_relative_path()) nearest = nearest.parent_path();
  return nearest;
}

/// `name` is that of the setting before "-folder". A folder that is not set is not watched.
Done check_watched_folder(std::string_view name, const fs::path& folder) {
  std::error_code ignored;
  if (folder.empty()) return {};
  if (!fs::is_directory(folder, ignored))
    return Error::invalid(fmt::format("The {} folder {} is not there. Make it, or mount its disk, before the start.",
                                      name, folder.string()));
  if (access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
    return Error::invalid(fmt::format(
        "The {} folder {} cannot be read and written. Change its owner or choose another.", name, folder.string()));
  return {};
}

/// The first back-up makes the folder: until then it need not be there.
Done check_backup_folder(const fs::path& folder) {
  if (folder.empty()) return {};
  std::error_code ignored;
  const fs::path nearest = nearest_there(folder);
  if (!fs::is_directory(nearest, ignored))
    return Error::invalid(
        fmt::format("{} is not a folder. Give --backup-folder the name of a folder.", nearest.string()));
  const bool is_there = fs::exists(folder, ignored);
  const int needed = is_there ? R_OK | W_OK | X_OK : W_OK | X_OK;
  if (access(nearest.c_str(), needed) == 0) return {};
  if (is_there)
    return Error::invalid(fmt::format(
        "The back-up folder {} cannot be read and written. Change its owner or choose another.", folder.string()));
  return Error::invalid(fmt::format(
      "The back-up folder {} is not there and cannot be made. Make it, or mount its disk, before the start.",
      folder.string()));
}

}  // namespace

bool is_this_machine_only(std::string_view address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

Done check_settings(const Settings& settings) {
  std::error_code ignored;
  if (settings.data_folder.empty()) return Error::invalid("Name the data folder with --data.");
  if (fs::exists(settings.data_folder, ignored)) {
    if (!fs::is_directory(settings.data_folder, ignored))
      return Error::invalid(
          fmt::format("{} is not a folder. Give --data the name of a folder.", settings.data_folder.string()));
    if (access(settings.data_folder.c_str(), W_OK | X_OK) != 0)
      return Error::invalid(fmt::format("The data folder {} cannot be written. Change its owner or choose another.",
                                        settings.data_folder.string()));
  }
  if (!settings.database.empty() && db::postgres_address_in_words(settings.database).empty())
    return Error::invalid("The address in --database is not understood. Write it like postgresql://user@host/name.");
  if (!settings.asset_folder.empty() && !fs::is_directory(settings.asset_folder, ignored))
    return Error::invalid(fmt::format("The asset folder {} is not there. Give --assets the folder with app.css in it.",
                                      settings.asset_folder.string()));
  if (const Done good = check_watched_folder("feed", settings.feed_folder); !good) return good.error();
  if (const Done good = check_watched_folder("staff", settings.staff_folder); !good) return good.error();
  if (settings.staff_late_after < 1 || settings.staff_late_after > 366)
    return Error::invalid("Give --staff-late-after a number of days from 1 to 366.");
  if (const Done good = check_backup_folder(settings.backup_folder); !good) return good.error();
  if (settings.address.empty()) return Error::invalid("Name the address to listen on with --address.");
  if (settings.tls_certificate.empty() != settings.tls_key.empty())
    return Error::invalid("Give --tls-certificate and --tls-key together, or neither.");
  if (settings.worker_threads < 1 || settings.worker_threads > 64)
    return Error::invalid("Give --workers a number from 1 to 64.");
  if (settings.backups_kept < 1 || settings.backups_kept > 1000)
    return Error::invalid("Give --backups-kept a number from 1 to 1000.");
  if (settings.job_threads > 16) return Error::invalid("Give --job-threads a number from 0 to 16.");
  if (!settings.secure_cookies && !is_this_machine_only(settings.address))
    return Error::invalid(
        fmt::format("Sign-in over plain http is only for this machine. Listen on 127.0.0.1 instead of "
                    "{}, or put https in front and leave out --insecure-cookies.",
                    settings.address));
  if (const Done good = check_trust(settings.trust); !good) return good.error();
  return check_outgoing(settings.outgoing);
}

}  // namespace qi::shell

#pragma once
/// What the operator decides: given on the command line or in the environment, read once in main and checked.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "base/date.h"

namespace qi::shell {

struct Settings {
  std::filesystem::path data_folder = "data";    ///< database, uploads
  std::filesystem::path asset_folder;            ///< built assets: app.css, nhsuk-frontend.min.css, app.js, icons
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::optional<Date> pinned_today;              ///< only for demos
  bool secure_cookies = true;                    ///< off only for plain http on this machine
};

}  // namespace qi::shell

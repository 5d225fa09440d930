#include "feeds/sql_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/text.h"

namespace qi::feeds {
namespace {

bool may_be_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

Result<std::vector<SqlSource>> read_sql_sources(std::string_view text) {
  std::vector<SqlSource> sources;
  int number = 0;
  for (const std::string_view whole : split(text, '\n')) {
    ++number;
    const std::string_view line = trimmed(whole);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t equals = line.find('=');
    const std::string_view name = trimmed(line.substr(0, equals));
    const std::string_view connection = equals == line.npos ? std::string_view{} : trimmed(line.substr(equals + 1));
    if (!may_be_name(name) || connection.empty())
      return Error::invalid(fmt::format(
          "Line {} of the file of SQL sources: write it as name = connection string, the name of letters and digits.",
          number));
    if (std::ranges::find(sources, name, &SqlSource::name) != sources.end())
      return Error::invalid(fmt::format("Line {} of the file of SQL sources: the name was given before.", number));
    sources.push_back({std::string(name), std::string(connection)});
  }
  return sources;
}

Result<std::vector<SqlSource>> load_sql_sources(const std::filesystem::path& file) {
  if (file.empty()) return std::vector<SqlSource>{};
  std::error_code failed;
  const auto permissions = std::filesystem::status(file, failed).permissions();
  if (!failed && (permissions & std::filesystem::perms::others_read) != std::filesystem::perms::none)
    return Error::invalid(
        "Everybody on the server may read the file of SQL sources, which holds passwords. Whoever runs Qualitea takes "
        "that away: chmod 640.");
  std::ifstream stream(file, std::ios::binary);
  if (failed || !stream)
    return Error::unavailable(
        "The file of SQL sources cannot be read. Whoever runs Qualitea checks the setting sql-sources, and that the "
        "file may be read by the account that Qualitea runs as.");
  return read_sql_sources(std::string{std::istreambuf_iterator<char>(stream), {}});
}

}  // namespace qi::feeds

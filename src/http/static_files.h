#pragma once
/// Serves a fixed list of files held in memory, made once at start. A request only looks an address up in that list, so
/// no address reaches the file system.

#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace qi::http {

class StaticFiles {
 public:
  /// Reads every file of a known type under `folder` (its sub-folders too) and offers it as "{prefix}/{relative path}"
  /// and
  /// "{prefix}/{version}/{relative path}". With version() in the address (as segment, or as ?v=) the file may be kept
  /// for ever. Links that leave the folder, hidden files and unknown types are left out. An empty `folder` offers
  /// nothing. Throws std::runtime_error when a file cannot be read.
  static StaticFiles load(const std::filesystem::path& folder, std::string_view prefix);

  /// nullopt when the address is not in the list.
  std::optional<Response> find(const Request& request) const;
  /// Changes when any file changes; "" when there is none.
  const std::string& version() const { return version_; }
  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string content_type;
    std::string bytes;
    std::string compressed;  // "" when that would not be smaller
    std::string etag;
  };
  std::string prefix_;  // "/assets/"
  std::string version_;
  std::map<std::string, File, std::less<>> files_;
};

/// The content type of a file's extension, nullopt when it is not one that we serve.
std::optional<std::string_view> content_type_of(const std::filesystem::path& file);

}  // namespace qi::http

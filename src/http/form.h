#pragma once
/// Fields of a query or form, and files that came with it.
/// Values are text as sent: what they mean, and whether they are good, is decided by the slices.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace qi::http {

/// Fields in the order they came; a name may stand more than once. Values are UTF-8, decoded.
class Form {
 public:
  void add(std::string name, std::string value);
  std::optional<std::string_view> find(std::string_view name) const;  ///< the first
  std::string_view get(std::string_view name) const;                  ///< the first, or ""
  std::vector<std::string_view> all(std::string_view name) const;
  bool has(std::string_view name) const { return find(name).has_value(); }
  const std::vector<std::pair<std::string, std::string>>& fields() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
};

/// application/x-www-form-urlencoded and query strings. Bad escapes are kept as they stand; bytes that are not UTF-8
/// become U+FFFD.
Form parse_urlencoded(std::string_view text);

/// A file of a multipart form, already on disk; removed when the request ends.
struct UploadedFile {
  std::string field;
  std::string name;  ///< as the browser sent it: never used as a path
  std::filesystem::path path;
  std::uint64_t bytes = 0;
};

}  // namespace qi::http

#pragma once
/// Every database that store tests run on.
/// A second backend joins by one row here; the tests do not change.

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace qi::support {

/// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// One kind of database, and an empty one of it inside `folder`.
struct Backend {
  std::string name;
  db::Connection (*open)(const TemporaryFolder& folder);
};
const std::vector<Backend>& every_backend();

/// Names each instance of a parametrised test by its backend: "sqlite".
struct BackendName {
  template <class TestInfo>
  std::string operator()(const TestInfo& test) const {
    return test.param.name;
  }
};

/// An empty database with every migration of this program, in a folder of its own.
struct MigratedDatabase {
  explicit MigratedDatabase(const Backend& backend);
  TemporaryFolder folder;
  db::Connection db;
};

/// An instant that tests write as text: at("2025-03-11T09:42:00.000Z").
Instant at(std::string_view iso);

}  // namespace qi::support

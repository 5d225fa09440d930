#pragma once
/// Every database that store tests run on. The environment chooses, and CTest runs each store program once for each:
/// QUALITEA_TEST_DATABASE   sqlite or postgresql; not given: parametrised tests run on both, the others on SQLite
/// QUALITEA_TEST_POSTGRES   the address of a running throw-away cluster (tools/throwaway_postgres); not given: the
///                          program starts one for itself when a test first needs it, and stops it at its end
/// It does not skip: without PostgreSQL a test that needs it fails and says so.

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace qi::support {

/// A folder that is removed with everything in it, and with the databases that were opened for it.
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

/// One kind of database. `open` gives a connection to the one of `folder`, which is empty at first.
struct Backend {
  std::string name;
  db::Connection (*open)(const TemporaryFolder& folder);
};
/// Those that the environment asks for.
const std::vector<Backend>& every_backend();
/// The one that the environment asks for; SQLite when it does not say.
const Backend& chosen_backend();
/// One of them by name, whatever the environment asks for.
const Backend& backend_named(std::string_view name);

/// The address of the PostgreSQL database that belongs to `folder`: a schema of its own in the throw-away cluster.
std::string postgres_address(const TemporaryFolder& folder);

/// Names each instance of a parametrised test by its backend: "sqlite".
struct BackendName {
  template <class TestInfo>
  std::string operator()(const TestInfo& test) const {
    return test.param.name;
  }
};

/// An empty database that ends with its only connection, of the kind that the environment asks for: SQLite in memory,
/// or the temporary tables of one PostgreSQL session.
db::Connection private_database();

/// An empty database with every migration of this program, in a folder of its own.
struct MigratedDatabase {
  explicit MigratedDatabase(const Backend& backend);
  TemporaryFolder folder;
  db::Connection db;
};

/// An instant that tests write as text: at("2025-03-11T09:42:00.000Z").
Instant at(std::string_view iso);

}  // namespace qi::support

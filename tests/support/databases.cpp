#include "support/databases.h"

#include <cstdlib>
#include <system_error>

#include "base/assert.h"
#include "db/migrate.h"

namespace qi::support {

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "qualitea-test-XXXXXX").string();
  const char* made = mkdtemp(pattern.data());
  QI_ASSERT(made != nullptr);
  path_ = made;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

const std::vector<Backend>& every_backend() {
  static const std::vector<Backend> kBackends{
      {"sqlite", [](const TemporaryFolder& folder) { return db::open_sqlite((folder.path() / "test.db").string()); }},
  };
  return kBackends;
}

std::string backend_name(const Backend& backend) {
  return backend.name;
}

MigratedDatabase::MigratedDatabase(const Backend& backend) : db(backend.open(folder)) {
  const auto ran = db::migrate(db, db::built_in_migrations(), at("2025-01-01T00:00:00.000Z"));
  QI_ASSERT(ran);
}

Instant at(std::string_view iso) {
  const auto instant = parse_iso_instant(iso);
  QI_ASSERT(instant.has_value());
  return *instant;
}

}  // namespace qi::support

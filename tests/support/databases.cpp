#include "support/databases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <set>
#include <system_error>

#include "base/assert.h"
#include "db/migrate.h"
#include "support/throwaway_cluster.h"

namespace qi::support {
namespace {

/// "" when the environment does not say.
std::string asked_for() {
  const char* const name = std::getenv("QUALITEA_TEST_DATABASE");
  return name == nullptr ? "" : name;
}

/// FNV-1a: the same in a child process, and letters that need no quotes.
std::string schema_of(const std::filesystem::path& folder) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char letter : folder.string()) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
  return "test_" + std::to_string(hash);
}

/// Schemas that this process made, to be dropped with their folders.
struct MadeSchemas {
  std::mutex mutex;
  std::set<std::string> names;
};
MadeSchemas& made_schemas() {
  static MadeSchemas made;
  return made;
}

std::string with_search_path(const std::string& path) {
  return cluster_address() + "&options=-csearch_path%3D" + path;
}

// tools/run_tests counts the cases that carry this.
void note_postgres() {
  if (testing::UnitTest::GetInstance()->current_test_info() != nullptr)
    testing::Test::RecordProperty("on_postgresql", "yes");
}

void make_schema(const std::string& name) {
  {
    const std::lock_guard lock(made_schemas().mutex);
    if (!made_schemas().names.insert(name).second) return;
  }
  db::open_postgres(cluster_address()).run_script("CREATE SCHEMA IF NOT EXISTS " + name);
}

void drop_schema(const std::string& name) {
  {
    const std::lock_guard lock(made_schemas().mutex);
    if (made_schemas().names.erase(name) == 0) return;
  }
  try {
    db::open_postgres(cluster_address())
        .run_script("SET client_min_messages = warning; SET lock_timeout = '2s'; DROP SCHEMA " + name + " CASCADE");
  } catch (const db::Failure& failure) {
    std::fprintf(stderr, "a schema of a test stays behind: %s\n", failure.what());
  }
}

db::Connection open_sqlite_of(const TemporaryFolder& folder) {
  return db::open_sqlite((folder.path() / "test.db").string());
}

db::Connection open_postgres_of(const TemporaryFolder& folder) {
  return db::open_postgres(postgres_address(folder));
}

const std::vector<Backend>& known_backends() {
  static const std::vector<Backend> kBackends{{"sqlite", open_sqlite_of}, {"postgresql", open_postgres_of}};
  return kBackends;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "qualitea-test-XXXXXX").string();
  const char* made = mkdtemp(pattern.data());
  QI_ASSERT(made != nullptr);
  path_ = made;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  drop_schema(schema_of(path_));
}

const std::vector<Backend>& every_backend() {
  static const std::vector<Backend> kAsked = [] {
    std::vector<Backend> backends = known_backends();
    const std::string name = asked_for();
    if (!name.empty()) std::erase_if(backends, [&](const Backend& backend) { return backend.name != name; });
    if (backends.empty()) {
      std::fprintf(stderr, "QUALITEA_TEST_DATABASE is %s. Give it sqlite or postgresql.\n", name.c_str());
      std::_Exit(1);
    }
    return backends;
  }();
  return kAsked;
}

const Backend& backend_named(std::string_view name) {
  return *std::ranges::find(known_backends(), name, &Backend::name);
}

const Backend& chosen_backend() {
  return every_backend().front();
}

std::string postgres_address(const TemporaryFolder& folder) {
  note_postgres();
  const std::string schema = schema_of(folder.path());
  make_schema(schema);
  return with_search_path(schema);
}

db::Connection private_database() {
  if (asked_for() != "postgresql") return db::open_sqlite(":memory:");
  note_postgres();
  return db::open_postgres(with_search_path("pg_temp"));
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

#include "operations/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>

#include "db/migrate.h"
#include "db/table_copy.h"
#include "json/json_writer.h"
#include "operations/backup_manifest.h"
#include "operations/file_on_disk.h"
#include "operations/table_digest.h"
#include "shell/audit.h"

namespace qi::operations {
namespace {

namespace fs = std::filesystem;

// Which migrations a database has is its schema, not its content: a database restored into has its own rows there.
constexpr std::string_view kSchemaTable = "schema_migration";

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

/// The installation's own tables in a back-up.
std::vector<db::Table> list_content_tables(db::Connection& backup) {
  std::vector<db::Table> tables = db::list_tables(backup);
  std::erase_if(tables,
                [](const db::Table& table) { return is_manifest_table(table.name) || table.name == kSchemaTable; });
  return tables;
}

BackedUpTable digest_of(db::Connection& db, const db::Table& table) {
  TableDigest digest;
  db::each_row(db, table, [&](std::span<const db::Value> row) { digest.add(row); });
  return {.name = table.name, .rows = digest.rows(), .digest = digest.hex()};
}

void stop_when_asked(const MustStop& must_stop) {
  if (must_stop && must_stop()) throw BackupStopped();
}

std::vector<BackedUpTable> digests_of(db::Connection& db, const std::vector<db::Table>& tables,
                                      const MustStop& must_stop) {
  std::vector<BackedUpTable> digests;
  for (const db::Table& table : tables) {
    stop_when_asked(must_stop);
    digests.push_back(digest_of(db, table));
  }
  std::ranges::sort(digests, {}, &BackedUpTable::name);
  return digests;
}

std::vector<db::Migration> first_migrations(int count) {
  const auto& all = db::built_in_migrations();
  return {all.begin(), all.begin() + count};
}

/// Rows of every table, and where their numbers go on. Inside a transaction of `to` and a snapshot of `from`.
void copy_everything(db::Connection& from, db::Connection& to, const std::vector<db::Table>& tables,
                     const MustStop& must_stop) {
  for (const db::Table& table : tables) {
    stop_when_asked(must_stop);
    db::copy_rows(from, to, table);
    if (!table.gives_numbers) continue;
    if (const auto newest = db::newest_number(from, table)) db::continue_numbers(to, table, *newest);
  }
}

/// The same schema in a new file, then every row, all of one moment.
Done copy_by_rows(db::Connection& db, const fs::path& part, int schema, const BackupOrder& order) {
  db::Connection backup = db::open_lone_file(part.string(), db::LoneFile::made);
  if (const auto ran = db::migrate(backup, first_migrations(schema), order.now); !ran) return ran.error();
  const std::vector<db::Table> tables = list_content_tables(backup);
  const db::Snapshot snapshot(db);
  db::Transaction transaction(backup);
  copy_everything(db, backup, tables, order.must_stop);
  transaction.commit();
  return {};
}

Error not_whole(const fs::path& file, std::string_view what) {
  return Error::invalid(fmt::format(
      "{} is damaged: {}. Use another back-up, and look at the disk that this one lay on.", file.string(), what));
}

Done check_against(const std::vector<BackedUpTable>& expected, const std::vector<BackedUpTable>& found,
                   const fs::path& file) {
  if (expected.size() != found.size()) return not_whole(file, "a table is missing or was added");
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (expected[i].name != found[i].name) return not_whole(file, fmt::format("table {} is missing", expected[i].name));
    if (expected[i] != found[i])
      return not_whole(file, fmt::format("the rows of table {} are not those that were backed up", expected[i].name));
  }
  return {};
}

/// Sessions would let somebody in who signed out long ago; jobs may have been done since.
void put_to_rest(db::Connection& db, Instant now, const BackupManifest& manifest) {
  if (db::has_table(db, "session")) db.run("DELETE FROM session");
  if (db::has_table(db, "job"))
    db.run(R"sql(
        UPDATE job
           SET state       = 'cancelled',
               ended_at    = $1,
               claim       = NULL,
               lease_until = NULL,
               outcome     = 'It waited when the back-up was made that was restored here.'
         WHERE state IN ('waiting', 'running')
    )sql",
           now);
  json::Writer w;
  w.object([&] {
    w.key("made_at").value(to_iso(manifest.made_at));
    w.key("program").value(manifest.program_version);
    w.key("schema").value(manifest.schema);
    w.key("from").value(manifest.product);
    w.key("rows").value(manifest.rows());
  });
  shell::record(db, now, std::nullopt,
                {.action = "operations.restore", .subject = "installation", .payload = std::move(w).take()});
}

/// An empty file that nobody else may read, from its first byte on, and that nobody laid there for us.
void make_private_file(const fs::path& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) throw fs::filesystem_error("could not make", path, std::error_code(errno, std::generic_category()));
  ::close(file);
}

}  // namespace

Result<BackupManifest> make_backup(db::Connection& db, const BackupOrder& order) {
  const auto schema = db::schema_number(db, db::built_in_migrations());
  if (!schema) return schema.error();
  if (*schema == 0) return Error::invalid("There is no Qualitea database there, so nothing was backed up.");

  PartFile part(order.file.string() + ".part");
  make_private_file(part.path());
  const bool sqlite = db::product_of(db) == db::Product::sqlite;
  BackupManifest manifest{.program_version = order.program_version,
                          .schema = *schema,
                          .made_at = order.now,
                          .product = sqlite ? "sqlite" : "postgresql",
                          // Read before the rows: the file may lag behind the chain, never the other way round.
                          .audit_head = content_of(order.data_folder / "audit-head"),
                          .tables = {}};
  if (sqlite) {
    db::copy_sqlite_file(db, part.path().string());
  } else if (const Done copied = copy_by_rows(db, part.path(), *schema, order); !copied) {
    return copied.error();
  }
  {
    db::Connection backup = db::open_lone_file(part.path().string(), db::LoneFile::made);
    db::Transaction transaction(backup);
    manifest.tables = digests_of(backup, list_content_tables(backup), order.must_stop);
    write_manifest(backup, manifest);
    transaction.commit();
  }
  give_name(part.path(), order.file);
  part.release();
  return manifest;
}

Result<BackupManifest> verify_backup(const fs::path& file, const MustStop& must_stop) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored))
    return Error::not_found(fmt::format("There is no file {}. Give the name of a back-up.", file.string()));
  try {
    db::Connection backup = db::open_lone_file(file.string(), db::LoneFile::read_only);
    const auto manifest = read_manifest(backup);
    if (!manifest)
      return Error::invalid(
          fmt::format("{} is not a back-up of Qualitea. Make one with `qualitea backup FILE`.", file.string()));
    const auto schema = db::schema_number(backup, db::built_in_migrations());
    if (!schema) return schema.error();
    if (*schema != manifest->schema) return not_whole(file, "its schema is not the one that its manifest names");
    if (const auto faults = db::storage_faults(backup); !faults.empty()) return not_whole(file, faults.front());
    const db::Snapshot snapshot(backup);
    const std::vector<BackedUpTable> found = digests_of(backup, list_content_tables(backup), must_stop);
    if (const Done same = check_against(manifest->tables, found, file); !same) return same.error();
    return *manifest;
  } catch (const db::Failure&) {
    // SQLite says "not a database" or "malformed" in words of its own.
    return Error::invalid(fmt::format("{} is not a back-up of Qualitea, or it is damaged.", file.string()));
  }
}

bool is_empty_database(db::Connection& db) {
  if (!db::has_table(db, std::string(kSchemaTable))) return true;
  db::Connection reference = db::open_sqlite(":memory:");
  const auto ran = db::migrate(reference, db::built_in_migrations(), Instant{});
  QI_ASSERT(static_cast<bool>(ran));
  const db::Snapshot snapshot(db);
  for (const db::Table& table : list_content_tables(reference)) {
    if (!db::has_table(db, table.name)) continue;
    std::int64_t rows = 0;
    db::each_row(db, {.name = table.name, .columns = {"1"}}, [&](std::span<const db::Value>) { ++rows; });
    if (rows > 0) return false;
  }
  return true;
}

Result<BackupManifest> restore_backup(const fs::path& file, db::Connection& target, Instant now,
                                      const MustStop& must_stop) {
  const auto manifest = verify_backup(file, must_stop);
  if (!manifest) return manifest.error();
  if (!is_empty_database(target))
    return Error::conflict("There are figures in this database already. Restore into an empty folder or database.");
  const auto there = db::schema_number(target, db::built_in_migrations());
  if (!there) return there.error();
  if (*there > manifest->schema)
    return Error::conflict(
        "This database has newer tables than the back-up, although they are empty. Give a database without tables.");

  db::Connection backup = db::open_lone_file(file.string(), db::LoneFile::read_only);
  const std::vector<db::Table> tables = list_content_tables(backup);
  const db::Snapshot snapshot(backup);
  // Tables and rows in one: what is refused leaves no empty tables behind.
  db::Transaction transaction(target);
  if (const auto ran = db::migrate_inside(target, first_migrations(manifest->schema), now); !ran) return ran.error();
  db::allow_references_until_commit(target);
  copy_everything(backup, target, tables, must_stop);
  const std::vector<BackedUpTable> restored = digests_of(target, tables, must_stop);
  if (const Done same = check_against(manifest->tables, restored, file); !same) return same.error();
  put_to_rest(target, now, *manifest);
  transaction.commit();
  return *manifest;
}

}  // namespace qi::operations

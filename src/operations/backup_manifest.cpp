#include "operations/backup_manifest.h"

#include <charconv>
#include <map>

#include "db/table_copy.h"

namespace qi::operations {
namespace {

constexpr std::string_view kFormat = "1";

}  // namespace

std::int64_t BackupManifest::rows() const {
  std::int64_t all = 0;
  for (const BackedUpTable& table : tables) all += table.rows;
  return all;
}

bool is_manifest_table(std::string_view name) {
  return name == "backup_manifest" || name == "backup_table";
}

void write_manifest(db::Connection& backup, const BackupManifest& manifest) {
  QI_ASSERT(backup.in_transaction());
  // A back-up that somebody laid into a data folder as it was, instead of restoring it, has them already.
  backup.run_script(R"sql(
      DROP TABLE IF EXISTS backup_manifest;
      DROP TABLE IF EXISTS backup_table;
      CREATE TABLE backup_manifest (
        name  TEXT PRIMARY KEY,   -- format, program_version, schema, made_at, product, audit_head
        value TEXT NOT NULL
      ) STRICT;
      CREATE TABLE backup_table (
        name   TEXT PRIMARY KEY,  -- of a table of the installation
        rows   INTEGER NOT NULL,  -- how many it had
        digest TEXT NOT NULL      -- of all of them: src/operations/table_digest.h
      ) STRICT;
  )sql");
  const auto keep = [&](const char* name, const std::string& value) {
    backup.run("INSERT INTO backup_manifest (name, value) VALUES ($1, $2)", name, value);
  };
  keep("format", std::string(kFormat));
  keep("program_version", manifest.program_version);
  keep("schema", std::to_string(manifest.schema));
  keep("made_at", to_iso(manifest.made_at));
  keep("product", manifest.product);
  keep("audit_head", manifest.audit_head);
  for (const BackedUpTable& table : manifest.tables)
    backup.run("INSERT INTO backup_table (name, rows, digest) VALUES ($1, $2, $3)", table.name, table.rows,
               table.digest);
}

std::optional<BackupManifest> read_manifest(db::Connection& backup) {
  if (!db::has_table(backup, "backup_manifest") || !db::has_table(backup, "backup_table")) return std::nullopt;
  std::map<std::string, std::string> said;
  backup.each("SELECT name, value FROM backup_manifest",
              [&](const db::Row& row) { said[row.get<std::string>(0)] = row.get<std::string>(1); });
  const auto made_at = parse_iso_instant(said["made_at"]);
  int schema = 0;
  const std::string& digits = said["schema"];
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), schema);
  if (said["format"] != kFormat || !made_at || failed != std::errc{} || schema < 1) return std::nullopt;
  return BackupManifest{
      .program_version = said["program_version"],
      .schema = schema,
      .made_at = *made_at,
      .product = said["product"],
      .audit_head = said["audit_head"],
      .tables = backup.all("SELECT name, rows, digest FROM backup_table ORDER BY name", [](const db::Row& row) {
        return BackedUpTable{
            .name = row.get<std::string>(0), .rows = row.get<std::int64_t>(1), .digest = row.get<std::string>(2)};
      })};
}

}  // namespace qi::operations

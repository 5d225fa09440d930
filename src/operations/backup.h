#pragma once
/// A back-up: one portable SQLite file with the schema and every row of the installation's database, whichever kind
/// that is, and a manifest by which it is proved whole. So a trust moves between SQLite and PostgreSQL by backing up
/// and restoring. The file holds password digests and names: it is readable by its owner only. It holds no settings, no
/// certificate and no unfinished upload.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace qi::operations {

struct BackedUpTable {
  std::string name;
  std::int64_t rows = 0;
  std::string digest;  ///< of all rows, in whatever order: src/operations/table_digest.h
  bool operator==(const BackedUpTable&) const = default;
};

struct BackupManifest {
  std::string program_version;  ///< that made it: "0.2.0"
  int schema = 0;               ///< number of the newest migration
  Instant made_at{};
  std::string product;     ///< "sqlite" or "postgresql": where the rows came from
  std::string audit_head;  ///< content of the file audit-head at that time; "" none
  std::vector<BackedUpTable> tables;
  std::int64_t rows() const;
};

/// Asked before each table; empty: nobody stops it. While rows come out of PostgreSQL, a question to that connection is
/// answered as of when that began.
using MustStop = std::function<bool()>;
/// Thrown when MustStop said so. What was begun is gone, and the database is as it was found.
struct BackupStopped : std::exception {
  const char* what() const noexcept override { return "a back-up or its drill was stopped"; }
};

struct BackupOrder {
  Instant now{};
  std::string program_version;
  std::filesystem::path data_folder;  ///< where audit-head is read
  std::filesystem::path file;         ///< what is made; its folder is there
  MustStop must_stop = {};
};

/// Makes the file while others go on writing: all rows are of one moment. It is written as "<file>.part" and gets its
/// name when it is whole and on the disk; a file of that name is replaced only then.
/// refuses  a database without Qualitea's schema, or with one that this program does not know.
/// Throws db::Failure or std::filesystem::filesystem_error when the world fails; nothing is left behind then.
Result<BackupManifest> make_backup(db::Connection& db, const BackupOrder& order);

/// Reads the whole file: every page, every reference, and the digest of every table against the manifest.
/// refuses  a file that is not a back-up, of a newer program, or not whole, with a sentence for the operator.
Result<BackupManifest> verify_backup(const std::filesystem::path& file, const MustStop& must_stop = {});

/// True when nothing is kept in this database yet: no table, or tables without a row.
bool is_empty_database(db::Connection& db);

/// Fills an empty database from a back-up, tables and rows in one transaction, and proves each table by its digest.
/// `target` has this program's migrations up to the back-up's schema, or none; the caller runs the later ones
/// afterwards. A database that it refuses, or that it fails to fill, is left as it was found.
/// What must not come to life again is left out: sessions end, jobs that waited or ran are cancelled. Writes an audit
/// record.
/// refuses  as verify_backup does; a database that is not empty, or has newer tables.
Result<BackupManifest> restore_backup(const std::filesystem::path& file, db::Connection& target, Instant now,
                                      const MustStop& must_stop = {});

}  // namespace qi::operations

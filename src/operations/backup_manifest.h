#pragma once
/// How the manifest stands inside a back-up: two tables that no installation has.
/// What the words of a manifest mean is in backup.h.

#include <optional>
#include <string_view>

#include "db/connection.h"
#include "operations/backup.h"

namespace qi::operations {

/// "backup_manifest" and "backup_table" are not the installation's own.
bool is_manifest_table(std::string_view name);
/// Makes both tables, anew where they are there, and fills them. Inside a transaction.
void write_manifest(db::Connection& backup, const BackupManifest& manifest);
/// nullopt: this file has none that can be read.
std::optional<BackupManifest> read_manifest(db::Connection& backup);

}  // namespace qi::operations

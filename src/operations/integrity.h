#pragma once
/// Whether an installation's data hang together: storage, schema, audit record, figures, loads, jobs. It reads only.
/// It does not mend anything: what to do is in docs/operations.md.

#include <filesystem>
#include <string>
#include <vector>

#include "db/connection.h"

namespace qi::operations {

/// One thing that was looked at.
struct IntegrityFinding {
  std::string what;                 ///< "Audit record"
  std::string words;                ///< what there is, when all is well: "41 records in one chain"
  std::vector<std::string> faults;  ///< one sentence each; empty: all is well
};

/// Everything, in the order in which an operator would ask. Reads every row of the audit record and, on SQLite, every
/// page: seconds for a trust's figures. `data_folder` holds the file audit-head.
std::vector<IntegrityFinding> check_installation(db::Connection& db, const std::filesystem::path& data_folder);

/// True when no finding has a fault.
bool is_sound(const std::vector<IntegrityFinding>& findings);

}  // namespace qi::operations

#pragma once
/// When an operator must be told about back-ups, and in which words.
/// It sends nothing: the operator's page shows it.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "operations/backup_run_store.h"

namespace qi::operations {

/// What there is to go by.
struct BackupFacts {
  bool planned = false;              ///< a folder is set
  std::optional<BackupRun> newest;   ///< whatever came of it
  std::optional<BackupRun> proved;   ///< the newest that was restored in a drill
  std::optional<Instant> first_due;  ///< when the newest was to be begun, or the first will be
};

/// A daily back-up is late when the newest proved one is older than this: a day, and two hours for it to be made.
inline constexpr std::chrono::hours kBackupIsLateAfter{26};

/// One sentence each; empty: nothing to see to.
std::vector<std::string> backup_alarms(const BackupFacts& facts, Instant now);

}  // namespace qi::operations

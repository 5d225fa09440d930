#include "operations/backup_alarms.h"

#include "base/moment_words.h"

namespace qi::operations {

std::vector<std::string> backup_alarms(const BackupFacts& facts, Instant now) {
  std::vector<std::string> alarms;
  if (!facts.planned) {
    alarms.emplace_back("No back-ups are planned. If another program makes them, prove that one can be restored.");
    return alarms;
  }
  if (facts.newest && facts.newest->came != BackupRun::Came::proved)
    alarms.push_back("The back-up of " + moment_words(facts.newest->began_at) + " failed. " + facts.newest->words);
  if (facts.proved && now - facts.proved->began_at > kBackupIsLateAfter)
    alarms.push_back("The newest back-up that was proved is of " + moment_words(facts.proved->began_at) +
                     ". Look at the jobs and at the log.");
  if (!facts.proved && !facts.newest && facts.first_due && now - *facts.first_due > std::chrono::hours(2))
    alarms.push_back("The first back-up was due on " + moment_words(*facts.first_due) + " and is not there.");
  return alarms;
}

}  // namespace qi::operations

#pragma once
/// A database with an account, a session, a measure with two loads and a waiting job, in a data folder of its own.
/// It is the smallest that has something of everything a back-up must bring back.

#include <filesystem>
#include <string>

#include "access/account_store.h"
#include "measures/measures_database.h"
#include "measures/point_import.h"
#include "shell/audit.h"
#include "shell/jobs.h"
#include "support/databases.h"

namespace qi::operations {

struct SmallInstallation {
  explicit SmallInstallation(const support::Backend& backend) : migrated(backend) {
    {
      db::Transaction transaction(db);
      const auto account = access::create_account(
          db, {.actor = {}, .at = now},
          {.email = "priya@example.nhs.uk", .name = "Priya Nair", .role = shell::Role::contributor}, "no password");
      QI_ASSERT(static_cast<bool>(account));
      db.run(R"sql(
          INSERT INTO session (token_digest, csrf_token, account_id, device, created_at, last_seen_at, expires_at)
          VALUES ('a', 'b', $1, 'Firefox', $2, $2, $2)
      )sql",
             *account, now);
      shell::queue_job(db, now, {.kind = "mail", .queued_by = *account});
      transaction.commit();
    }
    local = measures::local_series(db);
    load("2025-01-01", 80);
    load("2025-01-01", 82.1);
    head.follow(db);
  }
  void load(const char* period, double value) {
    const measures::IncomingPoint point{local.series.id, measures::day(period), {.value = value}};
    measures::LoadNote note;
    note.now = note.known_at = now + std::chrono::hours(++loads);
    note.scope = "series:" + to_text(local.series.id);
    measures::merge_points(db, std::span(&point, 1), note);
  }
  std::filesystem::path folder() const { return migrated.folder.path(); }

  Instant now = support::at("2025-04-30T09:00:00.000Z");
  int loads = 0;
  support::MigratedDatabase migrated;
  db::Connection& db = migrated.db;
  measures::LocalSeries local;
  shell::AuditHeadFile head{migrated.folder.path()};
};

}  // namespace qi::operations

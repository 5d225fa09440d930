#include "measures/news/follow_store.h"

#include "measures/reading_mark_store.h"
#include "shell/audit.h"

namespace qi::measures {

bool follows(db::Connection& db, shell::AccountId account, SeriesId series) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM follower
       WHERE account_id = $1
         AND series_id = $2
         AND ended_at IS NULL
  )sql",
                               account, series) > 0;
}

std::vector<shell::AccountId> list_followers(db::Connection& db, SeriesId series) {
  return db.all(R"sql(
      SELECT follower.account_id
        FROM follower
        JOIN account ON account.id = follower.account_id
       WHERE follower.series_id = $1
         AND follower.ended_at IS NULL
         AND account.closed_at IS NULL
       ORDER BY follower.id
  )sql",
                [](const db::Row& row) { return row.get<shell::AccountId>(0); }, series);
}

std::vector<Series> list_followed(db::Connection& db, shell::AccountId account) {
  return db.all(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id
        FROM follower
        JOIN series ON series.id = follower.series_id
       WHERE follower.account_id = $1
         AND follower.ended_at IS NULL
       ORDER BY series.measure_id, series.organisation_id
  )sql",
                [](const db::Row& row) -> Series {
                  return {row.get<SeriesId>(0), row.get<MeasureId>(1), row.get<OrganisationId>(2)};
                },
                account);
}

void follow(db::Connection& db, Instant now, shell::AccountId account, SeriesId series) {
  if (follows(db, account, series)) return;
  db.run(R"sql(
      INSERT INTO follower (account_id, series_id, followed_at)
      VALUES ($1, $2, $3)
  )sql",
         account, series, now);
  mark_to_read(db, now, series);
  shell::record(db, now, account, {.action = "series.follow", .subject = "series:" + to_text(series)});
}

void stop_following(db::Connection& db, Instant now, shell::AccountId account, SeriesId series) {
  const auto changed = db.run(R"sql(
      UPDATE follower
         SET ended_at = $3
       WHERE account_id = $1
         AND series_id = $2
         AND ended_at IS NULL
  )sql",
                              account, series, now);
  if (changed > 0)
    shell::record(db, now, account, {.action = "series.stop-following", .subject = "series:" + to_text(series)});
}

}  // namespace qi::measures

#include "access/audit_trail_store.h"

#include "base/text.h"

namespace qi::access {

std::vector<AuditLine> list_audit_lines(db::Connection& db, const AuditQuestion& question, int most) {
  return db.all(
      R"sql(
      SELECT number, at, COALESCE(account.name, ''), action, subject, payload
        FROM audit_record
        LEFT JOIN account ON account.id = audit_record.actor_id
        LEFT JOIN audit_payload ON audit_payload.record_number = audit_record.number
       WHERE (CAST($1 AS BIGINT) IS NULL OR number < $1)
         AND ($2 = '' OR action = $2 OR substr(action, 1, length($2) + 1) = $2 || '.')
         AND ($3 = '' OR subject = $3)
         AND (   $4 = ''
              OR lower(account.name) LIKE '%' || $4 || '%'
              OR lower(account.email) LIKE '%' || $4 || '%')
         AND (CAST($5 AS TEXT) IS NULL OR at >= $5)
         AND (CAST($6 AS TEXT) IS NULL OR at < $6)
       ORDER BY number DESC
       LIMIT $7
  )sql",
      [](const db::Row& row) {
        return AuditLine{.number = row.get<std::int64_t>(0),
                         .at = row.get<Instant>(1),
                         .who = row.get<std::string>(2),
                         .action = row.get<std::string>(3),
                         .subject = row.get<std::string>(4),
                         .payload = row.get<std::optional<std::string>>(5)};
      },
      question.before, question.action, question.subject, lowered(question.who), question.from, question.until, most);
}

std::vector<std::string> list_audit_actions(db::Connection& db) {
  return db.all(R"sql(
      SELECT DISTINCT action
        FROM audit_record
       ORDER BY action
  )sql",
                [](const db::Row& row) { return row.get<std::string>(0); });
}

}  // namespace qi::access

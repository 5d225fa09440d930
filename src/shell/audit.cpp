#include "shell/audit.h"

#include <fmt/format.h>

#include "json/json_writer.h"
#include "shell/digest.h"

namespace qi::shell {
namespace {

constexpr std::size_t kSaltBytes = 16;
const std::string kDigestBeforeTheFirst(64, '0');

std::string fields(std::initializer_list<std::string_view> texts) {
  std::string out;
  for (const std::string_view text : texts) out += fmt::format("{}:{},", text.size(), text);
  return out;
}

/// A row of audit_record with its payload, as the chain sees it.
struct Stored {
  std::int64_t number = 0;
  std::string at;
  std::optional<std::int64_t> actor;
  std::string action;
  std::string subject;
  std::string payload_digest;
  std::string digest;
  std::optional<std::string> salt;
  std::optional<std::string> payload;
};

std::string digest_after(const std::string& before, const Stored& record) {
  return sha256_hex(fields({before, std::to_string(record.number), record.at,
                            record.actor ? std::to_string(*record.actor) : std::string(), record.action, record.subject,
                            record.payload_digest}));
}

std::string digest_of_payload(const std::string& salt, const std::string& payload) {
  return sha256_hex(fields({salt, payload}));
}

Stored read_stored(const db::Row& row) {
  return {.number = row.get<std::int64_t>(0),
          .at = row.get<std::string>(1),
          .actor = row.get<std::optional<std::int64_t>>(2),
          .action = row.get<std::string>(3),
          .subject = row.get<std::string>(4),
          .payload_digest = row.get<std::string>(5),
          .digest = row.get<std::string>(6),
          .salt = row.get<std::optional<std::string>>(7),
          .payload = row.get<std::optional<std::string>>(8)};
}

bool erasure_was_recorded(db::Connection& db, std::int64_t number) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM audit_record
       WHERE action = 'audit.erase'
         AND subject = $1
         AND number > $2
  )sql",
                               fmt::format("audit:{}", number), number) > 0;
}

/// "" or what does not fit in one record.
std::string fault_of(db::Connection& db, const Stored& record, std::int64_t expected, const std::string& before) {
  if (record.number != expected) return fmt::format("Record {} is missing.", expected);
  if (digest_after(before, record) != record.digest) return fmt::format("Record {} was altered.", record.number);
  if (record.payload && digest_of_payload(*record.salt, *record.payload) != record.payload_digest)
    return fmt::format("The details of record {} were altered.", record.number);
  if (!record.payload && !erasure_was_recorded(db, record.number))
    return fmt::format("The details of record {} are missing and no erasure was recorded.", record.number);
  return {};
}

}  // namespace

std::int64_t newest_change(db::Connection& db) {
  return db
      .first(R"sql(
      SELECT number
        FROM audit_record
       WHERE action NOT LIKE 'account.%'
       ORDER BY number DESC
       LIMIT 1
  )sql",
             [](const db::Row& row) { return row.get<std::int64_t>(0); })
      .value_or(0);
}

std::optional<AuditHead> find_audit_head(db::Connection& db) {
  return db.first(R"sql(
      SELECT number, digest
        FROM audit_record
       ORDER BY number DESC
       LIMIT 1
  )sql",
                  [](const db::Row& row) {
                    return AuditHead{.number = row.get<std::int64_t>(0), .digest = row.get<std::string>(1)};
                  });
}

void record(db::Connection& db, Instant now, std::optional<AccountId> actor, const AuditEntry& entry) {
  QI_ASSERT(db.in_transaction());
  const AuditHead before = find_audit_head(db).value_or(AuditHead{.number = 0, .digest = kDigestBeforeTheFirst});
  const std::string salt = random_hex(kSaltBytes);
  Stored added{.number = before.number + 1,
               .at = to_iso(now),
               .actor = actor ? std::optional(actor->number) : std::nullopt,
               .action = std::string(entry.action),
               .subject = std::string(entry.subject),
               .payload_digest = digest_of_payload(salt, entry.payload),
               .digest = {},
               .salt = salt,
               .payload = entry.payload};
  added.digest = digest_after(before.digest, added);
  db.run(R"sql(
      INSERT INTO audit_record (number, at, actor_id, action, subject, payload_digest, digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
  )sql",
         added.number, added.at, added.actor, added.action, added.subject, added.payload_digest, added.digest);
  db.run("INSERT INTO audit_payload (record_number, salt, payload) VALUES ($1, $2, $3)", added.number, salt,
         entry.payload);
}

Done erase_payload(db::Connection& db, Instant now, std::optional<AccountId> actor, std::int64_t number) {
  if (db.run("DELETE FROM audit_payload WHERE record_number = $1", number) == 0)
    return Error::not_found("That audit record has no details to erase. Check its number.");
  record(db, now, actor, {.action = "audit.erase", .subject = fmt::format("audit:{}", number)});
  return {};
}

AuditCheck check_chain(db::Connection& db, const std::optional<AuditHead>& kept_outside) {
  AuditCheck check{.records = 0, .first_broken = {}, .reason = {}, .newest_digest = kDigestBeforeTheFirst};
  const auto broken_at = [&](std::int64_t number, std::string reason) {
    if (check.first_broken) return;
    check.first_broken = number;
    check.reason = std::move(reason);
  };
  bool head_seen = false;
  std::int64_t expected = 1;
  db.each(R"sql(
      SELECT r.number, r.at, r.actor_id, r.action, r.subject, r.payload_digest, r.digest, p.salt, p.payload
        FROM audit_record r
        LEFT JOIN audit_payload p ON p.record_number = r.number
       ORDER BY r.number
  )sql",
          [&](const db::Row& row) {
            const Stored stored = read_stored(row);
            ++check.records;
            if (!check.first_broken)
              if (std::string fault = fault_of(db, stored, expected, check.newest_digest); !fault.empty())
                broken_at(expected, std::move(fault));
            if (kept_outside && stored.number == kept_outside->number) {
              head_seen = true;
              if (stored.digest != kept_outside->digest)
                broken_at(stored.number,
                          fmt::format("Record {} is not the one that the file audit-head remembers.", stored.number));
            }
            expected = stored.number + 1;
            check.newest_digest = stored.digest;
          });
  if (kept_outside && !head_seen) {
    if (kept_outside->number < 1)
      broken_at(1, "The file audit-head cannot be read.");
    else
      broken_at(expected, fmt::format("Records {} to {} were removed from the end.", expected, kept_outside->number));
  }
  return check;
}

}  // namespace qi::shell

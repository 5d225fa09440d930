#pragma once
/// The record of every change: who, when, what, and a chain of digests that shows whether a record was altered or
/// removed. It is written in the same transaction as the change. Imported points leave one record for their batch.

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "shell/context.h"

namespace qi::shell {

/// What happened to what. `payload` is JSON text: the change in the words of its slice; it may be erased later, its
/// digest stays.
struct AuditEntry {
  std::string_view action;   ///< "measure.create", "import.points", "account.sign-in"
  std::string_view subject;  ///< "measure:12"
  std::string payload = "{}";
};

/// Appends. Call inside the transaction of the change: outside of one the program stops. `actor` nullopt: the command
/// line or the system. Names and emails belong in the payload, which can be erased, never in action or subject.
void record(db::Connection& db, Instant now, std::optional<AccountId> actor, const AuditEntry& entry);

/// Removes the payload of one record (a person's right to erasure) and records that: "audit.erase" on "audit:<number>".
/// Call inside a transaction.
/// refuses  a number that no record has, or whose payload is already gone.
Done erase_payload(db::Connection& db, Instant now, std::optional<AccountId> actor, std::int64_t number);

/// The newest record: how far the chain reached.
struct AuditHead {
  std::int64_t number = 0;
  std::string digest;
  bool operator==(const AuditHead&) const = default;
};
std::optional<AuditHead> find_audit_head(db::Connection& db);

/// The number of the newest record of a change to figures, charts or settings; signing in and out is none. 0: none yet.
std::int64_t newest_change(db::Connection& db);

/// The newest digest kept outside the database, in the file `audit-head` of the data folder ("12 <64 hex digits>\n"),
/// so that records taken off the end of the chain are missed. One object for each process.
class AuditHeadFile {
 public:
  explicit AuditHeadFile(const std::filesystem::path& data_folder);
  /// Writes the newest digest when it is newer than the file's. Call after a commit, never inside a transaction: the
  /// file may fall behind the database (a crash between both), which is no fault, but must never be ahead of it.
  void follow(db::Connection& db);
  /// nullopt: no file yet. A file that cannot be read as a head gives number 0 and its text as the digest.
  std::optional<AuditHead> read() const;

 private:
  std::filesystem::path path_;
  std::mutex mutex_;
  std::int64_t written_ = 0;  // number of the record last written by this process
};

/// payload_digest = SHA-256(fields(salt, payload)),
/// digest_n = SHA-256(fields(digest_(n-1), n, at, actor, action, subject, payload_digest)), both in hex; digest_0 is 64
/// zeros, no actor is "". fields() writes each field as "<bytes>:<text>," so that no two lists of fields read the same.
struct AuditCheck {
  std::int64_t records = 0;
  std::optional<std::int64_t> first_broken;  ///< the number of the first record that does not fit
  std::string reason;                        ///< "" or one sentence: what does not fit
  std::string newest_digest;
};
/// Reads the whole chain. `kept_outside` is what AuditHeadFile::read gave; nullopt: records taken off the end go
/// unseen.
AuditCheck check_chain(db::Connection& db, const std::optional<AuditHead>& kept_outside = std::nullopt);

}  // namespace qi::shell

#pragma once
/// The record of every change: who, when, what, and a chain of digests that shows whether a record was altered or removed.
/// It is written in the same transaction as the change. Imported points leave one record for their batch.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "shell/context.h"

namespace qi::shell {

/// What happened to what. `payload` is JSON text: the change in the words of its slice; it may be erased later, its digest
/// stays.
struct AuditEntry {
  std::string_view action;   ///< "measure.create", "import.points", "account.sign-in"
  std::string_view subject;  ///< "measure:12"
  std::string payload = "{}";
};

/// Appends. Call inside the transaction of the change. `actor` nullopt: the command line or the system.
void record(db::Connection& db, Instant now, std::optional<AccountId> actor, const AuditEntry& entry);

/// digest_n = SHA-256(digest_(n-1) | at | actor | action | subject | payload_digest), hex; the first follows 64 zeros.
struct AuditCheck {
  std::int64_t records = 0;
  std::optional<std::int64_t> first_broken;  ///< the number of the first record that does not fit
  std::string newest_digest;
};
AuditCheck check_chain(db::Connection& db);

}  // namespace qi::shell

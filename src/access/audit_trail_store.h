#pragma once
/// Reads the audit record for people: what was done, by whom, when, to what.
/// It writes nothing and proves nothing: see shell/audit.h.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace qi::access {

struct AuditLine {
  std::int64_t number = 0;
  Instant at{};
  std::string who;  ///< a name; "" the command line or the program itself
  std::string action;
  std::string subject;
  std::optional<std::string> payload;  ///< JSON; nullopt: erased
};

/// Empty texts and nullopt let everything through.
struct AuditQuestion {
  std::string who;      ///< part of a name or mail, in any case
  std::string action;   ///< "account.create", or its beginning up to a dot: "account"
  std::string subject;  ///< "measure:12"
  std::optional<Instant> from;
  std::optional<Instant> until;        ///< the first moment that is not asked for
  std::optional<std::int64_t> before;  ///< only records with smaller numbers
};
/// The newest first, at most `most`.
std::vector<AuditLine> list_audit_lines(db::Connection& db, const AuditQuestion& question, int most);

/// Every kind of action that was recorded, in the order of the alphabet.
std::vector<std::string> list_audit_actions(db::Connection& db);

}  // namespace qi::access

#pragma once
/// The job that proves the audit record every night, and when somebody asks.
/// What a proof is, is in shell/audit.h: check_chain.

#include <filesystem>

#include "base/clock.h"
#include "db/connection.h"
#include "shell/jobs.h"

namespace qi::access {

inline constexpr std::string_view kAuditProofJob = "audit-proof";
/// `data_folder` holds the newest digest outside of the database.
shell::JobKinds audit_job_kinds(const std::filesystem::path& data_folder);
/// Nightly at 04:10 in London. Opens its own transaction.
void set_audit_schedule(db::Connection& db, Instant now);
/// Call inside a transaction.
shell::JobId queue_audit_proof(db::Connection& db, Instant now, std::optional<shell::AccountId> actor);

}  // namespace qi::access

#pragma once
/// The job that reads marked series again, so that nobody who saves something waits for more than a handful.
/// Reading itself is reading_again.h. Pages need no kept reading: they read figures afresh (see kept_reading.h); what
/// waits for the job are signals and the SQL views, whose rows say so (changed_since).

#include <cstddef>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "shell/jobs.h"

namespace qi::measures {

/// Series read within the request that marked them: one typed figure or a changed target of one measure is there at
/// once, at a millisecond or two each (bench/reading_bench.cpp); an import of hundreds is the job's.
inline constexpr std::size_t kReadInRequest = 8;

shell::JobKinds reading_job_kinds(const std::string& own_ods_code);

/// Queues the job when series are marked without one, as after an upgrade. Opens its own transaction.
void start_reading(db::Connection& db, Instant now);

}  // namespace qi::measures

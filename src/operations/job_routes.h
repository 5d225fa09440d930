#pragma once
/// The pages of jobs. Administrators see every job, everybody else the jobs that they asked for.
/// What jobs do is in their slices; the table is shell/jobs.h.

#include "shell/context.h"
#include "shell/jobs.h"

namespace qi::operations {

/// `kinds` names the jobs in lists.
shell::Routes job_routes(const shell::JobKinds& kinds);

}  // namespace qi::operations

#pragma once
/// The operator's page and its one button.
/// Jobs have pages of their own: job_routes.h.

#include "html/url.h"
#include "operations/backup_job.h"
#include "shell/context.h"

namespace qi::operations {

html::Url operations_url();
shell::Routes operations_routes(const BackupPlan& plan);

}  // namespace qi::operations

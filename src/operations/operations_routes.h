#pragma once
/// The operator's page and its one button.
/// Jobs have pages of their own: job_routes.h.

#include <functional>
#include <string>
#include <vector>

#include "html/url.h"
#include "operations/backup_job.h"
#include "shell/context.h"

namespace qi::operations {

html::Url operations_url();
/// What another slice has to tell the operator now: one sentence each.
using AlarmSource = std::function<std::vector<std::string>(const shell::Context&)>;
shell::Routes operations_routes(const BackupPlan& plan, const std::vector<AlarmSource>& others);

}  // namespace qi::operations

#pragma once
/// How a row of the table job is read. For the job files of shell alone; everybody else sees jobs.h.
/// It holds no statement: each file has its own, with these columns in this order.

#include "db/connection.h"
#include "shell/jobs.h"

namespace qi::shell {

/// id, kind, payload, subject, state, queued_by, queued_at, not_before, began_at, ended_at, tries, cancel_asked,
/// progress_done, progress_total, progress_words, outcome, outcome_url
Job read_job(const db::Row& row);

}  // namespace qi::shell

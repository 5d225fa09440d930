#pragma once
/// How people hear of signals: their own choice under /account. Web hooks are web_hook_routes.h.
/// Sending is news_jobs.h.

#include "shell/context.h"

namespace qi::measures {

/// Whether this installation can send mail: without it people are told so and may choose all the same.
enum class MailServer { none, is_set_up };

shell::Routes notification_routes(MailServer mail);

}  // namespace qi::measures

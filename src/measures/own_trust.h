#pragma once
/// The trust whose site this is, when neither figures nor NHS England's list have brought it in.
/// Its name and code are the operator's settings: shell/trust_settings.h.

#include "db/connection.h"
#include "shell/trust_settings.h"

namespace qi::measures {

/// Makes the organisation, so that figures can be given for it, unless it is there or comes by itself with the first
/// file because it is one of national_trusts(). Opens its own transaction.
void know_own_trust(db::Connection& db, const shell::TrustSettings& trust);

}  // namespace qi::measures

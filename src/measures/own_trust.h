#pragma once
/// The trust whose site this is, when neither figures nor NHS England's list have brought it in.
/// Its name and code are the operator's settings: shell/trust_settings.h.

#include "base/clock.h"
#include "db/connection.h"
#include "shell/trust_settings.h"

namespace qi::measures {

/// Makes the organisation, so that figures can be given for it, or gives it the name that the operator settled on.
/// Nothing when it is one of national_trusts(): that comes by itself, with its published name, with the first file.
/// Either leaves an audit record. Opens its own transaction.
void know_own_trust(db::Connection& db, Instant now, const shell::TrustSettings& trust);

}  // namespace qi::measures

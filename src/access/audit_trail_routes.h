#pragma once
/// The audit explorer: every record of a change, found by who, what, to what and when; and proving that none was
/// altered. Erasing a payload is not here: a person's right to erasure has a page of its own.

#include "shell/context.h"

namespace qi::access {

html::Url audit_trail_url();
shell::Routes audit_trail_routes();

}  // namespace qi::access

#pragma once
/// Routes of the form on which a trust says whose posts count.
/// The counting itself is in headcount.h.

#include "shell/context.h"

namespace qi::people {

shell::Routes headcount_rules_routes();

}  // namespace qi::people

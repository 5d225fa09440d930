#pragma once
/// Files of one measure for one organisation: pictures and figures, from the same reading as the page.
/// It words and computes nothing of its own.

#include "shell/context.h"

namespace qi::measures {

shell::Routes download_routes();

}  // namespace qi::measures

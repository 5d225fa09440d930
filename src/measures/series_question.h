#pragma once
/// Which series an address like /measures/7/RYD asks for, and its rows. Shared by the page and its files.

#include "base/result.h"
#include "measures/series_reading.h"
#include "shell/context.h"

namespace qi::measures {

/// Figures of the series named by the captures {id} and {code}.
/// refuses  what names no measure, no organisation or no series (not_found).
Result<SeriesFigures> load_asked_figures(const shell::Context& context);

}  // namespace qi::measures

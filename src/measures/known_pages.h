#pragma once
/// What every page that can be drawn as known on a day has in common: the banner and the field for the day.
/// It decides nothing: see as_known.h.

#include <optional>

#include "html/page.h"
#include "measures/as_known.h"

namespace qi::measures {

/// Nothing for a page of now.
void write_known_banner(html::Page& h, const std::optional<KnownBanner>& banner);
/// Controls of a get form that is there already.
void write_known_field(html::Page& h, const KnownField& field);

}  // namespace qi::measures

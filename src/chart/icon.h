#pragma once
/// The variation and assurance icons. Drawn to the published Making Data Count convention; letters and arrows say what
/// the colour says. One drawing serves pages (a sprite and uses of it), files and the icon guide.

#include <span>
#include <string>
#include <string_view>

#include "spc/analysis.h"

namespace qi::chart {

/// "improve-high", "common", "nodata", "neutral-mixed", …; "pass", "fail", "hit-miss", "none".
std::string_view icon_slug(spc::Variation variation);
std::string_view icon_slug(spc::Assurance assurance);
/// The accessible name: "Special cause, improving: higher".
std::string_view icon_label(spc::Variation variation);
std::string_view icon_label(spc::Assurance assurance);

/// All icons as <symbol> elements inside one hidden <svg>: put once a page. Ids "iv-…" and "ia-…".
std::string icon_sprite();
/// <svg><use href="#iv-…"/></svg>. `labelled` false marks it decorative because words stand beside it.
enum class Naming { labelled, decorative };
std::string icon(spc::Variation variation, int size, Naming naming);
std::string icon(spc::Assurance assurance, int size, Naming naming);
/// A complete standalone SVG file.
std::string icon_file(spc::Variation variation);
std::string icon_file(spc::Assurance assurance);

}  // namespace qi::chart

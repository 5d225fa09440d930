#pragma once
/// How to read our charts: icons, shapes, rules and limits. Printed from the engine's own catalogues, so that the guide
/// and the charts cannot drift apart.

#include "html/page.h"
#include "spc/profile.h"

namespace qi::home {

struct ChartGuidePage {
  spc::Profile profile = spc::profile_of(spc::ProfileId::mdc);  ///< whose rules and lengths are explained
};
void chart_guide_page(html::Page& h, const ChartGuidePage& page);

}  // namespace qi::home

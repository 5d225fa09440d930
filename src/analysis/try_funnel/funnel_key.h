#pragma once
/// The key under a funnel plot on a page: marks and lines that the picture shows, in its colours.
/// Files carry their own key: see chart/funnel_chart.h.

#include <vector>

#include "spc/funnel_words.h"
#include "ui/chart_figure.h"

namespace qi::analysis {

std::vector<ui::KeySample> funnel_key(const spc::Funnel& funnel, const spc::FunnelWording& wording);

}  // namespace qi::analysis

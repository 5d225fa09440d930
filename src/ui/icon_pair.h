#pragma once
/// Variation and assurance side by side: what is it doing, will it meet the target.
/// Never one light.

#include "chart/icon.h"
#include "html/page.h"

namespace qi::ui {

inline constexpr int kVerdictIcon = 56;
inline constexpr int kListIcon = 40;
inline constexpr int kTileIcon = 28;

struct IconPair {
  spc::Variation variation = spc::Variation::not_enough_data;
  spc::Assurance assurance = spc::Assurance::none;
  int size = kListIcon;
  chart::Naming naming = chart::Naming::labelled;
};
/// Both icons; the assurance icon is left out where there is no target.
void icon_pair(html::Page& h, const IconPair& pair);
void icon(html::Page& h, spc::Variation variation, int size, chart::Naming naming);
void icon(html::Page& h, spc::Assurance assurance, int size, chart::Naming naming);

}  // namespace qi::ui

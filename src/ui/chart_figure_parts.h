#pragma once
/// What figures of one chart and of many have in common: caption, note, key and live read-out.
/// Which of them stand where is chart_figure.h and small_figures.h.

#include <string_view>
#include <vector>

#include "ui/chart_figure.h"

namespace qi::ui {

void write_caption(html::Page& h, const ChartFigure& figure);
void write_compact_note(html::Page& h, const ChartFigure& figure);
/// Filled by the script, with the words of the point that is stepped on.
void write_readout(html::Page& h);

/// As keys draw it, inside a box of 16 x 16.
std::string_view mark_of(KeyEntry entry);

/// Those of `key` that are not in `other`, in their order.
std::vector<KeyEntry> entries_beyond(std::vector<KeyEntry> key, const std::vector<KeyEntry>& other);

/// Bars have no points to step through.
bool has_points(const html::TrustedMarkup& picture);
enum class KeyHint { none, arrow_keys };
/// Keys, target and samples of the figure; nothing where it has none.
void write_key(html::Page& h, const ChartFigure& key, KeyHint hint);

}  // namespace qi::ui

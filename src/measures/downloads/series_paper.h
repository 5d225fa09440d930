#pragma once
/// One series, or a wall, as a document to print. It arranges blocks; words and numbers come from the reading and from
/// file_facts.h, drawings from chart.

#include <string>
#include <vector>

#include "document/paper.h"
#include "measures/downloads/file_facts.h"
#include "measures/page/chart_view.h"

namespace qi::measures {

/// Sentence and chart on the first page, then the last kPaperRows figures, then the definition.
document::Paper series_paper(const ChartView& view, const FileEdition& edition);
inline constexpr std::size_t kPaperRows = 24;

/// Tiles by area in the order of the wall, with the key at the end. `members` empty: a page that says so.
document::Paper wall_paper(const std::string& place, const std::vector<const WallMember*>& members,
                           const FileEdition& edition);

}  // namespace qi::measures

#pragma once
/// One series, or a wall, as a workbook: summary, figures, a chart that the spreadsheet program draws, definitions.
/// It lays cells out; words and numbers come from the reading and from file_facts.h.

#include <vector>

#include "document/workbook.h"
#include "measures/downloads/file_facts.h"

namespace qi::measures {

/// Sheets "Summary" (sentence, facts, chart), "Figures" and "Definitions".
document::Workbook series_workbook(const SeriesFigures& figures, const SeriesReading& reading,
                                   const FileEdition& edition);

/// "Summary" with one row for each member, one sheet for each (sentence, chart, figures), and "Definitions".
/// `members` in the order of the wall; empty: a summary that says so.
document::Workbook wall_workbook(const std::string& place, const std::vector<const WallMember*>& members,
                                 const FileEdition& edition);

}  // namespace qi::measures

#pragma once
/// NHS England's monthly ambulance systems file (AmbSYS): one row for a month and organisation, indicators as columns.
/// Reading is apart from loading, so that a page can show what a file holds before anything is kept.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/imports/national_indicators.h"
#include "measures/point_import.h"
#include "tabular/figures_reading.h"

namespace qi::measures {

/// The first line has the headings Year, Month, Org Code, Org Name and a column of at least one national indicator.
bool looks_like_ambsys(std::string_view text);

/// What one organisation reported for one month and indicator. No value: published as "." (not available).
struct EditionFigure {
  std::size_t indicator = 0;     ///< place in national_indicators()
  std::size_t organisation = 0;  ///< place in AmbsysEdition::organisations
  Date month;
  Figure figure;
};

/// One published file, read. Addresses columns by name: their order differs between editions.
struct AmbsysEdition {
  std::size_t rows_read = 0;
  std::vector<Organisation> organisations;  ///< England and trusts in the file, by first mention; ids are empty
  std::vector<EditionFigure> figures;
  std::vector<Date> months;                    ///< ascending
  std::vector<std::string> absent_indicators;  ///< short names of indicators whose columns the file lacks
  std::vector<tabular::RowProblem> problems;   ///< by row; such a row or cell is left out
  std::vector<std::string> notes;              ///< "644 rows of NHS regions were skipped."
};

/// The day on which an edition whose last month begins on `last_month` is usually published: the second Thursday of the
/// next month. The publisher's own calendar may differ.
Date usual_publication_day(Date last_month);

/// Regions (codes Y..) are skipped with a note: their figures are the sums of their trusts'.
/// refuses  a file without that heading line; without rows.
Result<AmbsysEdition> read_ambsys(std::string text);

/// Makes measures, organisations and series where they are not there yet, and merges all points, in one transaction.
/// `note.scope`, `source_kind` and `rows_read` are set here. A "." is a missing figure; an absent column says nothing.
MergeCounts load_ambsys(db::Connection& db, const AmbsysEdition& edition, LoadNote note);
/// The same inside a transaction that the caller has opened.
MergeCounts load_ambsys_inside(db::Connection& db, const AmbsysEdition& edition, LoadNote note);

}  // namespace qi::measures

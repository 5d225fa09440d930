#pragma once
/// A pasted table as the units of a funnel plot: a name and two counts in each row. Bad rows are named and left out.
/// It judges no unit: see spc/funnel.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "spc/funnel_catalogue.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

struct FunnelRows {
  std::vector<spc::FunnelCounts> units;  ///< in the order pasted
  std::vector<std::size_t> rows;         ///< of the table: one for each unit
  std::string names;                     ///< headings; "" none
  std::string numerators;
  std::string denominators;
  std::vector<std::string> left_out;  ///< one sentence for each row that cannot be used
  std::vector<std::string> notes;     ///< how the table was read
};

/// The first column of words names the units; without one, the first of three columns of figures does. The next two
/// columns of figures are numerators and denominators; others are left out, with a note. A row whose two counts are the
/// sums of all others' (three or more) is a total, and left out.
/// refuses  fewer columns; no row that can be used; more than 2,000 rows (field "figures"); for proportions, numerators
///          above their denominators in most rows (field "kind").
Result<FunnelRows> funnel_rows(const tabular::PlainTable& table, const spc::FunnelRow& kind);

}  // namespace qi::analysis

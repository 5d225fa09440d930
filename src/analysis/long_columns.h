#pragma once
/// Which columns of a long table hold what: the name of the series, when, how much, out of how many, against which
/// target. It reads the heading row alone, and guesses nothing from the figures.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {

/// Headings as somebody named them; empty: find it by its usual headings.
struct ColumnNames {
  std::vector<std::string> by;  ///< together they name a series
  std::string order;
  std::string value;
  std::string denominator;
  std::string target;
};

/// Places in a row, from 0.
struct LongColumns {
  std::vector<std::size_t> by;
  std::optional<std::size_t> order;  ///< nullopt: rows stand in order
  /// Where the chart is of events and nothing is named a value, the column of order: its dates are the events.
  std::size_t value = 0;
  bool are_event_dates = false;
  std::optional<std::size_t> denominator;  ///< only where the chart takes one
  std::optional<std::size_t> target;
};

/// Headings match whatever their capitals and the spaces around them. Usual headings: series, name, measure, metric,
/// indicator, station, site, team, place, trust, area, region, org, organisation; date, day, week, month, period, time,
/// order; value, count, numerator, y; denominator, n, of; target.
/// refuses  a named heading that is not there; a table without a name, a value (or dates of events on their charts) or,
///          for a chart that divides, a denominator; several columns that may name the series where none is named, as
///          one of them alone would throw series together; a chart of subgroups.
Result<LongColumns> long_columns(std::span<const std::string_view> headings, const ColumnNames& named,
                                 const spc::ChartRow& chart);

}  // namespace qi::analysis

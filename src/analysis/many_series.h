#pragma once
/// A long table of many series, each analysed: `qualitea spc --many`. The table streams through; its figures stay.
/// One series and its chart are spc_json.h; nothing is stored, and no page's minimum number of points applies.

#include <cstddef>
#include <iosfwd>
#include <optional>

#include "analysis/long_columns.h"
#include "base/result.h"
#include "spc/series.h"

namespace qi::analysis {

enum class ManyAnswers {
  csv,    ///< a line for each series
  jsonl,  ///< the whole answer of each, with "series" in front
};

struct ManyQuestion {
  ColumnNames columns;
  spc::ChartKind chart = spc::ChartKind::individuals;
  spc::Direction better = spc::Direction::neutral;
  std::optional<double> target;  ///< of every value; a column of targets goes before it
  ManyAnswers answers = ManyAnswers::csv;
  std::size_t threads = 1;  ///< that analyse, once all rows are read; 1 at least
};

struct ManyCounts {
  std::size_t values = 0;    ///< missing ones among them
  std::size_t left_out = 0;  ///< rows that could not be read, or of a date that their series had already
  std::size_t series = 0;
  std::size_t refused = 0;  ///< of these, not analysed: why stands in their answer
};

/// Reads a CSV text with a heading row and a row for each value, and answers every series, those named first first.
/// Rows need no order: values are taken by their dates or numbers. Of rows of one series with the same date the first
/// is used; on charts of events, which several may share, all are as they come. There a table without values has the
/// dates of its events, and the times between are its values.
/// told     rows left out, the first five by line with the reason and then how many; what was assumed.
/// memory   see SeriesLog: 24 bytes a value with an order, 32 with a denominator or a target too. A value without an
///          order takes 16. The text is not held.
/// refuses  what stream_rows and LongRows refuse; the answers that were written stay.
Result<ManyCounts> answer_many_series(std::istream& in, const ManyQuestion& question, std::ostream& out,
                                      std::ostream& told);

}  // namespace qi::analysis

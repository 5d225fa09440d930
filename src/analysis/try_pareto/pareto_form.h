#pragma once
/// The form of the page about causes: what was typed, and the Pareto chart that it means.
/// It writes no HTML: see pareto_view.h.

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/row_marks.h"
#include "base/result.h"
#include "chart/pareto_chart.h"
#include "http/form.h"
#include "spc/pareto_comparison_words.h"

namespace qi::analysis {

/// As typed; slugs where the form has choices.
struct ParetoForm {
  std::string figures;             ///< a table pasted from a spreadsheet: causes and their counts, or one case a row
  std::string second = "later";    ///< a second column of figures: "later" counts or "weights"
  std::string first = "looks";     ///< the first row is a heading where it "looks" so, or "heading" in any case
  std::string gather = "nothing";  ///< "nothing", "rows" or "share"
  std::string kept;                ///< how many causes are kept, or what percent of cases they cover
  std::string vital = "80";        ///< percent that the vital few make up
  std::string blank = "left_out";  ///< rows without a cause: "left_out" or "category"
  std::string other = "last";      ///< a cause called Other: "last" or "by_amount"
  std::string cases;               ///< "late handovers"; "" cases
  std::string categories;          ///< "reasons"; "" causes
  std::string name;
};
ParetoForm pareto_form_of(const http::Form& fields);
/// Field names and what they hold: for hidden fields.
std::vector<std::pair<std::string, std::string>> fields_of(const ParetoForm& form);

/// Two periods of the same causes.
struct ParetoPeriods {
  chart::ParetoComparisonDrawing drawing;
  spc::PeriodNames names;
};

/// Columns that say something about a row.
inline constexpr std::array kParetoMarks{RowMark::leave_out, RowMark::group};

/// The form understood, and the charts of one group worked out: everything that page and downloads need.
struct ParetoReading {
  std::string group;                     ///< "" the only one
  chart::ParetoDrawing drawing;          ///< of the later period where there are two
  std::optional<ParetoPeriods> periods;  ///< where a second column holds later counts
  std::string category_heading;          ///< never empty
  std::vector<std::string> left_out;     ///< rows, one sentence each
  std::vector<std::string> notes;        ///< how the table was read
};

/// One, or one for each group of the table; never none.
/// refuses  what read_pasted_table, take_row_marks and pareto_rows refuse; a table whose rows are all marked Leave out
///          (field "figures"); choices that are none (their fields); a
/// number of causes that
///          is no whole number of 1 or more, or a percentage outside 0 to 100 (field "kept" or "vital"); more
///          than 200 bars (field "gather"); what spc::pareto refuses (field "figures"). All fields' errors together,
///          but those of spc::pareto.
Result<std::vector<ParetoReading>> read_pareto_form(const ParetoForm& form);

}  // namespace qi::analysis

#pragma once
/// The charts that the page for small changes and outcomes offers, and the options that each has, as rows.
/// What they compute is spc's; what was typed is in sums_form.h.

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/row_marks.h"
#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"

namespace qi::analysis {

/// The columns that a chart wants, beside dates, which may always stand first.
enum class SumsColumns {
  values_or_subgroups,  ///< one column of figures, or several: a subgroup in each row
  subgroups,            ///< two columns of figures or more
  outcomes,             ///< one column of 1 and 0
  outcomes_and_risks,   ///< that, and the risk of each
  several_figures,      ///< a column for each of two figures or more
  kinds_and_values,     ///< the kind in words, and one column of figures
  kinds_and_nominals,   ///< that, and what the kind should be
};

struct SumsChartRow {
  std::string_view slug;
  std::string_view title;
  std::string_view what_for;
  std::string_view columns_words;  ///< one sentence: what to paste
  SumsColumns columns;
  std::optional<spc::FurtherChart> further;  ///< nullopt: a chart of the main catalogue
  std::optional<spc::ChartKind> kind;        ///< of the main catalogue; nullopt for the others
};

/// Further charts first, then those of subgroups, in the order of their catalogues.
const std::vector<SumsChartRow>& sums_charts();
/// nullptr: no chart of this page.
const SumsChartRow* find_sums_chart(std::string_view slug);

/// Columns that say something about a row, which every chart of the page knows.
inline constexpr std::array kSumsMarks{RowMark::note, RowMark::leave_out, RowMark::phase, RowMark::group};

/// One box or list of the form. `usual` is what stands in it at first, and what an empty one means.
struct SumsOptionRow {
  std::string_view name;  ///< of the field
  std::string_view label;
  std::string_view hint;
  std::string_view charts;  ///< slugs with a space around each: " cusum bcusum "
  std::string_view usual;
  std::string_view choices;  ///< "goes_on=It goes on|starts_again=It starts again"; "" a box
};
std::span<const SumsOptionRow> sums_options();
bool has_option(const SumsOptionRow& option, std::string_view chart);

}  // namespace qi::analysis

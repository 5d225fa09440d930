#pragma once
/// The form of the page that puts places side by side: what was typed, and the funnel plot that it means.
/// It writes no HTML: see funnel_view.h.

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/row_marks.h"
#include "base/result.h"
#include "chart/funnel_chart.h"
#include "http/form.h"

namespace qi::analysis {

/// As typed; slugs where the form has choices.
struct FunnelForm {
  std::string figures;  ///< a table pasted from a spreadsheet: names, numerators, denominators
  std::string name;     ///< of what is compared
  std::string kind = "proportion";
  std::string target;  ///< in the writing of the values; "" all numerators over all denominators, or expected
  std::string better = "neutral";
  std::string limits;  ///< "" the kind's usual ones
  std::string overdispersion = "none";
  std::string trimmed = "10";  ///< percent of the z scores at either end
  std::string per;             ///< what values are written for; "" percent for proportions, otherwise one
  std::string unit;            ///< "station"; "" with an empty plural "unit"
  std::string units;
  std::string named;  ///< units that the picture always names, between semicolons
};
FunnelForm funnel_form_of(const http::Form& fields);
/// Field names and what they hold: for hidden fields.
std::vector<std::pair<std::string, std::string>> fields_of(const FunnelForm& form);

/// A choice of the form: what is sent and what people read.
struct FunnelChoice {
  std::string_view slug;
  std::string_view text;
};
std::span<const FunnelChoice> limit_choices();
std::span<const FunnelChoice> overdispersion_choices();
std::span<const FunnelChoice> per_choices();

/// Columns that say something about a row.
inline constexpr std::array kFunnelMarks{RowMark::note, RowMark::leave_out, RowMark::group};

/// The form understood, and one plot worked out: everything that page and downloads need.
struct FunnelReading {
  std::string group;  ///< "" the only one
  chart::FunnelDrawing drawing;
  double trimmed_share = 0.1;
  std::string name_heading;  ///< of the column of names; never empty, as those of the counts
  std::string numerator_heading;
  std::string denominator_heading;
  std::vector<std::string> left_out;  ///< rows, one sentence each
  std::vector<std::string> notes;     ///< how the table was read
  std::string asks;                   ///< a doubt about the target, as a question; "" none
};

/// One plot, or one for each group of the table with the scales of all; never none.
/// refuses  what read_pasted_table, take_row_marks and funnel_rows refuse; choices that are none (their fields); a
/// target that is no
///          number or that values cannot be (field "target"); a trimmed share outside 0 to below 50 (field "trimmed");
///          one of the words "unit" and "units" without the other; a name that no row has (field "named"); what
///          spc::funnel refuses (the field that it goes back to). All fields' errors together, but those of
///          spc::funnel.
Result<std::vector<FunnelReading>> read_funnel_form(const FunnelForm& form);

/// Values in percent, or with about three figures where the target stands: 74.8%, 1.04, 0.0512.
ValueFormat funnel_format(const spc::Funnel& funnel);

}  // namespace qi::analysis

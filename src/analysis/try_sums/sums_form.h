#pragma once
/// The form of the page for small changes and outcomes: what was typed, and what it means.
/// It runs nothing: see sums_view.h.

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "analysis/row_marks.h"
#include "analysis/spc_json.h"
#include "analysis/try_sums/sums_menu.h"
#include "analysis/try_sums/sums_question.h"
#include "base/result.h"
#include "http/form.h"

namespace qi::analysis {

/// As typed.
struct SumsForm {
  std::string chart = "cusum";  ///< slug
  std::string figures;          ///< a table pasted from a spreadsheet, or typed
  std::string name;
  std::map<std::string, std::string, std::less<>> options;  ///< by the names of sums_options

  std::string option(std::string_view name) const;  ///< as typed; "" nothing
};
/// Empty, with the usual values of the chart's options. Another slug is taken for the first chart.
SumsForm fresh_sums_form(std::string_view chart);
SumsForm sums_form_of(const http::Form& fields);
/// The form after another chart was taken: all that was typed stays, also what this chart does not ask, for the one
/// that does; its own options get their usual values where nothing was typed. A chart that is none stays, to be
/// refused.
SumsForm with_chart_taken(SumsForm form);
/// Field names and what they hold: for hidden fields.
std::vector<std::pair<std::string, std::string>> fields_of(const SumsForm& form);

/// One chart of the form.
struct SumsPart {
  std::string group;  ///< "" the only one
  std::variant<SumsQuestion, DistanceQuestion, SpcQuestion> question;
  RowMarks marks;
};

/// The form understood.
struct SumsReading {
  const SumsChartRow* chart = nullptr;
  std::string name;
  std::vector<SumsPart> parts;        ///< never empty: one for each group of the table
  std::vector<std::string> notes;     ///< how the table was read
  std::vector<std::string> problems;  ///< cells that count as no figure
};

/// refuses  a chart that is none (field "chart"), a table that the chart cannot use (field "figures"), an option that
/// is
///          no number or no choice (its field). All fields' errors together.
Result<SumsReading> read_sums_form(const SumsForm& form);

}  // namespace qi::analysis

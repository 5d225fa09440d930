#pragma once
/// The form of a calculation, printed from its row: what was typed, and what it means.
/// It works nothing out: see calculation_view.h.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "stats/calculation.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

/// The control of the pasted table; no input is called so.
inline constexpr std::string_view kTableField = "figures";

/// As typed.
struct CalculationForm {
  const stats::CalculationRow* row = nullptr;
  std::string figures;  ///< a pasted table, where the row takes columns
  std::vector<std::pair<std::string, std::string>>
      inputs;  ///< of every input that is no column: slug, and what stands there
  /// "" where nothing stands there.
  std::string_view text(std::string_view slug) const;
  void set(std::string_view slug, std::string text);
};
/// The usual values alone. What one of several must be left open for stays open, but for its usual value.
CalculationForm usual_form(const stats::CalculationRow& row);
CalculationForm calculation_form_of(const stats::CalculationRow& row, const http::Form& fields);
/// Field names and what they hold: for hidden fields.
std::vector<std::pair<std::string, std::string>> fields_of(const CalculationForm& form);

/// The form understood. Words of the inputs are the row's.
struct CalculationReading {
  const stats::CalculationRow* row = nullptr;
  stats::CalculationRequest request;
  std::vector<std::pair<std::string, std::string>> headings;  ///< input, and what the table calls it
  std::vector<std::string> notes;                             ///< how the table was read
  std::vector<tabular::RowProblem> problems;
};

/// Numbers as typed: "1,240" and "12 000" are whole; "80%" is 0.8 where a share is asked for.
/// refuses  an empty or unreadable table, or one without a needed column (field kTableField); text that is no number
///          (the input's field). All fields' errors together. What a number may be is run_calculation's to say.
Result<CalculationReading> read_calculation_form(const CalculationForm& form);

}  // namespace qi::analysis

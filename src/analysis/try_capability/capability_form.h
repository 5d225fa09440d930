#pragma once
/// The form of the page that asks whether a process is good enough: what was typed, and what it means.
/// It judges nothing: see capability_findings.h.

#include <string>
#include <utility>
#include <vector>

#include "analysis/try_capability/capability_figures.h"
#include "analysis/try_capability/capability_findings.h"
#include "http/form.h"

namespace qi::analysis {

/// As typed; slugs where the form has choices.
struct CapabilityForm {
  std::string figures;  ///< cells pasted from a spreadsheet, or typed
  std::string name;
  std::string lower;  ///< limits and target in the writing of the figures: "18:00", "85%"; "" none
  std::string upper;
  std::string target;
  std::string level = "95";    ///< percent
  std::string shape;           ///< "" leaves the choice to us
  std::string times;           ///< "yes": the figures are times against a standard
  std::string centile = "90";  ///< percent
};
CapabilityForm capability_form_of(const http::Form& fields);
/// Field names and what they hold: for hidden fields.
std::vector<std::pair<std::string, std::string>> fields_of(const CapabilityForm& form);

/// Whether share and centile come before the indices.
enum class ToldFirst { indices, standard };

/// The form understood.
struct CapabilityReading {
  CapabilityQuestion question;
  std::string name;  ///< typed, or the heading of the column; "The figures" without one
  ToldFirst first = ToldFirst::indices;
  std::vector<std::string> notes;  ///< how the table was read
  std::vector<tabular::RowProblem> problems;
};

/// refuses  an empty or unreadable table (field "figures"); limits and target that are no numbers in the writing of the
///          figures, or do not go together (their fields); a level that is not between 50 and 99.9, a centile that is
///          not between 0 and 100, a shape that is none. All fields' errors together.
Result<CapabilityReading> read_capability_form(const CapabilityForm& form);

}  // namespace qi::analysis

#pragma once
/// The form of the page that tries a test: what was typed, and what it means.
/// It runs nothing: see tests_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/stats_json.h"
#include "base/result.h"
#include "http/form.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

/// As typed; slugs where the form has choices.
struct TestsForm {
  std::string figures;  ///< a table pasted from a spreadsheet, or typed
  std::string asks = "centre";
  std::string rows = "alone";  ///< "alone" or "together"
  std::string test;            ///< "" leaves the choice to us
  std::string level = "95";    ///< percent
  std::string alternative = "two_sided";
  std::string null_value;  ///< "" 0
  std::string variant;
};
TestsForm tests_form_of(const http::Form& fields);
/// Field names and what they hold: for hidden fields and links.
std::vector<std::pair<std::string, std::string>> fields_of(const TestsForm& form);

/// The form understood.
struct TestsReading {
  StatsQuestion question;
  std::string why;                        ///< why this test, where the choice was ours; "" otherwise
  std::vector<std::string_view> instead;  ///< slugs of others
  std::vector<std::string> row_names;     ///< of a table whose rows are groups; empty: they have none
  std::vector<std::string> notes;         ///< how the table was read
  std::string asks;                       ///< a doubt about the assumed value that only the reader can settle; "" none
  std::vector<tabular::RowProblem> problems;
};

/// refuses  an empty or unreadable table (field "figures"), choices that are none (their fields), a level that is not
///          between 50 and 99.9, a number that is none (field "null_value"). All fields' errors together.
Result<TestsReading> read_tests_form(const TestsForm& form);

}  // namespace qi::analysis

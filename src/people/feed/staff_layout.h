#pragma once
/// What the columns of a staff file mean. A trust exports its own layout; it is guessed once by its headings, put right
/// by a person, and remembered. It reads no rows: see staff_file.h.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::people {

enum class StaffField {
  staff_number,
  assignment_number,
  given_name,
  family_name,
  known_as,
  work_mail,
  unit,
  job_title,
  staff_group,
  band,
  contract,
  fte,
  primary,
  start,
  end,
  manager_number,
};

/// One row of the catalogue of fields.
struct StaffFieldRow {
  StaffField field;
  std::string_view slug;   ///< stored and sent: "staff_number"
  std::string_view title;  ///< "Staff number"
  enum class Need { needed, wanted } need;
  std::string_view hint;                         ///< what may stand in the column
  std::vector<std::string_view> usual_headings;  ///< in lower case, letters and digits alone: "employeenumber"
};
const std::vector<StaffFieldRow>& staff_fields();
const StaffFieldRow& row_of(StaffField field);
std::optional<StaffField> parse_staff_field(std::string_view slug);

/// Which heading each field stands under; a field that is not there is not in the file.
using StaffLayout = std::map<StaffField, std::string>;

/// As headings are compared: lower case, letters and digits alone.
std::string folded_heading(std::string_view heading);
/// By the usual headings; each heading is taken once.
StaffLayout guess_staff_layout(const std::vector<std::string>& headings);
/// refuses  (field = the slug) each needed field that is missing; a heading that two fields take.
Done check_staff_layout(const StaffLayout& layout);

/// {"staff_number":"Employee Number",…}, and back: unknown fields are left out.
std::string to_json(const StaffLayout& layout);
StaffLayout staff_layout_from_json(std::string_view json);

}  // namespace qi::people

#pragma once
/// How the Electronic Staff Record and its exports write bands, staff groups and contracts. Case and punctuation do not
/// matter. It decides nothing about rows.

#include <optional>
#include <string_view>

#include "people/assignment.h"

namespace qi::people {

/// takes  "6", "Band 6", "B6", "Band 8a", "8A", "Band 8 - Range A", "VSM", "Very Senior Manager", "Consultant",
/// "Medical";
///        "", "None", "Not applicable" and "Non-AfC" are no band.
std::optional<Band> read_band(std::string_view text);
/// takes  the group's own title and ESR's names: "Allied Health Professionals", "Additional Clinical Services",
///        "Add Prof Scientific and Technic", "Nursing and Midwifery Registered"; "" is none.
std::optional<StaffGroup> read_staff_group(std::string_view text);
/// takes  "Permanent", "Fixed Term Temp", "Secondment", "Bank", "Agency", "Volunteer", "Non-Exec Director/Chair",
///        "Honorary" (as volunteer), "Locum" (as agency); "" is permanent.
std::optional<Contract> read_contract(std::string_view text);
/// "Yes", "Y", "true", "1", "Primary"; "No", "N", "false", "0", "Secondary"; "" nullopt.
std::optional<bool> read_yes_or_no(std::string_view text);

}  // namespace qi::people

#pragma once
/// What somebody works as: where, in which staff group and band, under which contract, for how much of the week. It
/// holds from one day to another. Who the person is, is in person.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "people/org_unit.h"
#include "people/person.h"
#include "people/timeline.h"

namespace qi::people {

struct AssignmentRow;
using AssignmentId = Id<AssignmentRow>;

/// As the Electronic Staff Record groups the staff of the NHS.
/// source  NHS Digital, National Workforce Data Set, staff group.
enum class StaffGroup {
  additional_clinical_services,
  additional_professional_scientific,
  administrative,
  allied_health,
  estates,
  healthcare_scientists,
  medical,
  nursing,
  students,
  none,  ///< volunteers, non-executives
};
std::string_view slug(StaffGroup group);   ///< "allied_health"; stored
std::string_view title(StaffGroup group);  ///< "Allied health professionals"
std::optional<StaffGroup> parse_staff_group(std::string_view slug);
const std::vector<StaffGroup>& staff_groups();

/// Pay bands of Agenda for Change, from the lowest; then those outside of it.
enum class Band { b2, b3, b4, b5, b6, b7, b8a, b8b, b8c, b8d, b9, vsm, medical, none };
std::string_view slug(Band band);   ///< "8a"; stored
std::string_view title(Band band);  ///< "Band 8a", "Very senior manager"
std::optional<Band> parse_band(std::string_view slug);
const std::vector<Band>& bands();
/// "Band 8 and above": 8a to 8d, 9 and VSM.
bool is_band_8_or_above(Band band);

enum class Contract { permanent, fixed_term, secondment, bank, agency, volunteer, non_executive };
std::string_view slug(Contract contract);
std::string_view title(Contract contract);
std::optional<Contract> parse_contract(std::string_view slug);
const std::vector<Contract>& contracts();

/// What holds of an assignment for some days.
struct AssignmentFacts {
  UnitId unit;
  std::string job_title;  ///< may be empty
  StaffGroup staff_group = StaffGroup::none;
  Band band = Band::none;
  Contract contract = Contract::permanent;
  double fte = 1;                                             ///< whole-time equivalent, 0 to 2
  enum class Rank { primary, further } rank = Rank::primary;  ///< primary: the one under which the person is counted
  std::optional<PersonId> manager;
  bool operator==(const AssignmentFacts&) const = default;
};
using AssignmentTimeline = Timeline<AssignmentFacts>;

/// What one assignment is on one day.
struct AssignmentOnDay {
  AssignmentId id;
  PersonId person;
  AssignmentFacts facts;
};

}  // namespace qi::people

#include "people/feed/unsaid_fields.h"

namespace qi::people {

AssignmentFacts with_unsaid(AssignmentFacts said, const AssignmentFacts& believed,
                            const std::set<StaffField>& columns) {
  const auto keep = [&](StaffField field, auto part) {
    if (!columns.contains(field)) said.*part = believed.*part;
  };
  keep(StaffField::job_title, &AssignmentFacts::job_title);
  keep(StaffField::staff_group, &AssignmentFacts::staff_group);
  keep(StaffField::band, &AssignmentFacts::band);
  keep(StaffField::contract, &AssignmentFacts::contract);
  keep(StaffField::fte, &AssignmentFacts::fte);
  keep(StaffField::primary, &AssignmentFacts::rank);
  keep(StaffField::manager_number, &AssignmentFacts::manager);
  return said;
}

PersonDetails with_unsaid(PersonDetails said, const PersonDetails& believed, const std::set<StaffField>& columns) {
  if (!columns.contains(StaffField::known_as)) said.known_as = believed.known_as;
  if (!columns.contains(StaffField::work_mail)) said.work_mail = believed.work_mail;
  return said;
}

AssignmentFacts with_carried(AssignmentFacts later, const AssignmentFacts& was, const AssignmentFacts& is) {
  const auto carry = [&](auto part) {
    if (is.*part != was.*part && later.*part == was.*part) later.*part = is.*part;
  };
  carry(&AssignmentFacts::unit);
  carry(&AssignmentFacts::job_title);
  carry(&AssignmentFacts::staff_group);
  carry(&AssignmentFacts::band);
  carry(&AssignmentFacts::contract);
  carry(&AssignmentFacts::fte);
  carry(&AssignmentFacts::rank);
  carry(&AssignmentFacts::manager);
  return later;
}

}  // namespace qi::people

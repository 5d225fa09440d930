#include "people/assignment.h"

#include <array>

#include "base/named_value.h"

namespace qi::people {
namespace {

constexpr std::array kStaffGroups{
    NamedValue{StaffGroup::additional_clinical_services, "additional_clinical_services",
               "Additional clinical services"},
    NamedValue{StaffGroup::additional_professional_scientific, "additional_professional_scientific",
               "Additional professional, scientific and technical"},
    NamedValue{StaffGroup::administrative, "administrative", "Administrative and clerical"},
    NamedValue{StaffGroup::allied_health, "allied_health", "Allied health professionals"},
    NamedValue{StaffGroup::estates, "estates", "Estates and ancillary"},
    NamedValue{StaffGroup::healthcare_scientists, "healthcare_scientists", "Healthcare scientists"},
    NamedValue{StaffGroup::medical, "medical", "Medical and dental"},
    NamedValue{StaffGroup::nursing, "nursing", "Nursing and midwifery, registered"},
    NamedValue{StaffGroup::students, "students", "Students"},
    NamedValue{StaffGroup::none, "none", "No staff group"},
};

constexpr std::array kBands{
    NamedValue{Band::b2, "2", "Band 2"},
    NamedValue{Band::b3, "3", "Band 3"},
    NamedValue{Band::b4, "4", "Band 4"},
    NamedValue{Band::b5, "5", "Band 5"},
    NamedValue{Band::b6, "6", "Band 6"},
    NamedValue{Band::b7, "7", "Band 7"},
    NamedValue{Band::b8a, "8a", "Band 8a"},
    NamedValue{Band::b8b, "8b", "Band 8b"},
    NamedValue{Band::b8c, "8c", "Band 8c"},
    NamedValue{Band::b8d, "8d", "Band 8d"},
    NamedValue{Band::b9, "9", "Band 9"},
    NamedValue{Band::vsm, "vsm", "Very senior manager"},
    NamedValue{Band::medical, "medical", "Medical pay scale"},
    NamedValue{Band::none, "none", "No band"},
};

constexpr std::array kContracts{
    NamedValue{Contract::permanent, "permanent", "Permanent"},
    NamedValue{Contract::fixed_term, "fixed_term", "Fixed term"},
    NamedValue{Contract::secondment, "secondment", "Secondment"},
    NamedValue{Contract::bank, "bank", "Bank"},
    NamedValue{Contract::agency, "agency", "Agency"},
    NamedValue{Contract::volunteer, "volunteer", "Volunteer"},
    NamedValue{Contract::non_executive, "non_executive", "Non-executive director"},
};

}  // namespace

std::string_view slug(StaffGroup group) {
  return named(kStaffGroups, group).slug;
}
std::string_view title(StaffGroup group) {
  return named(kStaffGroups, group).title;
}
std::optional<StaffGroup> parse_staff_group(std::string_view slug) {
  return value_of(kStaffGroups, slug);
}
const std::vector<StaffGroup>& staff_groups() {
  static const std::vector<StaffGroup> groups = values_of(kStaffGroups);
  return groups;
}

std::string_view slug(Band band) {
  return named(kBands, band).slug;
}
std::string_view title(Band band) {
  return named(kBands, band).title;
}
std::optional<Band> parse_band(std::string_view slug) {
  return value_of(kBands, slug);
}
const std::vector<Band>& bands() {
  static const std::vector<Band> all = values_of(kBands);
  return all;
}
bool is_band_8_or_above(Band band) {
  return band >= Band::b8a && band <= Band::vsm;
}

std::string_view slug(Contract contract) {
  return named(kContracts, contract).slug;
}
std::string_view title(Contract contract) {
  return named(kContracts, contract).title;
}
std::optional<Contract> parse_contract(std::string_view slug) {
  return value_of(kContracts, slug);
}
const std::vector<Contract>& contracts() {
  static const std::vector<Contract> all = values_of(kContracts);
  return all;
}

}  // namespace qi::people

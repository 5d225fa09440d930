#include "people/demo/demo_roles.h"

#include <array>
#include <string>

namespace qi::people {
namespace {

constexpr DemoRole kParamedic{"Paramedic", StaffGroup::allied_health, Band::b6};

struct KindNeed {
  DemoRole role;
  int people;
};

/// A rota line of a station.
constexpr std::array kRotaLine{
    KindNeed{{"Operational team leader", StaffGroup::allied_health, Band::b7}, 1},
    KindNeed{{"Specialist paramedic", StaffGroup::allied_health, Band::b7}, 1},
    KindNeed{kParamedic, 12},
    KindNeed{{"Newly qualified paramedic", StaffGroup::allied_health, Band::b5}, 3},
    KindNeed{{"Associate ambulance practitioner", StaffGroup::additional_clinical_services, Band::b4}, 6},
    KindNeed{{"Emergency care support worker", StaffGroup::additional_clinical_services, Band::b3}, 5},
};

/// What stands directly under an operating unit.
constexpr std::array kOperatingUnit{
    KindNeed{{"Operating unit manager", StaffGroup::allied_health, Band::b8b}, 1},
    KindNeed{{"Operations manager", StaffGroup::allied_health, Band::b8a}, 3},
    KindNeed{{"Practice development lead", StaffGroup::allied_health, Band::b7}, 2},
    KindNeed{{"Administrator", StaffGroup::administrative, Band::b3}, 3},
    KindNeed{{"Make ready operative", StaffGroup::estates, Band::b2}, 8},
};

constexpr std::array kContactCentre{
    KindNeed{{"Contact centre manager", StaffGroup::administrative, Band::b8b}, 1},
    KindNeed{{"Operations manager", StaffGroup::administrative, Band::b8a}, 3},
    KindNeed{{"Training officer", StaffGroup::administrative, Band::b5}, 4},
    KindNeed{{"Audit officer", StaffGroup::administrative, Band::b4}, 4},
};

struct DeskNeed {
  std::string_view desk;  ///< end of the unit's code
  DemoRole role;
  int people;
};
constexpr std::array kDesks{
    DeskNeed{"-999-CALL-HANDLING", {"Emergency call handler", StaffGroup::additional_clinical_services, Band::b3}, 62},
    DeskNeed{"-999-CALL-HANDLING", {"Call handling team leader", StaffGroup::administrative, Band::b5}, 6},
    DeskNeed{"-111-CALL-HANDLING", {"111 health adviser", StaffGroup::additional_clinical_services, Band::b3}, 74},
    DeskNeed{"-111-CALL-HANDLING", {"Health adviser team leader", StaffGroup::administrative, Band::b5}, 7},
    DeskNeed{"-DISPATCH", {"Resource dispatcher", StaffGroup::administrative, Band::b4}, 40},
    DeskNeed{"-DISPATCH", {"Dispatch team leader", StaffGroup::administrative, Band::b5}, 5},
    DeskNeed{"-CLINICAL-DESK", {"Clinical supervisor", StaffGroup::allied_health, Band::b6}, 18},
    DeskNeed{"-CLINICAL-DESK", {"Clinical nurse adviser", StaffGroup::nursing, Band::b6}, 14},
    DeskNeed{"-CLINICAL-DESK", {"Clinical lead", StaffGroup::nursing, Band::b7}, 3},
    DeskNeed{"-SCHEDULING", {"Scheduler", StaffGroup::administrative, Band::b4}, 9},
    DeskNeed{"-SERVICE-DELIVERY", {"Duty manager", StaffGroup::administrative, Band::b7}, 6},
    DeskNeed{"-SERVICE-DELIVERY", {"Service support officer", StaffGroup::administrative, Band::b3}, 8},
};

constexpr std::array kCorporate{
    KindNeed{{"Head of department", StaffGroup::administrative, Band::b8c}, 1},
    KindNeed{{"Senior manager", StaffGroup::administrative, Band::b8a}, 2},
    KindNeed{{"Manager", StaffGroup::administrative, Band::b7}, 4},
    KindNeed{{"Specialist", StaffGroup::administrative, Band::b6}, 7},
    KindNeed{{"Officer", StaffGroup::administrative, Band::b5}, 8},
    KindNeed{{"Coordinator", StaffGroup::administrative, Band::b4}, 7},
    KindNeed{{"Administrator", StaffGroup::administrative, Band::b3}, 6},
};

/// What single places need besides.
constexpr std::array kOwn{
    DemoNeed{"DIR-BOARD", {"Chief executive", StaffGroup::administrative, Band::vsm}, 1},
    DemoNeed{"DIR-OPS", {"Executive director of operations", StaffGroup::allied_health, Band::vsm}, 1},
    DemoNeed{"DIR-OPS", {"Associate director of operations", StaffGroup::allied_health, Band::b9}, 2},
    DemoNeed{"DIR-OPS", {"Regional operations manager", StaffGroup::allied_health, Band::b8d}, 4},
    DemoNeed{"DIR-QUALITY", {"Executive director of quality and nursing", StaffGroup::nursing, Band::vsm}, 1},
    DemoNeed{"DIR-QUALITY", {"Deputy director of quality", StaffGroup::nursing, Band::b9}, 1},
    DemoNeed{"DIR-QUALITY", {"Quality and clinical governance lead", StaffGroup::nursing, Band::b8b}, 6},
    DemoNeed{"DIR-MEDICAL", {"Executive medical director", StaffGroup::medical, Band::medical}, 1},
    DemoNeed{"DIR-MEDICAL", {"Consultant paramedic", StaffGroup::allied_health, Band::b8c}, 5},
    DemoNeed{"DIR-MEDICAL", {"Consultant in emergency medicine", StaffGroup::medical, Band::medical}, 4},
    DemoNeed{"DIR-STRATEGY", {"Executive director of strategy", StaffGroup::administrative, Band::vsm}, 1},
    DemoNeed{"DIR-STRATEGY", {"Deputy director of strategy", StaffGroup::administrative, Band::b9}, 1},
    DemoNeed{"DIR-FINANCE", {"Chief finance officer", StaffGroup::administrative, Band::vsm}, 1},
    DemoNeed{"DIR-FINANCE", {"Deputy chief finance officer", StaffGroup::administrative, Band::b9}, 1},
    DemoNeed{"DIR-PEOPLE", {"Executive director of people", StaffGroup::administrative, Band::vsm}, 1},
    DemoNeed{"DIR-PEOPLE", {"Deputy director of people", StaffGroup::administrative, Band::b9}, 1},
    DemoNeed{"CO-CRITICAL", {"Critical care paramedic", StaffGroup::allied_health, Band::b7}, 62},
    DemoNeed{"CO-PRACTICE", {"Clinical education lead", StaffGroup::allied_health, Band::b7}, 26},
    DemoNeed{"CO-PRACTICE", {"Student paramedic, apprentice", StaffGroup::additional_clinical_services, Band::b4}, 90},
    DemoNeed{"CO-PHARMACY", {"Pharmacist", StaffGroup::additional_professional_scientific, Band::b8a}, 3},
    DemoNeed{"CO-PHARMACY", {"Medicines operative", StaffGroup::additional_professional_scientific, Band::b3}, 18},
    DemoNeed{"CO-FLEET", {"Vehicle technician", StaffGroup::estates, Band::b5}, 58},
    DemoNeed{"CO-FLEET", {"Logistics driver", StaffGroup::estates, Band::b3}, 44},
    DemoNeed{"CO-ESTATES", {"Facilities assistant", StaffGroup::estates, Band::b2}, 30},
    DemoNeed{"CO-DIGITAL", {"Systems engineer", StaffGroup::administrative, Band::b6}, 34},
    DemoNeed{"CO-BI", {"Senior analyst", StaffGroup::administrative, Band::b7}, 6},
    DemoNeed{"CO-BI", {"Analyst", StaffGroup::administrative, Band::b6}, 8},
    DemoNeed{"CO-QI", {"Improvement coach", StaffGroup::administrative, Band::b7}, 5},
};

bool is_team_of_station(std::string_view code) {
  return code.starts_with("ST-") &&
         (code.ends_with("-RED") || code.ends_with("-AMBER") || code.ends_with("-GREEN") || code.ends_with("-BLUE"));
}

template <class Needs>
void add_all(std::vector<DemoNeed>& all, std::string_view unit, const Needs& needs) {
  for (const auto& need : needs) all.push_back({unit, need.role, need.people});
}

}  // namespace

std::vector<DemoNeed> demo_needs(const std::vector<std::string>& unit_codes) {
  std::vector<DemoNeed> all;
  for (const std::string_view code : unit_codes) {
    if (is_team_of_station(code)) add_all(all, code, kRotaLine);
    if (code.starts_with("OU-")) add_all(all, code, kOperatingUnit);
    if (code.starts_with("CO-")) add_all(all, code, kCorporate);
    if (code.starts_with("CC-")) {
      const bool is_a_centre = code.find('-', 3) == std::string_view::npos || code == "CC-ASHFORD-111";
      if (is_a_centre) add_all(all, code, kContactCentre);
      for (const DeskNeed& need : kDesks)
        if (code.ends_with(need.desk)) all.push_back({code, need.role, need.people});
    }
  }
  for (const DemoNeed& need : kOwn) all.push_back(need);
  return all;
}

}  // namespace qi::people

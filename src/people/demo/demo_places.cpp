#include "people/demo/demo_places.h"

#include <array>
#include <string>
#include <string_view>

#include "people/org_changes.h"

namespace qi::people {
namespace {

struct Place {
  std::string_view code;
  std::string_view name;
  std::string_view short_name;
  UnitKind kind;
  std::string_view parent;  ///< code; "" at the top
};

constexpr std::array kPlaces{
    Place{"SYS-SOUTH-EAST", "Urgent and emergency care in the South East", "South East", UnitKind::system, ""},
    Place{"RYD", "South East Coast Ambulance Service NHS Foundation Trust", "SECAmb", UnitKind::trust,
          "SYS-SOUTH-EAST"},
    Place{"DIR-OPS", "Operations", "Operations", UnitKind::directorate, "RYD"},
    Place{"DIR-QUALITY", "Quality and Nursing", "Quality and Nursing", UnitKind::directorate, "RYD"},
    Place{"DIR-MEDICAL", "Medical", "Medical", UnitKind::directorate, "RYD"},
    Place{"DIR-STRATEGY", "Strategy and Transformation", "Strategy", UnitKind::directorate, "RYD"},
    Place{"DIR-FINANCE", "Finance and Corporate Services", "Finance", UnitKind::directorate, "RYD"},
    Place{"DIR-PEOPLE", "Human Resources and Organisational Development", "People", UnitKind::directorate, "RYD"},
    Place{"DIR-BOARD", "Trust Board and Chief Executive's office", "Trust Board", UnitKind::directorate, "RYD"},

    Place{"CC-CRAWLEY", "Crawley Contact Centre", "Crawley", UnitKind::contact_centre, "DIR-OPS"},
    Place{"CC-MEDWAY", "Medway Contact Centre, Gillingham", "Medway (Gillingham)", UnitKind::contact_centre, "DIR-OPS"},
    Place{"CC-ASHFORD-111", "Ashford 111 Contact Centre", "Ashford 111", UnitKind::contact_centre, "DIR-OPS"},
    Place{"OU-ASHFORD", "Ashford Operating Unit", "Ashford", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-BRIGHTON", "Brighton Operating Unit", "Brighton", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-CHERTSEY", "Chertsey Operating Unit", "Chertsey", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-DARTFORD", "Dartford Operating Unit", "Dartford", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-MEDWAY", "Medway Operating Unit", "Medway", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-GATWICK", "Gatwick and Redhill Operating Unit", "Gatwick and Redhill", UnitKind::operating_unit,
          "DIR-OPS"},
    Place{"OU-GUILDFORD", "Guildford Operating Unit", "Guildford", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-PADDOCK-WOOD", "Paddock Wood Operating Unit", "Paddock Wood", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-POLEGATE", "Polegate Operating Unit", "Polegate", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-HASTINGS", "Hastings Operating Unit", "Hastings", UnitKind::operating_unit, "DIR-OPS"},
    Place{"OU-TANGMERE", "Tangmere and Worthing Operating Unit", "Tangmere and Worthing", UnitKind::operating_unit,
          "DIR-OPS"},
    Place{"OU-THANET", "Thanet Operating Unit", "Thanet", UnitKind::operating_unit, "DIR-OPS"},

    Place{"ST-ASHFORD", "Ashford Make Ready Centre", "Ashford MRC", UnitKind::station, "OU-ASHFORD"},
    Place{"ST-FOLKESTONE", "Folkestone Ambulance Station", "Folkestone", UnitKind::station, "OU-ASHFORD"},
    Place{"ST-BRIGHTON", "Brighton Make Ready Centre", "Brighton MRC", UnitKind::station, "OU-BRIGHTON"},
    Place{"ST-HOVE", "Hove Response Post", "Hove", UnitKind::station, "OU-BRIGHTON"},
    Place{"ST-CHERTSEY", "Chertsey Make Ready Centre", "Chertsey MRC", UnitKind::station, "OU-CHERTSEY"},
    Place{"ST-EPSOM", "Epsom Ambulance Station", "Epsom", UnitKind::station, "OU-CHERTSEY"},
    Place{"ST-DARTFORD", "Dartford Ambulance Station", "Dartford station", UnitKind::station, "OU-DARTFORD"},
    Place{"ST-GRAVESEND", "Gravesend Response Post", "Gravesend", UnitKind::station, "OU-DARTFORD"},
    Place{"ST-MEDWAY", "Medway Make Ready Centre", "Medway MRC", UnitKind::station, "OU-MEDWAY"},
    Place{"ST-SHEPPEY", "Sheppey Ambulance Station", "Sheppey", UnitKind::station, "OU-MEDWAY"},
    Place{"ST-GATWICK", "Gatwick Make Ready Centre", "Gatwick MRC", UnitKind::station, "OU-GATWICK"},
    Place{"ST-REDHILL", "Redhill Ambulance Station", "Redhill", UnitKind::station, "OU-GATWICK"},
    Place{"ST-GUILDFORD", "Guildford Ambulance Station", "Guildford station", UnitKind::station, "OU-GUILDFORD"},
    Place{"ST-FARNHAM", "Farnham Response Post", "Farnham", UnitKind::station, "OU-GUILDFORD"},
    Place{"ST-PADDOCK-WOOD", "Paddock Wood Make Ready Centre", "Paddock Wood MRC", UnitKind::station,
          "OU-PADDOCK-WOOD"},
    Place{"ST-MAIDSTONE", "Maidstone Ambulance Station", "Maidstone", UnitKind::station, "OU-PADDOCK-WOOD"},
    Place{"ST-POLEGATE", "Polegate Make Ready Centre", "Polegate MRC", UnitKind::station, "OU-POLEGATE"},
    Place{"ST-EASTBOURNE", "Eastbourne Response Post", "Eastbourne", UnitKind::station, "OU-POLEGATE"},
    Place{"ST-HASTINGS", "Hastings Make Ready Centre", "Hastings MRC", UnitKind::station, "OU-HASTINGS"},
    Place{"ST-BEXHILL", "Bexhill Response Post", "Bexhill", UnitKind::station, "OU-HASTINGS"},
    Place{"ST-TANGMERE", "Tangmere Make Ready Centre", "Tangmere MRC", UnitKind::station, "OU-TANGMERE"},
    Place{"ST-WORTHING", "Worthing Ambulance Station", "Worthing", UnitKind::station, "OU-TANGMERE"},
    Place{"ST-THANET", "Thanet Make Ready Centre", "Thanet MRC", UnitKind::station, "OU-THANET"},
    Place{"ST-CANTERBURY", "Canterbury Ambulance Station", "Canterbury", UnitKind::station, "OU-THANET"},

    Place{"CO-QI", "Quality Improvement", "Quality Improvement", UnitKind::corporate, "DIR-QUALITY"},
    Place{"CO-SAFETY", "Patient Safety", "Patient Safety", UnitKind::corporate, "DIR-QUALITY"},
    Place{"CO-EXPERIENCE", "Patient Experience", "Patient Experience", UnitKind::corporate, "DIR-QUALITY"},
    Place{"CO-PRACTICE", "Clinical Education", "Clinical Education", UnitKind::corporate, "DIR-MEDICAL"},
    Place{"CO-CRITICAL", "Critical Care and Research", "Critical Care", UnitKind::corporate, "DIR-MEDICAL"},
    Place{"CO-PHARMACY", "Medicines", "Medicines", UnitKind::corporate, "DIR-MEDICAL"},
    Place{"CO-PROGRAMMES", "Programme Office", "Programmes", UnitKind::corporate, "DIR-STRATEGY"},
    Place{"CO-DIGITAL", "Digital and Technology", "Digital", UnitKind::corporate, "DIR-FINANCE"},
    Place{"CO-BI", "Business Intelligence", "Business Intelligence", UnitKind::corporate, "DIR-FINANCE"},
    Place{"CO-FINANCE", "Finance and Procurement", "Finance team", UnitKind::corporate, "DIR-FINANCE"},
    Place{"CO-ESTATES", "Estates", "Estates", UnitKind::corporate, "DIR-FINANCE"},
    Place{"CO-FLEET", "Fleet and Make Ready", "Fleet", UnitKind::corporate, "DIR-FINANCE"},
    Place{"CO-HR", "People Services", "People Services", UnitKind::corporate, "DIR-PEOPLE"},
    Place{"CO-LEARNING", "Learning and Organisational Development", "Learning", UnitKind::corporate, "DIR-PEOPLE"},
    Place{"CO-WELLBEING", "Wellbeing Hub", "Wellbeing", UnitKind::corporate, "DIR-PEOPLE"},
    Place{"CO-COMMS", "Communications", "Communications", UnitKind::corporate, "DIR-BOARD"},
    Place{"CO-SECRETARY", "Company Secretary and Governance", "Governance", UnitKind::corporate, "DIR-BOARD"},
};

/// Rota lines of a station, and the desks of a contact centre.
constexpr std::array<std::string_view, 4> kRotaLines{"Red", "Amber", "Green", "Blue"};
constexpr std::array<std::string_view, 6> kDesks{"999 call handling", "111 call handling", "Dispatch",
                                                 "Clinical desk",     "Scheduling",        "Service delivery"};

struct Joining {
  std::string_view closes;
  std::string_view into;
  std::string_view name;
  std::string_view short_name;
};
constexpr std::array kJoinings{
    Joining{"OU-DARTFORD", "OU-MEDWAY", "Dartford and Medway Operating Unit", "Dartford and Medway"},
    Joining{"OU-HASTINGS", "OU-POLEGATE", "Polegate and Hastings Operating Unit", "Polegate and Hastings"},
    Joining{"CC-ASHFORD-111", "CC-MEDWAY", "Medway Contact Centre, Gillingham", "Medway (Gillingham)"},
};

constexpr std::array<std::string_view, 5> kEast{"OU-ASHFORD", "OU-MEDWAY", "OU-PADDOCK-WOOD", "OU-THANET",
                                                "OU-POLEGATE"};
constexpr std::array<std::string_view, 5> kWest{"OU-BRIGHTON", "OU-CHERTSEY", "OU-GATWICK", "OU-GUILDFORD",
                                                "OU-TANGMERE"};

Result<UnitId> open(db::Connection& db, const shell::Change& change, const Place& place, Date from) {
  const auto parent = place.parent.empty() ? std::nullopt : find_unit_by_code(db, place.parent);
  return open_unit(db, change,
                   {.code = std::string(place.code),
                    .facts = {.name = std::string(place.name),
                              .short_name = std::string(place.short_name),
                              .kind = place.kind,
                              .parent = parent},
                    .from = from});
}

std::string in_capitals(std::string_view name) {
  std::string code;
  for (const char letter : name)
    code += letter == ' ' ? '-' : static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
  return code;
}

/// One team under a station or a contact centre: "ST-THANET-RED", "Thanet MRC, Red".
Done open_team(db::Connection& db, const shell::Change& change, const Place& above, std::string_view line) {
  const std::string code = std::string(above.code) + "-" + in_capitals(line);
  const std::string name = std::string(above.short_name) + ", " + std::string(line);
  const auto opened = open(db, change, {code, name, line, UnitKind::team, above.code}, kDemoStaffFrom);
  return opened ? Done() : opened.error();
}

Done open_teams(db::Connection& db, const shell::Change& change, const Place& place) {
  if (place.kind == UnitKind::station)
    for (const std::string_view line : kRotaLines)
      if (const Done opened = open_team(db, change, place, line); !opened) return opened;
  if (place.kind == UnitKind::contact_centre)
    for (const std::string_view desk : kDesks)
      if (const Done opened = open_team(db, change, place, desk); !opened) return opened;
  return {};
}

/// From that day on it belongs there.
Done move(db::Connection& db, const shell::Change& change, std::string_view code, UnitId parent, Date from) {
  const UnitId id = find_unit_by_code(db, code).value();
  UnitFacts facts = facts_on(unit_timeline(db, id), from).value();
  facts.parent = parent;
  return change_unit(db, change, id, facts, from);
}

}  // namespace

Done open_demo_places(db::Connection& db, const shell::Change& change) {
  for (const Place& place : kPlaces) {
    if (const auto opened = open(db, change, place, kDemoStaffFrom); !opened) return opened.error();
    if (const Done teams = open_teams(db, change, place); !teams) return teams;
  }
  return {};
}

Done merge_demo_units(db::Connection& db, const shell::Change& change) {
  for (const Joining& joining : kJoinings) {
    const UnitId into = find_unit_by_code(db, joining.into).value();
    const Done merged = merge_unit(
        db, change, {.unit = find_unit_by_code(db, joining.closes).value(), .into = into, .on = kUnitsMerge});
    if (!merged) return merged;
    UnitFacts facts = facts_on(unit_timeline(db, into), kUnitsMerge).value();
    facts.name = joining.name;
    facts.short_name = joining.short_name;
    if (const Done renamed = change_unit(db, change, into, facts, kUnitsMerge); !renamed) return renamed;
  }
  return {};
}

Done make_demo_divisions(db::Connection& db, const shell::Change& change) {
  const auto make = [&](const Place& division, const auto& members) -> Done {
    const auto id = open(db, change, division, kDivisionsBegin);
    if (!id) return id.error();
    for (const std::string_view code : members)
      if (const Done moved = move(db, change, code, *id, kDivisionsBegin); !moved) return moved;
    return {};
  };
  if (const Done east = make({"DIV-EAST", "Operations East", "East", UnitKind::directorate, "DIR-OPS"}, kEast); !east)
    return east;
  if (const Done west = make({"DIV-WEST", "Operations West", "West", UnitKind::directorate, "DIR-OPS"}, kWest); !west)
    return west;
  return move(db, change, "CO-BI", find_unit_by_code(db, "DIR-STRATEGY").value(), kDivisionsBegin);
}

}  // namespace qi::people

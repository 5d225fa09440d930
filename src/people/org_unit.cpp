#include "people/org_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/named_value.h"
#include "base/text.h"

namespace qi::people {
namespace {

constexpr std::size_t kMostCodeBytes = 40;
constexpr std::size_t kMostNameBytes = 120;
constexpr std::size_t kMostShortNameBytes = 40;

constexpr std::array kKinds{
    NamedValue{UnitKind::system, "system", "System"},
    NamedValue{UnitKind::trust, "trust", "Trust"},
    NamedValue{UnitKind::directorate, "directorate", "Directorate"},
    NamedValue{UnitKind::operating_unit, "operating_unit", "Operating unit"},
    NamedValue{UnitKind::contact_centre, "contact_centre", "Contact centre"},
    NamedValue{UnitKind::station, "station", "Station"},
    NamedValue{UnitKind::team, "team", "Team"},
    NamedValue{UnitKind::corporate, "corporate", "Corporate department"},
};

/// "" or what is wrong with one name.
std::string fault_of_name(std::string_view name, std::string_view what, std::size_t most) {
  if (name.size() > most) return fmt::format("Make the {} shorter, at most {} characters.", what, most);
  if (has_control_characters(name)) return fmt::format("Type the {} on one line, without control characters.", what);
  return {};
}

}  // namespace

std::string_view slug(UnitKind kind) {
  return named(kKinds, kind).slug;
}
std::string_view title(UnitKind kind) {
  return named(kKinds, kind).title;
}
std::optional<UnitKind> parse_unit_kind(std::string_view slug) {
  return value_of(kKinds, slug);
}

const std::vector<UnitKind>& unit_kinds() {
  static const std::vector<UnitKind> kinds = values_of(kKinds);
  return kinds;
}

Result<std::string> check_unit_code(std::string_view typed) {
  std::string code(trimmed(typed));
  for (char& letter : code)
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  const auto allowed = [](char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') || letter == '-';
  };
  if (code.size() < 2 || code.size() > kMostCodeBytes || !std::ranges::all_of(code, allowed))
    return Error::invalid_fields(
        {{"code", "Enter a code of 2 to 40 capital letters, digits and hyphens, like OU-ASHFORD."}});
  return code;
}

Result<UnitFacts> check_unit_names(UnitFacts typed) {
  typed.name = trimmed(typed.name);
  typed.short_name = trimmed(typed.short_name);
  std::vector<FieldError> errors;
  if (typed.name.empty()) errors.push_back({"name", "Enter the name of the place, like Ashford Operating Unit."});
  if (const std::string fault = fault_of_name(typed.name, "name", kMostNameBytes); !fault.empty())
    errors.push_back({"name", fault});
  const bool takes_name = typed.short_name.empty() && typed.name.size() <= kMostShortNameBytes;
  if (takes_name) typed.short_name = typed.name;
  if (typed.short_name.empty() && !typed.name.empty())
    errors.push_back({"short_name", "Enter a short name for tables, at most 40 characters, like Ashford."});
  if (const std::string fault = fault_of_name(typed.short_name, "short name", kMostShortNameBytes); !fault.empty())
    errors.push_back({"short_name", fault});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return typed;
}

}  // namespace qi::people

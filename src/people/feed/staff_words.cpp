#include "people/feed/staff_words.h"

#include <array>
#include <string>

#include "people/feed/staff_layout.h"

namespace qi::people {
namespace {

template <class Value>
struct Spelling {
  std::string_view folded;  ///< as folded_heading leaves it
  Value value;
};

template <class Value, std::size_t count>
std::optional<Value> spelled(const std::array<Spelling<Value>, count>& spellings, std::string_view folded) {
  for (const Spelling<Value>& one : spellings)
    if (one.folded == folded) return one.value;
  return std::nullopt;
}

constexpr std::array kBandSpellings{
    Spelling<Band>{"vsm", Band::vsm},
    Spelling<Band>{"veryseniormanager", Band::vsm},
    Spelling<Band>{"verysenior", Band::vsm},
    Spelling<Band>{"executive", Band::vsm},
    Spelling<Band>{"medical", Band::medical},
    Spelling<Band>{"medicalpayscale", Band::medical},
    Spelling<Band>{"medicalanddental", Band::medical},
    Spelling<Band>{"consultant", Band::medical},
    Spelling<Band>{"", Band::none},
    Spelling<Band>{"none", Band::none},
    Spelling<Band>{"noband", Band::none},
    Spelling<Band>{"na", Band::none},
    Spelling<Band>{"notapplicable", Band::none},
    Spelling<Band>{"nonafc", Band::none},
    Spelling<Band>{"localpay", Band::none},
};

constexpr std::array kGroupSpellings{
    Spelling<StaffGroup>{"addprofscientificandtechnic", StaffGroup::additional_professional_scientific},
    Spelling<StaffGroup>{"nursingandmidwiferyregistered", StaffGroup::nursing},
    Spelling<StaffGroup>{"adminandclerical", StaffGroup::administrative},
    Spelling<StaffGroup>{"", StaffGroup::none},
    Spelling<StaffGroup>{"none", StaffGroup::none},
};

constexpr std::array kContractSpellings{
    Spelling<Contract>{"", Contract::permanent},
    Spelling<Contract>{"substantive", Contract::permanent},
    Spelling<Contract>{"fixedtermtemp", Contract::fixed_term},
    Spelling<Contract>{"fixedtermcontract", Contract::fixed_term},
    Spelling<Contract>{"temporary", Contract::fixed_term},
    Spelling<Contract>{"seconded", Contract::secondment},
    Spelling<Contract>{"internalsecondment", Contract::secondment},
    Spelling<Contract>{"locum", Contract::agency},
    Spelling<Contract>{"honorary", Contract::volunteer},
    Spelling<Contract>{"communityfirstresponder", Contract::volunteer},
    Spelling<Contract>{"nonexecutive", Contract::non_executive},
    Spelling<Contract>{"nonexecdirectorchair", Contract::non_executive},
    Spelling<Contract>{"ned", Contract::non_executive},
};

/// "band8rangea" -> "8a"; "b6" -> "6"; "8a" -> "8a".
std::string band_part(std::string folded) {
  for (const std::string_view prefix : {"agendaforchange", "afc", "reviewbody", "band", "b"})
    if (folded.starts_with(prefix)) folded.erase(0, prefix.size());
  if (const auto range = folded.find("range"); range != std::string::npos) folded.erase(range, 5);
  return folded;
}

template <class Value, class Values>
std::optional<Value> by_title(const Values& values, std::string_view folded) {
  for (const Value value : values)
    if (folded_heading(title(value)) == folded || folded_heading(slug(value)) == folded) return value;
  return std::nullopt;
}

}  // namespace

std::optional<Band> read_band(std::string_view text) {
  const std::string folded = folded_heading(text);
  if (const auto named = spelled(kBandSpellings, folded)) return named;
  return parse_band(band_part(folded));
}

std::optional<StaffGroup> read_staff_group(std::string_view text) {
  const std::string folded = folded_heading(text);
  if (const auto named = spelled(kGroupSpellings, folded)) return named;
  return by_title<StaffGroup>(staff_groups(), folded);
}

std::optional<Contract> read_contract(std::string_view text) {
  const std::string folded = folded_heading(text);
  if (const auto named = spelled(kContractSpellings, folded)) return named;
  return by_title<Contract>(contracts(), folded);
}

std::optional<bool> read_yes_or_no(std::string_view text) {
  const std::string folded = folded_heading(text);
  for (const std::string_view yes : {"yes", "y", "true", "t", "1", "primary"})
    if (folded == yes) return true;
  for (const std::string_view no : {"no", "n", "false", "f", "0", "secondary", "further"})
    if (folded == no) return false;
  return std::nullopt;
}

}  // namespace qi::people

#include "measures/organisation.h"

#include <array>

namespace qi::measures {
namespace {

struct KindWords {
  OrganisationKind kind;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kKinds{KindWords{OrganisationKind::england, "england", "England"},
                            KindWords{OrganisationKind::trust, "trust", "Trust"},
                            KindWords{OrganisationKind::region, "region", "Region"},
                            KindWords{OrganisationKind::operating_unit, "operating_unit", "Operating unit"},
                            KindWords{OrganisationKind::contact_centre, "contact_centre", "Contact centre"}};

}  // namespace

std::string_view slug(OrganisationKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].slug;
}
std::string_view title(OrganisationKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].title;
}
std::optional<OrganisationKind> parse_organisation_kind(std::string_view slug) {
  for (const KindWords& words : kKinds)
    if (words.slug == slug) return words.kind;
  return std::nullopt;
}

}  // namespace qi::measures

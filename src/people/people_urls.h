#pragma once
/// Addresses of places and people. Places go by their code, which never changes.
/// It does not say who may open them.

#include "html/url.h"
#include "people/as_at.h"
#include "people/person.h"

namespace qi::people {

html::Url places_url();
html::Url place_url(std::string_view code);
html::Url new_place_url();
/// "/places/OU-ASHFORD/change", "/close", "/merge".
html::Url place_deed_url(std::string_view code, std::string_view deed);
html::Url headcount_rules_url();
html::Url people_url();
html::Url person_url(PersonId id);

/// The same address on another day than `today`, and as known on a day.
html::Url on_day(html::Url url, const AsAt& as_at, Date today);

}  // namespace qi::people

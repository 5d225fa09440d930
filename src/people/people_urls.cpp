#include "people/people_urls.h"

#include "people/asked_day.h"

namespace qi::people {

html::Url places_url() {
  return html::Url::path("/places");
}
html::Url place_url(std::string_view code) {
  return html::Url::path("/places/" + html::url_encoded(code));
}
html::Url new_place_url() {
  return html::Url::path("/places/new");
}
html::Url place_deed_url(std::string_view code, std::string_view deed) {
  return html::Url::path("/places/" + html::url_encoded(code) + "/" + std::string(deed));
}
html::Url headcount_rules_url() {
  return html::Url::path("/places/headcount");
}

html::Url people_url() {
  return html::Url::path("/people");
}
html::Url person_url(PersonId id) {
  return html::Url::path("/people/" + to_text(id));
}

html::Url on_day(html::Url url, const AsAt& as_at, Date today) {
  if (as_at.day != today) url = url.with(kDayParameter, to_iso(as_at.day));
  if (as_at.known_at) url = url.with(kKnownParameter, to_iso(london_date(*as_at.known_at)));
  return url;
}

}  // namespace qi::people

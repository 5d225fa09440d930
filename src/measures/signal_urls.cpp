#include "measures/signal_urls.h"

#include <string>

namespace qi::measures {

html::Url signals_url() {
  return html::Url::path("/signals");
}

html::Url signal_url(SignalId id) {
  return html::Url::path("/signals/" + to_text(id));
}

html::Url signal_deed_url(SignalId id, std::string_view deed) {
  return html::Url::path("/signals/" + to_text(id) + "/" + std::string(deed));
}

html::Url late_url() {
  return html::Url::path("/late");
}

html::Url notifications_url() {
  return html::Url::path("/account/notifications");
}

html::Url web_hooks_url() {
  return html::Url::path("/web-hooks");
}

}  // namespace qi::measures

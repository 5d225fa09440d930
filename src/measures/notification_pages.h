#pragma once
/// The page on which people choose how they hear of signals, and the administrators' page of web hooks.
/// No query: both show their view.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "measures/notification.h"

namespace qi::measures {

struct FollowedSeries {
  std::string name;  ///< "C2 mean, South East Coast"
  html::Url measure;
  html::Url stop;  ///< posted
};

struct NotificationPage {
  std::string saved;         ///< "" or what was done
  std::string mail_missing;  ///< "" or why no mail comes
  std::string email;
  Delivery delivery = Delivery::none;
  std::vector<FollowedSeries> followed;
  std::optional<html::Url> web_hooks;  ///< for administrators
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void notification_page(html::Page& h, const NotificationPage& page);

struct WebHooksPage {
  std::vector<WebHook> hooks;
  std::string name;        ///< as typed
  std::string url;         ///< as typed
  std::string new_secret;  ///< of the hook just made: shown this once
  std::string saved;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void web_hooks_page(html::Page& h, const WebHooksPage& page);

}  // namespace qi::measures

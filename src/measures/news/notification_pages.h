#pragma once
/// The page on which people choose how they hear of signals. Web hooks have theirs: web_hook_pages.h.
/// No query: it shows its view.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "measures/news/news.h"

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

}  // namespace qi::measures

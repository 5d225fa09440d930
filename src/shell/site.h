#pragma once
/// What every page shares: the trust's name, the menu that slices offered, the demo's notice. Fixed at start.
/// Not settings: what an operator decides stands in settings.h.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "html/url.h"

namespace qi::http {
class EventChannel;
}

namespace qi::shell {

/// One entry of the main menu. Only what is built is shown.
struct MenuEntry {
  std::string title;
  html::Url url;
  std::string icon;  ///< of the phone's tab bar: see ui/page_frame.h
};

struct Site {
  std::string organisation = "South East Coast Ambulance Service";
  std::string own_ods_code = "RYD";  ///< the trust whose figures open first
  std::string contact_email = "quality.improvement@secamb.nhs.uk";
  std::vector<MenuEntry> menu;
  std::optional<Date> pinned_today;             ///< a demo whose clock stands still says so on every page
  std::string asset_version;                    ///< part of asset addresses so that they can be cached for ever
  std::shared_ptr<http::EventChannel> changes;  ///< tells open pages that something was changed; never null in a server
};

}  // namespace qi::shell

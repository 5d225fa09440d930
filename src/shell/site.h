#pragma once
/// What every page shares: the trust's name, the menu that slices offered, the demo's notice. Fixed at start.
/// Not settings: what an operator decides stands in settings.h.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "db/connection.h"
#include "html/url.h"
#include "shell/trust_settings.h"
#include "shell/visitor.h"

namespace qi::http {
class EventChannel;
}

namespace qi::shell {

/// One entry of the main menu or of the account's page. It is shown to those who may open it.
struct MenuEntry {
  std::string title;
  html::Url url;
  std::string icon;  ///< of the phone's tab bar: see ui/page_frame.h
  /// How many new things wait behind it for this account; none: nothing is counted. Asked for every page.
  std::function<std::size_t(db::Connection&, AccountId)> waiting = {};
  Permission needs = Permission::read_public;  ///< that of the route behind it
};

struct Site {
  std::string organisation = TrustSettings().name;
  std::string own_ods_code = TrustSettings().code;  ///< the trust whose figures open first
  std::string contact_email = TrustSettings().contact_mail;
  std::vector<MenuEntry> menu;
  std::vector<MenuEntry> account_menu;          ///< what slices offer on the page of one's own account
  std::optional<Date> pinned_today;             ///< a demo whose clock stands still says so on every page
  std::string asset_version;                    ///< part of asset addresses so that they can be cached for ever
  std::shared_ptr<http::EventChannel> changes;  ///< tells open pages that something was changed; never null in a server
};

}  // namespace qi::shell

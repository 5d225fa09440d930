#pragma once
/// The frame of every page: head, header with menu, breadcrumb, footer, phone tab bar. It never sees a request: what it
/// shows arrives as a value.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

struct Crumb {
  std::string title;
  html::Url url;
};

/// What a page says about itself.
/// Whether a page that stands open is told when something behind it changed.
enum class Freshness { as_opened, told_of_changes };

struct PageHead {
  std::string title;              ///< "C2 mean response time": the <title> adds " – Qualitea"
  std::vector<Crumb> breadcrumb;  ///< from the top; the page itself is not in it
  std::string menu;               ///< title of the menu entry that is current; "" none
  bool has_errors = false;        ///< the <title> starts with "Error:"
  Freshness freshness = Freshness::as_opened;
};

struct FrameMenuEntry {
  std::string title;
  html::Url url;
  std::string icon;  ///< "home", "chart", "paste", "plus", "guide", "menu": a drawing of the tab bar
};

/// What the frame shows around the page.
struct Frame {
  PageHead head;
  std::string organisation;
  std::vector<FrameMenuEntry> menu;
  std::optional<std::string> account_name;  ///< nullopt: a sign-in link stands instead
  std::string csrf_token;                   ///< for the sign-out form
  std::string notice;                       ///< "" or a sentence in a bar above the page: the demo's pinned date
  std::string asset_version;
  std::string contact_email;
};

void page_frame(html::Page& h, const Frame& frame, const std::function<void(html::Page&)>& write_main);

}  // namespace qi::ui

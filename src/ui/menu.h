#pragma once
/// A button that opens a list of links or a small form, built on <details>: it works without JavaScript.
/// Not the site's menu, which is part of page_frame.h.

#include <functional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

enum class MenuLook { button, plain };

struct MenuLink {
  std::string title;  ///< "Chart image"
  html::Url url;
  std::string format;   ///< "PNG": in brackets behind the title; "" none
  std::string purpose;  ///< second line: "For email, Teams and posters"; "" none
};
struct LinkMenu {
  std::string title;
  std::vector<MenuLink> links;
  MenuLook look = MenuLook::button;
};
void link_menu(html::Page& h, const LinkMenu& menu);

/// A get form in a menu: chart settings. `write_controls` writes the fields and the button.
struct FormMenu {
  std::string title;  ///< "SECAmb, 88 months"
  html::Url action;
};
void form_menu(html::Page& h, const FormMenu& menu, const std::function<void()>& write_controls);

}  // namespace qi::ui

#include "ui/menu.h"

namespace qi::ui {

namespace {

void write_link(html::Page& h, const MenuLink& link) {
  h.li([&] {
    h.a({{"href", link.url}}, [&] {
      h.strong(link.title);
      if (!link.format.empty()) h.text(" (" + link.format + ")");
      if (!link.purpose.empty()) h.span(link.purpose);
    });
  });
}

}  // namespace

void link_menu(html::Page& h, const LinkMenu& menu) {
  const bool plain = menu.look == MenuLook::plain;
  h.details({{"class", plain ? "qt-menu qt-menu--plain" : "qt-menu"}, {"data-menu", true}}, [&] {
    h.summary(menu.title);
    h.ul({{"class", "qt-menu__list"}}, [&] {
      for (const MenuLink& link : menu.links) write_link(h, link);
    });
  });
}

void form_menu(html::Page& h, const FormMenu& menu, const std::function<void()>& write_controls) {
  h.details({{"class", "qt-menu qt-menu--plain"}, {"data-menu", true}}, [&] {
    h.summary(menu.title);
    h.form({{"class", "qt-menu__list qt-menu__form"}, {"action", menu.action}, {"method", "get"}}, write_controls);
  });
}

}  // namespace qi::ui

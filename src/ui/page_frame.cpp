#include "ui/page_frame.h"

#include "chart/icon.h"
#include "ui/page_form.h"

namespace qi::ui {

namespace {

using html::TrustedMarkup;
using html::Url;

// A cup with a run chart for steam: our own mark, also assets/icons/qualitea-mark.svg.
constexpr std::string_view kMark =
    R"(<svg class="qt-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">)"
    R"(<rect width="40" height="40" rx="4" fill="#fff"/>)"
    R"(<path d="M8 20h19v6.5a7.5 7.5 0 0 1-7.5 7.5h-4A7.5 7.5 0 0 1 8 26.5Z" fill="#005eb8"/>)"
    R"(<path d="M27 22h2.2a3.6 3.6 0 0 1 0 7.2H27" fill="none" stroke="#005eb8" stroke-width="2.6"/>)"
    R"(<path d="M8.5 13.5 13 9.5l4.3 4.6L22 7.2l4.5 4" fill="none" stroke="#005eb8" stroke-width="1.7" stroke-linejoin="round"/>)"
    R"(<circle cx="8.5" cy="13.5" r="1.9" fill="#005eb8"/><circle cx="13" cy="9.5" r="1.9" fill="#005eb8"/>)"
    R"(<circle cx="17.3" cy="14.1" r="1.9" fill="#005eb8"/><circle cx="22" cy="7.2" r="1.9" fill="#005eb8"/>)"
    R"(<circle cx="26.5" cy="11.2" r="1.9" fill="#005eb8"/></svg>)";

constexpr std::string_view kPerson =
    R"(<svg class="nhsuk-icon nhsuk-icon--user" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" focusable="false">)"
    R"(<circle cx="12" cy="8" r="4.2" fill="none" stroke="currentColor" stroke-width="2"/>)"
    R"(<path d="M3.5 21c1-5 4.5-7 8.5-7s7.5 2 8.5 7" fill="none" stroke="currentColor" stroke-width="2"/></svg>)";

// Phones have room for four entries and the way to the whole menu.
constexpr std::size_t kTabsBesideMenu = 4;

std::string_view tab_path(std::string_view icon) {
  if (icon == "home") return "M4 11.5 12 4l8 7.5V20h-5.5v-5.5h-5V20H4Z";
  if (icon == "chart") return "M4 16l4-5 4 4 4-8 4 4";
  if (icon == "paste") return "M8 5H5v16h14V5h-3M8 3h8v4H8ZM8.5 16l2.5-3 2.5 2 2.5-4";
  if (icon == "plus") return "M12 5v14M5 12h14";
  if (icon == "guide") return "M12 6.5C10 5 7 4.500 4 5v14c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5V5c-3-.5-6 0-8 1.5ZM12 6.5V20";
  return "M4 7h16M4 12h16M4 17h16";
}

TrustedMarkup tab_icon(std::string_view icon) {
  return TrustedMarkup(
      R"(<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d=")" +
      std::string(tab_path(icon)) +
      R"(" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round"/></svg>)");
}

Url asset(std::string_view name, const Frame& frame) {
  const Url url = Url::path("/assets/" + std::string(name));
  return frame.asset_version.empty() ? url : url.with("v", frame.asset_version);
}

std::optional<std::string> current(const FrameMenuEntry& entry, const Frame& frame) {
  return entry.title == frame.head.menu ? std::optional<std::string>("true") : std::nullopt;
}

void write_head(html::Page& h, const Frame& frame) {
  h.head([&] {
    h.meta({{"charset", "utf-8"}});
    h.meta({{"name", "viewport"}, {"content", "width=device-width, initial-scale=1, viewport-fit=cover"}});
    h.title([&] {
      if (frame.head.has_errors) h.text("Error: ");
      h.text(frame.head.title + " – Qualitea");
    });
    h.meta({{"name", "theme-color"}, {"content", "#005eb8"}});
    h.link({{"rel", "stylesheet"}, {"href", asset("nhsuk-frontend.min.css", frame)}});
    h.link({{"rel", "stylesheet"}, {"href", asset("app.css", frame)}});
    h.link({{"rel", "icon"}, {"href", asset("icons/qualitea-mark.svg", frame)}, {"type", "image/svg+xml"}});
    h.script({{"src", asset("app.js", frame)}, {"type", "module"}}, "");
  });
}

void write_sign_out(html::Page& h, const Frame& frame, std::string_view button_class) {
  h.form({{"class", "nhsuk-header__account-form"}, {"action", Url::path("/sign-out")}, {"method", "post"}}, [&] {
    hidden_field(h, kCsrfField, frame.csrf_token);
    h.button({{"class", button_class}, {"type", "submit"}}, "Sign out");
  });
}

void write_account(html::Page& h, const Frame& frame) {
  h.nav({{"class", "nhsuk-header__account"}, {"aria-label", "Account"}}, [&] {
    h.ul({{"class", "nhsuk-header__account-list"}}, [&] {
      if (!frame.account_name) {
        h.li({{"class", "nhsuk-header__account-item"}}, [&] {
          h.a({{"class", "nhsuk-header__account-link"}, {"href", Url::path("/sign-in")}}, "Sign in");
        });
        return;
      }
      h.li({{"class", "nhsuk-header__account-item"}}, [&] {
        h.a({{"class", "nhsuk-header__account-link"}, {"href", Url::path("/account")}}, [&] {
          h.trusted_markup(TrustedMarkup(std::string(kPerson)));
          h.text(" " + *frame.account_name);
        });
      });
      h.li({{"class", "nhsuk-header__account-item"}},
           [&] { write_sign_out(h, frame, "nhsuk-header__account-button"); });
    });
  });
}

void write_entry(html::Page& h, const FrameMenuEntry& entry) {
  h.text(entry.title);
  if (entry.waiting == 0) return;
  h.text(" ");
  h.span({{"class", "qt-count"}}, [&] {
    h.number(static_cast<std::int64_t>(entry.waiting));
    h.span({{"class", "nhsuk-u-visually-hidden"}}, " new");
  });
}

void write_menu(html::Page& h, const Frame& frame) {
  if (frame.menu.empty()) return;
  h.nav({{"class", "nhsuk-header__navigation"}, {"aria-label", "Main menu"}}, [&] {
    h.div({{"class", "nhsuk-header__navigation-container nhsuk-width-container qt-container"}}, [&] {
      h.ul({{"class", "nhsuk-header__navigation-list"}}, [&] {
        for (const FrameMenuEntry& entry : frame.menu) {
          const auto is_current = current(entry, frame);
          h.li({{"class", is_current ? "nhsuk-header__navigation-item nhsuk-header__navigation-item--current"
                                     : "nhsuk-header__navigation-item"}},
               [&] {
                 h.a({{"class", "nhsuk-header__navigation-link"}, {"href", entry.url}, {"aria-current", is_current}},
                     [&] { write_entry(h, entry); });
               });
        }
      });
    });
  });
}

void write_header(html::Page& h, const Frame& frame) {
  h.header({{"class", "nhsuk-header qt-header"}}, [&] {
    h.div({{"class", "nhsuk-header__container nhsuk-width-container qt-container"}}, [&] {
      h.div({{"class", "nhsuk-header__service"}}, [&] {
        h.a({{"class", "nhsuk-header__service-logo qt-header__logo"}, {"href", Url::path("/")}}, [&] {
          h.trusted_markup(TrustedMarkup(std::string(kMark)));
          h.span({{"class", "qt-header__names"}}, [&] {
            h.span({{"class", "qt-header__name"}}, "Qualitea");
            h.text(" ");
            h.span({{"class", "qt-header__org"}}, frame.organisation);
          });
        });
      });
      write_account(h, frame);
    });
    write_menu(h, frame);
  });
}

void write_notice(html::Page& h, const Frame& frame) {
  if (frame.notice.empty()) return;
  h.section({{"class", "qt-noticebar"}, {"aria-label", "About this site"}}, [&] {
    h.div({{"class", "nhsuk-width-container qt-container"}}, [&] { h.p(frame.notice); });
  });
}

void write_breadcrumb(html::Page& h, const std::vector<Crumb>& breadcrumb) {
  if (breadcrumb.empty()) return;
  h.div({{"class", "nhsuk-width-container qt-container"}}, [&] {
    h.nav({{"class", "nhsuk-breadcrumb"}, {"aria-label", "Breadcrumb"}}, [&] {
      h.ol({{"class", "nhsuk-breadcrumb__list"}}, [&] {
        for (const Crumb& crumb : breadcrumb) {
          h.li({{"class", "nhsuk-breadcrumb__list-item"}}, [&] {
            h.a({{"class", "nhsuk-breadcrumb__link"}, {"href", crumb.url}}, crumb.title);
          });
        }
      });
      const Crumb& last = breadcrumb.back();
      h.a({{"class", "nhsuk-back-link"}, {"href", last.url}}, [&] {
        h.span({{"class", "nhsuk-u-visually-hidden"}}, "Back to ");
        h.text(last.title);
      });
    });
  });
}

void write_support_link(html::Page& h, std::string_view title, const Url& url) {
  h.li({{"class", "nhsuk-footer__list-item"}}, [&] {
    h.a({{"class", "nhsuk-footer__list-item-link"}, {"href", url}}, title);
  });
}

void write_footer(html::Page& h, const Frame& frame) {
  h.footer({{"class", "nhsuk-footer qt-footer"}, {"id", "site-menu"}, {"tabindex", "-1"}}, [&] {
    h.div({{"class", "nhsuk-width-container qt-container"}}, [&] {
      h.nav({{"class", "qt-footer__menu"}, {"aria-label", "All sections"}}, [&] {
        h.ul([&] {
          for (const FrameMenuEntry& entry : frame.menu) {
            h.li([&] {
              h.a({{"class", "nhsuk-footer__list-item-link"}, {"href", entry.url}}, [&] { write_entry(h, entry); });
            });
          }
          // The account links of the header are hidden on phones.
          const bool signed_in = frame.account_name.has_value();
          h.li({{"class", "qt-only-narrow"}}, [&] {
            h.a({{"class", "nhsuk-footer__list-item-link"}, {"href", Url::path(signed_in ? "/account" : "/sign-in")}},
                signed_in ? "Your account" : "Sign in");
          });
          if (signed_in) h.li({{"class", "qt-only-narrow"}}, [&] { write_sign_out(h, frame, "qt-footer__button"); });
        });
      });
      h.div({{"class", "nhsuk-footer__meta"}}, [&] {
        h.h2({{"class", "nhsuk-u-visually-hidden"}}, "Support links");
        h.ul({{"class", "nhsuk-footer__list"}}, [&] {
          write_support_link(h, "How to read our charts", Url::path("/guide/charts"));
          write_support_link(h, "Charts, rules and tests", Url::path("/reference"));
          write_support_link(h, "For programs", Url::path("/api"));
          write_support_link(h, "Accessibility statement", Url::path("/accessibility"));
          write_support_link(h, "Privacy and cookies", Url::path("/privacy"));
          if (!frame.contact_email.empty()) {
            write_support_link(h, "Contact the QI team", Url::external("mailto:" + frame.contact_email));
          }
        });
      });
    });
  });
}

void write_tab_bar(html::Page& h, const Frame& frame) {
  h.nav({{"class", "qt-tabbar"}, {"aria-label", "Quick menu"}}, [&] {
    h.ul([&] {
      std::size_t shown = 0;
      for (const FrameMenuEntry& entry : frame.menu) {
        if (entry.icon.empty() || shown == kTabsBesideMenu) continue;
        ++shown;
        h.li([&] {
          h.a({{"class", entry.icon == "plus" ? "qt-tabbar__add" : "qt-tabbar__a"},
               {"href", entry.url},
               {"aria-current", current(entry, frame)}},
              [&] {
                h.trusted_markup(tab_icon(entry.icon));
                h.span(entry.title);
              });
        });
      }
      h.li([&] {
        h.a({{"class", "qt-tabbar__a"}, {"href", Url::path("#site-menu")}}, [&] {
          h.trusted_markup(tab_icon("menu"));
          h.span("Menu");
        });
      });
    });
  });
}

}  // namespace

void page_frame(html::Page& h, const Frame& frame, const std::function<void(html::Page&)>& write_main) {
  h.doctype();
  h.html({{"lang", "en-GB"}}, [&] {
    write_head(h, frame);
    h.body({{"class", "qt-body"}}, [&] {
      h.a({{"class", "nhsuk-skip-link"}, {"href", Url::path("#maincontent")}}, "Skip to main content");
      h.trusted_markup(TrustedMarkup(chart::icon_sprite()));
      write_header(h, frame);
      write_notice(h, frame);
      write_breadcrumb(h, frame.head.breadcrumb);
      h.div({{"class", "nhsuk-width-container qt-container"}}, [&] {
        const bool told = frame.head.freshness == Freshness::told_of_changes;
        h.main({{"class", "nhsuk-main-wrapper qt-main"},
                {"id", "maincontent"},
                {"tabindex", "-1"},
                {"data-changes", told ? std::optional<std::string>("/events") : std::nullopt}},
               [&] { write_main(h); });
      });
      write_footer(h, frame);
      write_tab_bar(h, frame);
    });
  });
}

}  // namespace qi::ui

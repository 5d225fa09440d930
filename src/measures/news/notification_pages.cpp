#include "measures/news/notification_pages.h"

#include "measures/signal_urls.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

void write_choice(html::Page& h, const NotificationPage& page) {
  ui::sheet(h, {.id = "mail", .title = "Mail"}, [&] {
    ui::page_form(h, {.action = notifications_url(), .csrf_token = page.csrf_token}, [&] {
      ui::radios(h, {.name = "delivery",
                     .legend = "When should we write to you?",
                     .hint = "Mail goes to " + page.email + ".",
                     .error = ui::error_of(page.errors, "delivery"),
                     .value = std::string(slug(page.delivery)),
                     .choices = {{"none", "Never", "You see signals on your home page and in the list."},
                                 {"at_once", "At once", "One mail each time figures come in, not one for each signal."},
                                 {"daily", "Once a day", "At 7 in the morning, when there is something new."}}});
      ui::submit_button(h, {.text = "Save"});
    });
  });
}

void write_followed(html::Page& h, const NotificationPage& page) {
  ui::sheet(h, {.id = "followed", .title = "What you follow"}, [&] {
    if (page.followed.empty()) {
      h.p("You follow no measure. Each measure's page has a button to follow it.");
      return;
    }
    h.ul({{"class", "qt-list"}}, [&] {
      for (const FollowedSeries& each : page.followed)
        h.li([&] {
          h.p([&] { h.a({{"href", each.measure}}, each.name); });
          ui::page_form(h, {.action = each.stop, .csrf_token = page.csrf_token}, [&] {
            ui::submit_button(h, {.text = "Stop following",
                                  .kind = ui::ButtonKind::secondary,
                                  .size = ui::ButtonSize::small,
                                  .context = each.name});
          });
        });
    });
  });
}

}  // namespace

void notification_page(html::Page& h, const NotificationPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.saved.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Saved", .text = page.saved});
  ui::page_heading(h, {.title = "Notifications", .lead = "How you hear of new signals of the measures you follow."},
                   [&] {
                     if (page.web_hooks)
                       ui::link_button(h, {.text = "Web hooks",
                                           .url = *page.web_hooks,
                                           .kind = ui::ButtonKind::secondary,
                                           .size = ui::ButtonSize::small});
                   });
  if (!page.mail_missing.empty())
    ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.mail_missing});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] { write_choice(h, page); });
    ui::column(h, [&] { write_followed(h, page); });
  });
}

}  // namespace qi::measures

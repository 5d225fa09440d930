#include "measures/news/web_hook_pages.h"

#include "measures/free_text_check.h"
#include "measures/signal_urls.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/error_summary.h"
#include "ui/field_writer.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

void write_secret(html::Page& h, const WebHooksPage& page) {
  if (page.new_secret.empty()) return;
  ui::notice(h, {.kind = ui::NoticeKind::done, .title = "The web hook is there", .text = {}}, [&] {
    h.p("Give this secret to whoever reads the hook. It is shown this once.");
    h.p({{"class", "qt-token qt-breaks"}}, page.new_secret);
  });
}

void write_button(html::Page& h, const html::Url& action, const std::string& csrf_token, const std::string& text,
                  const std::string& context) {
  ui::page_form(h, {.action = action, .csrf_token = csrf_token}, [&] {
    ui::submit_button(
        h, {.text = text, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small, .context = context});
  });
}

void write_hooks(html::Page& h, const WebHooksPage& page) {
  ui::sheet(h, {.id = "hooks", .title = "Told now"}, [&] {
    if (page.hooks.empty()) return h.p("No program is told of anything.");
    h.ul({{"class", "qt-list"}}, [&] {
      for (const WebHookLine& hook : page.hooks)
        h.li([&] {
          h.p({{"class", "strong"}}, hook.name);
          h.p({{"class", "small qt-breaks"}}, hook.where);
          ui::actions(h, [&] {
            write_button(h, hook.test, page.csrf_token, "Send a test", hook.name);
            write_button(h, hook.closing, page.csrf_token, "Remove", hook.name);
          });
        });
    });
  });
}

void write_new_hook(html::Page& h, const WebHooksPage& page) {
  ui::sheet(h, {.id = "add", .title = "Add a web hook"}, [&] {
    ui::page_form(h, {.action = web_hooks_url(), .csrf_token = page.csrf_token}, [&] {
      ui::FieldWriter fields(h, page.errors);
      fields.line("name", "What listens there",
                  "A program that takes JSON by POST, for example a flow that writes into Teams", page.name);
      fields.line("url", "Address", page.address_hint, page.url);
      if (asks_about_identifier(page.errors)) no_identifier_tick(h);
      ui::submit_button(h, {.text = "Add web hook"});
    });
  });
}

void write_deliveries(html::Page& h, const WebHooksPage& page) {
  ui::sheet(h, {.id = "deliveries", .title = "Sent last"}, [&] {
    if (page.deliveries.empty()) return h.p("Nothing was sent yet.");
    ui::DataTable table{.caption = "What was sent, newest first",
                        .columns = {{"When"}, {"To"}, {"What"}, {"State"}, {"What came of it"}, {"Again"}},
                        .rows = {},
                        .width = ui::TableWidth::scrolls};
    for (const HookDeliveryLine& line : page.deliveries)
      table.rows.push_back({.cells = {{.text = line.when},
                                      {.text = line.hook},
                                      {.text = line.event},
                                      {.write = [&line](html::Page& cell) { ui::tag(cell, line.state); }},
                                      {.text = line.words},
                                      {.write = [&line, &page](html::Page& cell) {
                                        if (line.again)
                                          write_button(cell, *line.again, page.csrf_token, "Send again",
                                                       line.event + " to " + line.hook + ", " + line.when);
                                      }}}});
    ui::data_table(h, table);
  });
}

}  // namespace

void web_hooks_page(html::Page& h, const WebHooksPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.saved.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = page.saved});
  write_secret(h, page);
  ui::page_heading(
      h, {.title = "Web hooks",
          .lead = "Other programs that are told of each signal that is raised or comes again, and once a morning of "
                  "all data that have become late."});
  if (!page.links_missing.empty())
    ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.links_missing});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] { write_hooks(h, page); });
    ui::column(h, [&] { write_new_hook(h, page); });
  });
  write_deliveries(h, page);
}

}  // namespace qi::measures

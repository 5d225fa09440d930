#include "access/audit_trail_pages.h"

#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"

namespace qi::access {

void audit_trail_page(html::Page& h, const AuditTrailPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Audit", .lead = page.lead}, [&] {
    ui::page_form(h, {.action = page.proof_url, .csrf_token = page.csrf_token}, [&] {
      ui::submit_button(h, {.text = "Prove it now", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    });
  });
  ui::page_form(
      h,
      {.action = page.action_url,
       .method = ui::FormMethod::get,
       .look = ui::FormLook::filters,
       .label = "Which records"},
      [&] {
        ui::filter_text(h, {.name = "who", .label = "Who", .value = page.who});
        ui::filter_select(h, {.name = "action", .label = "What", .value = page.action, .choices = page.actions});
        ui::filter_text(h, {.name = "subject", .label = "To what", .value = page.subject});
        ui::filter_date(h, {.name = "from", .label = "From", .value = page.from});
        ui::filter_date(h, {.name = "until", .label = "To", .value = page.until});
        ui::submit_button(h, {.text = "Show", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
      });
  ui::sheet(h, {.id = "records", .title = "Records"}, [&] {
    if (!page.nothing.empty())
      h.p(page.nothing);
    else
      ui::data_table(h, page.lines);
    if (!page.ways.empty())
      h.p([&] {
        for (const ui::SideLink& way : page.ways) {
          h.a({{"href", way.url}}, way.text);
          h.text(" ");
        }
      });
  });
}

}  // namespace qi::access

#include "measures/known_pages.h"

#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/select_field.h"

namespace qi::measures {

void write_known_banner(html::Page& h, const std::optional<KnownBanner>& banner) {
  if (!banner) return;
  ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "As it was known", .text = {}}, [&] {
    h.p([&] {
      h.strong(banner->text);
      h.text(" ");
      h.a({{"href", banner->now}}, "Show what is known now");
      h.text(".");
    });
    h.p({{"class", "small"}}, [&] {
      h.text(banner->choices + " ");
      h.a({{"href", banner->other_choices_url}}, banner->other_choices);
      h.text(". Names, units and definitions are today's: earlier wording is kept only in the audit record.");
    });
  });
}

void write_known_field(html::Page& h, const KnownField& field) {
  ui::filter_date(h, {.name = "known", .label = "As known on", .value = field.day, .latest = field.latest});
  if (field.keeps_today) ui::hidden_field(h, "choices", "today");
}

}  // namespace qi::measures

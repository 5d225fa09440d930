#include "measures/entry/entry_pages.h"

#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/date_input.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::measures {
namespace {

void number_box(html::Page& h, const EntryPage& page, const std::string& name, std::string label, std::string value) {
  ui::text_input(h, {.name = name,
                     .label = std::move(label),
                     .error = ui::error_of(page.errors, name),
                     .value = std::move(value),
                     .kind = ui::InputKind::decimal,
                     .width = ui::InputWidth::characters_10,
                     .autocomplete = "off"});
}

enum class Tick { off, on };
void one_box(html::Page& h, const EntryPage& page, const std::string& name, std::string text, Tick tick) {
  ui::checkboxes(h, {.name = name,
                     .legend = "",
                     .error = ui::error_of(page.errors, name),
                     .values = tick == Tick::on ? std::vector<std::string>{"yes"} : std::vector<std::string>{},
                     .choices = {{.value = "yes", .text = std::move(text)}}});
}

void entry_form(html::Page& h, const EntryPage& page) {
  ui::page_form(
      h, {.action = page.action, .csrf_token = page.csrf_token, .look = ui::FormLook::sheet, .label = "Figure"}, [&] {
        ui::date_input(h, {.name = "period",
                           .label = page.period_label,
                           .hint = "Any day in it, like 11/03/2025",
                           .error = ui::error_of(page.errors, "period"),
                           .value = page.form.period});
        if (page.takes_parts) {
          number_box(h, page, "numerator", page.numerator_label, page.form.numerator);
          number_box(h, page, "denominator", page.denominator_label, page.form.denominator);
        } else {
          number_box(h, page, "value", page.value_label, page.form.value);
        }
        one_box(h, page, "absent", "There is no figure: take out what stands there",
                page.form.absent ? Tick::on : Tick::off);
        if (page.asks) one_box(h, page, "confirmed", "Yes, save it", Tick::off);
        ui::actions(h, [&] {
          ui::submit_button(h, {.text = "Save"});
          h.a({{"href", page.back}}, "Back to the chart");
        });
      });
}

}  // namespace

void entry_page(html::Page& h, const EntryPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h,
                   {.title = "Add or correct a figure", .kicker = page.measure_name + " · " + page.organisation_name});
  ui::grid(h, ui::GridShape::main_and_side, [&] {
    ui::column(h, [&] { entry_form(h, page); });
    ui::column(h, [&] {
      if (page.recent.empty()) return;
      ui::sheet(h, {.id = "recent", .title = "Newest figures"}, [&] {
        h.ul({{"class", "qt-list"}}, [&] {
          for (const std::string& line : page.recent) h.li(line);
        });
      });
    });
  });
}

}  // namespace qi::measures

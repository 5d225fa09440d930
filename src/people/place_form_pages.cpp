#include "people/place_form_pages.h"

#include "people/org_unit.h"
#include "ui/button.h"
#include "ui/date_input.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/text_input.h"

namespace qi::people {
namespace {

void write_kind(html::Page& h, const PlaceFormPage& page) {
  ui::SelectField field{
      .name = "kind", .label = "Kind of place", .error = ui::error_of(page.errors, "kind"), .value = page.typed.kind};
  for (const UnitKind kind : unit_kinds())
    field.choices.push_back({.value = std::string(slug(kind)), .text = std::string(title(kind))});
  ui::select_field(h, field);
}

}  // namespace

void place_form_page(html::Page& h, const PlaceFormPage& page) {
  const bool opens = page.deed == PlaceFormPage::Deed::open;
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = page.title,
                       .lead = opens ? "" : "What was so before the day stays as it was, and can still be looked up."});
  ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .look = ui::FormLook::sheet}, [&] {
    const auto error = [&](std::string_view field) { return ui::error_of(page.errors, field); };
    ui::text_input(h, {.name = "name",
                       .label = "Name",
                       .hint = "For example, Ashford Operating Unit",
                       .error = error("name"),
                       .value = page.typed.name,
                       .width = ui::InputWidth::characters_30});
    ui::text_input(h, {.name = "short_name",
                       .label = "Short name",
                       .hint = "For trees and tables, at most 40 characters. For example, Ashford",
                       .error = error("short_name"),
                       .value = page.typed.short_name,
                       .width = ui::InputWidth::characters_20});
    if (opens)
      ui::text_input(h, {.name = "code",
                         .label = "Code",
                         .hint = "As the staff feed names it. Capital letters, digits and hyphens, like OU-ASHFORD. It "
                                 "cannot be changed later.",
                         .error = error("code"),
                         .value = page.typed.code,
                         .width = ui::InputWidth::characters_20,
                         .autocomplete = "off"});
    write_kind(h, page);
    ui::select_field(h, {.name = "parent",
                         .label = "Belongs to",
                         .error = error("parent"),
                         .value = page.typed.parent,
                         .choices = page.parents});
    ui::date_input(h, {.name = "from",
                       .label = opens ? "Open from" : "So from",
                       .hint = opens ? "The first day. It may lie ahead, or long ago. For example, 01/04/2025"
                                     : "The first day on which it is so. To put a mistake right, enter the day from "
                                       "which it was wrong. For example, 01/04/2025",
                       .error = error("from"),
                       .value = page.typed.from});
    ui::submit_button(h, {.text = opens ? "Open the place" : "Save the change"});
  });
}

void close_place_page(html::Page& h, const ClosePlacePage& page) {
  const bool merges = page.deed == ClosePlacePage::Deed::merge;
  const auto error = [&](std::string_view field) { return ui::error_of(page.errors, field); };
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = page.title, .lead = page.lead});
  ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .look = ui::FormLook::sheet}, [&] {
    if (merges)
      ui::select_field(h, {.name = "into",
                           .label = "Merge into",
                           .hint = "Its people and its parts belong there from then on.",
                           .error = error("into"),
                           .value = page.into,
                           .choices = page.others});
    ui::date_input(h, {.name = merges ? "on" : "last_day",
                       .label = merges ? "From" : "Last day",
                       .hint = merges ? "The first day on which they belong together. For example, 01/04/2025"
                                      : "The last day on which it is open. For example, 31/03/2025",
                       .error = error(merges ? "on" : "last_day"),
                       .value = page.day});
    ui::submit_button(h, {.text = merges ? "Merge the places" : "Close the place", .kind = ui::ButtonKind::warning});
  });
}

}  // namespace qi::people

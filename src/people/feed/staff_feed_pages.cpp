#include "people/feed/staff_feed_pages.h"

#include "base/number.h"
#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/date_input.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"
#include "ui/sheet.h"

namespace qi::people {
namespace {

void write_columns(html::Page& h, const StaffFilePage& page) {
  ui::sheet(h, {.id = "columns", .title = "What the columns hold"}, [&] {
    ui::page_form(h, {.action = page.columns_action, .csrf_token = page.csrf_token, .label = "Columns"}, [&] {
      ui::date_input(h, {.name = "day",
                         .label = "The file says how things were on",
                         .hint = "The day on which it was made. For example, 31/03/2025",
                         .error = ui::error_of(page.errors, "day"),
                         .value = page.day});
      for (const StaffFieldRow& row : staff_fields()) {
        const auto chosen = page.layout.find(row.field);
        ui::SelectField field{.name = column_control(row.field),
                              .label = std::string(row.title),
                              .hint = std::string(row.hint),
                              .error = ui::error_of(page.errors, row.slug),
                              .value = chosen == page.layout.end() ? "" : chosen->second};
        field.choices.push_back({.value = "", .text = "Not in this file"});
        for (const std::string& heading : page.headings)
          if (!heading.empty()) field.choices.push_back({.value = heading, .text = heading});
        ui::select_field(h, field);
      }
      ui::submit_button(h, {.text = "Read it again", .kind = ui::ButtonKind::secondary});
    });
  });
}

void write_decision(html::Page& h, const StaffFilePage& page) {
  ui::sheet(h, {.id = "decide", .title = "Take it?"}, [&] {
    if (!page.nothing.empty()) h.p(page.nothing);
    if (!page.plan_digest.empty())
      ui::page_form(h, {.action = page.take_action, .csrf_token = page.csrf_token}, [&] {
        ui::hidden_field(h, "plan", page.plan_digest);
        if (!page.stops.empty())
          ui::checkboxes(
              h, {.name = "overrule",
                  .error = ui::error_of(page.errors, "overrule"),
                  .choices = {
                      {.value = "yes", .text = "The file is right all the same. I have asked where it comes from."}}});
        ui::submit_button(h, {.text = "Take the file",
                              .kind = page.stops.empty() ? ui::ButtonKind::primary : ui::ButtonKind::warning});
      });
    ui::page_form(h, {.action = page.discard_action, .csrf_token = page.csrf_token},
                  [&] { ui::submit_button(h, {.text = "Throw it away", .kind = ui::ButtonKind::secondary}); });
  });
}

}  // namespace

std::string column_control(StaffField field) {
  return "column-" + std::string(row_of(field).slug);
}

void staff_feed_page(html::Page& h, const StaffFeedPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.done.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = page.done});
  ui::page_heading(h, {.title = "Staff feed", .lead = page.lead});
  for (const std::string& alarm : page.alarms)
    ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Needs attention", .text = alarm});
  ui::page_form(h,
                {.action = page.action,
                 .csrf_token = page.csrf_token,
                 .content = ui::FormContent::fields_and_files,
                 .look = ui::FormLook::sheet,
                 .label = "Give a staff file"},
                [&] {
                  ui::file_upload(h,
                                  {.name = "file",
                                   .label = "Staff file",
                                   .hint = "CSV or XLSX, with a row for each post. Nothing is changed before you have "
                                           "looked at it.",
                                   .error = ui::error_of(page.errors, "file"),
                                   .accept = ".csv,.txt,.tsv,.xlsx"});
                  ui::date_input(h, {.name = "day",
                                     .label = "The file says how things were on",
                                     .hint = "Leave it empty when the day stands in the file's name",
                                     .error = ui::error_of(page.errors, "day"),
                                     .value = page.day});
                  ui::submit_button(h, {.text = "Look at it"});
                });
  ui::sheet(h, {.id = "taken", .title = "Files that were taken"}, [&] {
    if (page.loads.rows.empty())
      h.p("None yet.");
    else
      ui::data_table(h, page.loads);
    h.p({{"class", "small muted"}}, page.where);
  });
  if (!page.refusals.rows.empty())
    ui::sheet(h, {.id = "refused", .title = "Files that were refused"}, [&] { ui::data_table(h, page.refusals); });
}

void staff_file_page(html::Page& h, const StaffFilePage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = page.file_name, .kicker = "Staff feed", .lead = page.lead});
  if (!page.stops.empty())
    ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Stopped", .text = ""}, [&] {
      for (const std::string& stop : page.stops) h.p(stop);
    });
  for (const std::string& note : page.notes) ui::notice(h, {.text = note});
  if (!page.figures.empty())
    ui::sheet(h, {.id = "counts", .title = "What would change"}, [&] { ui::figures(h, page.figures); });
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] {
      if (!page.oddities.rows.empty())
        ui::sheet(h, {.id = "oddities", .title = "What looks odd", .side_text = page.oddities_words},
                  [&] { ui::data_table(h, page.oddities); });
      for (const ChangeGroup& group : page.groups)
        ui::sheet(h,
                  {.id = group.id, .title = group.title, .side_text = grouped(static_cast<std::int64_t>(group.count))},
                  [&] {
                    ui::data_table(h, group.table);
                    if (!group.more.empty()) h.p({{"class", "small muted"}}, group.more);
                  });
      write_decision(h, page);
    });
    ui::column(h, [&] { write_columns(h, page); });
  });
}

}  // namespace qi::people

#include "operations/operations_pages.h"

#include "shell/jobs.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::operations {
namespace {

void backups_table(html::Page& h, const std::vector<BackupLine>& backups) {
  ui::DataTable table{.caption = "Back-ups, newest first",
                      .columns = {{"Made"}, {"State"}, {"Size", ui::Align::right}, {"What came of it"}},
                      .rows = {},
                      .width = ui::TableWidth::scrolls};
  for (const BackupLine& line : backups)
    table.rows.push_back({.cells = {{.text = line.when},
                                    {.write = [&line](html::Page& cell) { ui::tag(cell, line.state); }},
                                    {.text = line.size},
                                    {.text = line.words}}});
  ui::data_table(h, table);
}

void backups_sheet(html::Page& h, const OperationsPage& page) {
  ui::sheet(h, {.id = "backups", .title = "Back-ups"}, [&] {
    if (page.schedule.empty()) {
      h.p("No back-ups are made by themselves. Give backup-folder in the settings file, or run qualitea backup by a "
          "timer.");
    } else {
      ui::key_values(h, {{.key = "When", .value = page.schedule}, {.key = "Next", .value = page.next_backup}});
      h.div({{"class", "qt-apart"}}, [&] {
        ui::page_form(h, {.action = html::Url::path("/operations/backup"), .csrf_token = page.csrf_token},
                      [&] { ui::submit_button(h, {.text = "Make a back-up now", .kind = ui::ButtonKind::secondary}); });
      });
    }
    if (!page.backups.empty()) backups_table(h, page.backups);
  });
}

}  // namespace

void operations_page(html::Page& h, const OperationsPage& page) {
  ui::page_heading(h, {.title = "Operations", .lead = "Whether back-ups work, and how this installation is."});
  if (!page.alarms.empty())
    ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "See to this first"}, [&] {
      h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
        for (const std::string& alarm : page.alarms) h.li(alarm);
      });
    });
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    backups_sheet(h, page);
    ui::column(h, [&] {
      ui::sheet(h, {.id = "installation", .title = "Installation"}, [&] { ui::key_values(h, page.installation); });
      ui::sheet(h, {.id = "jobs", .title = "Jobs", .side_link = ui::SideLink{"All jobs", shell::jobs_url()}},
                [&] { ui::key_values(h, page.jobs); });
    });
  });
}

}  // namespace qi::operations

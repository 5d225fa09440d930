#include "measures/news/late_pages.h"

#include "base/text.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/empty_state.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {

void late_page(html::Page& h, const LatePage& page) {
  ui::page_heading(h,
                   {.title = "Late data",
                    .lead = "Series whose next figure should have been here. Each is looked for every morning, and "
                            "leaves this list when its figures come."},
                   [&] {
                     if (page.import)
                       ui::link_button(h, {.text = "Bring figures in",
                                           .url = *page.import,
                                           .kind = ui::ButtonKind::secondary,
                                           .size = ui::ButtonSize::small});
                   });
  ui::sheet(h, {.id = "late", .title = counted(page.count, "series is late", "series are late")}, [&] {
    if (page.lines.empty())
      return ui::empty_state(h, {.title = "No data is late", .text = "Every series has the figures it should have."});
    ui::DataTable table{
        .caption = "Late series, longest missed first",
        .columns = {{"Measure"}, {"Place"}, {"Newest figure"}, {"Missed"}, {"Expected by"}, {"Alarm since"}},
        .rows = {},
        .width = ui::TableWidth::scrolls};
    for (const LateLine& line : page.lines)
      table.rows.push_back({.cells = {{.text = line.name, .url = line.measure},
                                      {.text = line.place},
                                      {.text = line.latest},
                                      {.text = line.missing, .emphasis = ui::Emphasis::strong},
                                      {.text = line.expected},
                                      {.text = line.since}}});
    ui::data_table(h, table);
    if (page.lines.size() < page.count)
      h.p({{"class", "small muted"}},
          "And " + std::to_string(page.count - page.lines.size()) + " more, which were missed later.");
  });
}

}  // namespace qi::measures

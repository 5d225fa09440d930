#include "measures/entry/figure_history_pages.h"

#include "ui/button.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {

void figure_history_page(html::Page& h, const FigureHistoryPage& page) {
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker, .lead = page.lead}, [&] {
    ui::link_button(
        h,
        {.text = "See the chart", .url = page.chart, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
  ui::sheet(h, {.id = "history", .title = "History"}, [&] { ui::data_table(h, page.table); });
}

}  // namespace qi::measures

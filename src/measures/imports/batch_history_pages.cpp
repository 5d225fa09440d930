#include "measures/imports/batch_history_pages.h"

#include "ui/button.h"
#include "ui/empty_state.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"

namespace qi::measures {
namespace {

void undo_sheet(html::Page& h, const BatchPage& page) {
  if (page.undo_words.empty()) return;
  ui::sheet(h, {.id = "undo", .title = "Undo this load"}, [&] {
    h.p(page.undo_words);
    if (!page.undo_whole && !page.undo_rest) return;
    ui::page_form(h, {.action = page.undo, .csrf_token = page.csrf_token, .label = "Undo this load"}, [&] {
      ui::actions(h, [&] {
        if (page.undo_whole)
          ui::submit_button(
              h, {.text = *page.undo_whole, .kind = ui::ButtonKind::warning, .name = "reach", .value = "whole"});
        if (page.undo_rest)
          ui::submit_button(
              h, {.text = *page.undo_rest, .kind = ui::ButtonKind::warning, .name = "reach", .value = "rest"});
      });
    });
  });
}

void news_notice(html::Page& h, const BatchPage& page) {
  if (page.news.empty()) return;
  ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done"}, [&] {
    h.p(page.news);
    if (page.next.empty()) return;
    h.ul({{"class", "nhsuk-list"}}, [&] {
      for (const ui::SideLink& link : page.next) h.li([&] { h.a({{"href", link.url}}, link.text); });
    });
  });
}

}  // namespace

void import_history_page(html::Page& h, const ImportHistoryPage& page) {
  ui::page_heading(
      h, {.title = "Import history", .lead = "Every load of figures: who, when, from what, and what it changed."},
      [&] { ui::link_button(h, {.text = "Import figures", .url = page.import}); });
  ui::sheet(h, {.id = "loads", .title = "Loads, newest first"}, [&] {
    if (page.loads.rows.empty())
      return ui::empty_state(h, {.title = "Nothing was loaded yet",
                                 .text = "Loads stand here with what they changed, and can be undone.",
                                 .next = ui::SideLink{"Import figures", page.import}});
    ui::data_table(h, page.loads);
    ui::pager(h, page.pager);
  });
}

void batch_page(html::Page& h, const BatchPage& page) {
  if (!page.undo_error.empty()) ui::error_summary(h, {.errors = {{"undo", page.undo_error}}});
  news_notice(h, page);
  ui::page_heading(h, {.title = page.title});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] {
      ui::sheet(h, {.id = "facts", .title = "About this load"}, [&] { ui::key_values(h, page.facts); });
      undo_sheet(h, page);
    });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "series", .title = "Where its figures went"}, [&] {
        if (page.series.rows.empty())
          h.p({{"class", "muted"}}, page.no_series);
        else
          ui::data_table(h, page.series);
      });
    });
  });
  if (page.figures.rows.empty()) return;
  ui::sheet(h, {.id = "figures", .title = "The figures that it brought"}, [&] {
    ui::data_table(h, page.figures);
    ui::pager(h, page.pager);
  });
}

}  // namespace qi::measures

#include "feeds/feed_pages.h"

#include "base/text.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/empty_state.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::feeds {
namespace {

void saved_notice(html::Page& h, const std::string& saved) {
  if (!saved.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = saved});
}

void write_name(html::Page& cell, const FeedLine& line) {
  cell.a({{"href", line.url}}, line.name);
  cell.p({{"class", "small muted"}}, line.kind);
}

void write_last(html::Page& cell, const FeedLine& line) {
  cell.p(line.last);
  if (!line.words.empty()) cell.p({{"class", "small muted"}}, line.words);
}

void feeds_table(html::Page& h, const FeedsPage& page) {
  ui::DataTable table{.caption = "Feeds, those that are on first",
                      .columns = {{"Feed"}, {"State"}, {"Last run"}, {"Next"}, {"Data"}},
                      .rows = {},
                      .width = ui::TableWidth::cards};
  for (const FeedLine& line : page.feeds)
    table.rows.push_back({.cells = {{.write = [&line](html::Page& cell) { write_name(cell, line); }},
                                    {.write = [&line](html::Page& cell) { ui::tag(cell, line.state); }},
                                    {.write = [&line](html::Page& cell) { write_last(cell, line); }},
                                    {.text = line.next},
                                    {.text = line.age, .note = line.late}},
                          .state = line.late.empty() ? ui::RowState::plain : ui::RowState::warning});
  ui::data_table(h, table);
}

void ways(html::Page& h) {
  ui::sheet(h, {.id = "ways", .title = "How figures can come by themselves"}, [&] {
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      h.li("Files in a folder: another program drops CSV or Excel files, and each is read as an import would read it.");
      h.li("A query of a database: one SELECT is asked of the warehouse on a schedule.");
      h.li("Sent by a program: it posts a file to an address with a token.");
    });
    h.p("Bring one such file in by hand first and say whose figures they are. The feed reads the next one the same "
        "way.");
  });
}

void runs_sheet(html::Page& h, const FeedPage& page) {
  ui::sheet(h, {.id = "runs", .title = "Runs", .side_link = page.other_runs}, [&] {
    if (!page.under_way.empty()) h.p({{"class", "strong"}}, page.under_way);
    if (!page.look.empty()) h.p({{"class", "small muted"}}, "Last look, " + page.look);
    if (page.runs.empty() && page.runs_asked == RunsAsked::gone_wrong)
      return ui::empty_state(h, {.title = "Nothing went wrong", .text = "No file was refused and no look failed."});
    if (page.runs.empty())
      return ui::empty_state(h,
                             {.title = "Nothing has come yet", .text = "Each file or answer that comes stands here."});
    ui::DataTable table{.caption = "Runs, newest first",
                        .columns = {{"When"}, {"State"}, {"What came of it"}},
                        .rows = {},
                        .width = ui::TableWidth::cards};
    for (const RunLine& run : page.runs)
      table.rows.push_back({.cells = {{.text = run.when, .note = run.file},
                                      {.write = [&run](html::Page& cell) { ui::tag(cell, run.state); }},
                                      {.write = [&run](html::Page& cell) {
                                        for (const std::string& sentence : run.told) cell.p(sentence);
                                        if (run.batch)
                                          cell.p([&] { cell.a({{"href", *run.batch}}, "See the load, or undo it"); });
                                      }}}});
    ui::data_table(h, table);
    if (!page.more_runs.empty()) h.p({{"class", "small muted"}}, page.more_runs);
  });
}

void series_sheet(html::Page& h, const FeedPage& page) {
  ui::sheet(h, {.id = "series", .title = "What it fills"}, [&] {
    if (page.series.empty()) {
      h.p("No series yet: it shows here after the first run that brings figures.");
      return;
    }
    h.ul({{"class", "qt-list"}}, [&] {
      for (const SeriesLine& line : page.series)
        h.li([&] {
          h.p([&] { h.a({{"href", line.url}}, line.name); });
          h.p({{"class", "small muted"}}, line.age);
          if (!line.late.empty()) h.p({{"class", "small strong"}}, "Late: " + line.late);
        });
    });
  });
}

void push_sheet(html::Page& h, const PushHelp& push) {
  ui::sheet(h, {.id = "push", .title = "How a program sends a file"}, [&] {
    h.p([&] {
      h.text("Post a CSV or Excel file, with a token that may send figures. ");
      h.a({{"href", push.tokens}}, "Make a token");
      h.text(".");
    });
    h.pre({{"class", "qt-code qt-code--wraps"}}, push.command);
    h.p([&] {
      h.text(
          "The answer says what was new, changed and left out. The same file twice changes nothing. Single series "
          "can be sent as JSON too: see ");
      h.a({{"href", push.reference}}, "the API reference");
      h.text(".");
    });
  });
}

void deeds(html::Page& h, const FeedPage& page) {
  ui::actions(h, [&] {
    if (page.run_now)
      ui::page_form(h, {.action = *page.run_now, .csrf_token = page.csrf_token},
                    [&] { ui::submit_button(h, {.text = "Run now", .size = ui::ButtonSize::small}); });
    if (page.edit)
      ui::link_button(
          h, {.text = "Change", .url = *page.edit, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    if (page.switching)
      ui::page_form(h, {.action = *page.switching, .csrf_token = page.csrf_token}, [&] {
        ui::submit_button(h, {.text = page.switch_text,
                              .kind = ui::ButtonKind::secondary,
                              .size = ui::ButtonSize::small,
                              .name = "state",
                              .value = page.switch_to});
      });
  });
}

}  // namespace

void feeds_page(html::Page& h, const FeedsPage& page) {
  saved_notice(h, page.saved);
  ui::page_heading(h, {.title = "Feeds", .lead = "Figures that come by themselves, and whether they do."}, [&] {
    if (page.new_feed) ui::link_button(h, {.text = "New feed", .url = *page.new_feed, .size = ui::ButtonSize::small});
  });
  if (page.late > 0)
    ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Late data", .text = {}}, [&] {
      h.p([&] {
        h.text(counted(page.late, "series should have a newer figure. ", "series should have newer figures. "));
        h.a({{"href", page.late_url}}, "See which");
      });
    });
  ui::sheet(h, {.id = "feeds", .title = "All feeds"}, [&] {
    if (page.feeds.empty())
      return ui::empty_state(
          h, {.title = "No feeds yet",
              .text = "Figures come in by hand until one is made.",
              .next = page.new_feed ? std::optional(ui::SideLink{"Make a feed", *page.new_feed}) : std::nullopt});
    feeds_table(h, page);
  });
  ways(h);
}

void feed_page(html::Page& h, const FeedPage& page) {
  saved_notice(h, page.saved);
  ui::page_heading(h, {.title = page.name, .kicker = page.kicker}, [&] { deeds(h, page); });
  h.p([&] { ui::tag(h, page.state); });
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] {
      runs_sheet(h, page);
      if (page.push) push_sheet(h, *page.push);
    });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "about", .title = "About this feed"}, [&] {
        ui::key_values(h, page.facts);
        if (!page.query.empty()) {
          h.h3("The query");
          h.pre({{"class", "qt-code qt-code--wraps"}}, page.query);
        }
      });
      series_sheet(h, page);
    });
  });
}

}  // namespace qi::feeds

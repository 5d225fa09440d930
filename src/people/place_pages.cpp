#include "people/place_pages.h"

#include <algorithm>

#include "people/people_urls.h"
#include "ui/button.h"
#include "ui/empty_state.h"
#include "ui/key_values.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"

namespace qi::people {
namespace {

constexpr int kDeepest = 5;

void write_done(html::Page& h, const std::string& sentence) {
  if (!sentence.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Done", .text = sentence});
}

void write_deeds(html::Page& h, const std::vector<ui::SideLink>& deeds) {
  for (const ui::SideLink& deed : deeds)
    ui::link_button(
        h, {.text = deed.text, .url = deed.url, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
}

void write_day_form(html::Page& h, const html::Url& action, const AskedDay& day, std::string_view level) {
  ui::page_form(h, {.action = action, .method = ui::FormMethod::get, .look = ui::FormLook::filters, .label = "Day"},
                [&] {
                  if (!level.empty()) ui::hidden_field(h, "level", level);
                  write_asked_day(h, day);
                });
}

ui::Cell indented(const PlaceLine& place) {
  static constexpr std::string_view kClasses[] = {"qt-depth",
                                                  "qt-depth qt-depth--1",
                                                  "qt-depth qt-depth--2",
                                                  "qt-depth qt-depth--3",
                                                  "qt-depth qt-depth--4",
                                                  "qt-depth qt-depth--5"};
  const auto depth = static_cast<std::size_t>(std::clamp(place.depth, 0, kDeepest));
  return {.write = [place, depth](html::Page& h) {
    h.span({{"class", kClasses[depth]}}, [&] { h.a({{"href", place.url}}, place.name); });
  }};
}

void write_places(html::Page& h, std::string caption, const std::vector<PlaceLine>& places) {
  ui::DataTable table{.caption = std::move(caption),
                      .columns = {{.title = "Place"},
                                  {.title = "People", .align = ui::Align::right},
                                  {.title = "WTE", .align = ui::Align::right},
                                  {.title = "Kind"}},
                      .density = ui::TableDensity::tight};
  for (const PlaceLine& place : places)
    table.rows.push_back(
        {.cells = {indented(place), {.text = place.people}, {.text = place.fte}, {.text = place.kind}}});
  ui::data_table(h, table);
}

void write_counts(html::Page& h, const std::string& heading, const std::vector<CountLine>& counts) {
  ui::DataTable table{.caption = heading,
                      .columns = {{.title = heading},
                                  {.title = "People", .align = ui::Align::right},
                                  {.title = "WTE", .align = ui::Align::right}},
                      .density = ui::TableDensity::tight};
  for (const CountLine& line : counts)
    table.rows.push_back({.cells = {{.text = line.name}, {.text = line.people}, {.text = line.fte}}});
  ui::data_table(h, table);
}

void write_workers(html::Page& h, const PlacePage& page) {
  ui::sheet(h, {.id = "people", .title = "People", .side_text = page.found_words}, [&] {
    ui::page_form(h,
                  {.action = html::Url::path("#people"),
                   .method = ui::FormMethod::get,
                   .look = ui::FormLook::filters,
                   .label = "Find somebody here"},
                  [&] {
                    ui::hidden_field(h, kDayParameter, page.day.day);
                    if (!page.day.known.empty()) ui::hidden_field(h, kKnownParameter, page.day.known);
                    ui::filter_text(h, {.name = "find", .label = "Name or job", .value = *page.find});
                    ui::submit_button(
                        h, {.text = "Find", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
                  });
    if (page.workers.empty()) {
      h.p(page.find->empty() ? "Nobody works here on that day." : "Nobody here has that in their name or job.");
      return;
    }
    ui::DataTable table{.caption = "People who work here",
                        .columns = {{.title = "Name"}, {.title = "Job"}, {.title = "Part"}},
                        .density = ui::TableDensity::tight,
                        .width = ui::TableWidth::cards};
    for (const WorkerLine& worker : page.workers)
      table.rows.push_back({.cells = {{.text = worker.name, .url = worker.url, .note = worker.note},
                                      {.text = worker.job},
                                      {.text = worker.place.empty() ? "Here" : worker.place}}});
    ui::data_table(h, table);
    ui::pager(h, page.pager);
  });
}

void write_panel(html::Page& h, const PlacePanel& panel) {
  ui::sheet(h, {.id = panel.id, .title = panel.title, .side_link = panel.all}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const PanelLine& line : panel.lines)
        h.li([&] {
          h.a({{"href", line.url}}, line.title);
          if (!line.words.empty()) h.span({{"class", "small muted"}}, " " + line.words);
        });
    });
  });
}

void write_events(html::Page& h, const std::vector<PlaceEvent>& events) {
  ui::sheet(h, {.id = "history", .title = "What happened here"}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const PlaceEvent& event : events)
        h.li([&] {
          h.strong(event.day);
          h.text(": " + event.words);
          if (!event.told.empty()) h.span({{"class", "small muted"}}, " " + event.told);
        });
    });
  });
}

}  // namespace

void places_page(html::Page& h, const PlacesPage& page) {
  write_done(h, page.done);
  ui::page_heading(h, {.title = "Places", .lead = page.lead}, [&] {
    if (!page.places.empty()) ui::segmented(h, {.label = "Show", .segments = page.levels});
    write_deeds(h, page.deeds);
  });
  write_day_form(h, places_url(), page.day, page.level);
  ui::sheet(h, {.id = "places", .title = "The trust and its parts"}, [&] {
    if (page.places.empty()) {
      ui::empty_state(h, {.title = "No place is open on that day",
                          .text = "Places are the directorates, operating units, contact centres, stations and teams "
                                  "that people belong to. Each is open from one day to another.",
                          .next = page.empty_step});
      return;
    }
    write_places(h, "Places and how many people are in post", page.places);
    h.p({{"class", "small muted"}}, page.rules + " WTE: whole-time equivalents.");
  });
}

void place_page(html::Page& h, const PlacePage& page) {
  write_done(h, page.done);
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker, .lead = page.lead},
                   [&] { write_deeds(h, page.deeds); });
  write_day_form(h, html::Url::path("?"), page.day, "");
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] {
      if (!page.parts.empty())
        ui::sheet(h, {.id = "parts", .title = "Its parts"},
                  [&] { write_places(h, "Parts of this place", page.parts); });
      for (const PlacePanel& panel : page.panels) write_panel(h, panel);
      if (page.find) write_workers(h, page);
    });
    ui::column(h, [&] {
      if (!page.bands.empty())
        ui::sheet(h, {.id = "counts", .title = "Who is in post"}, [&] {
          write_counts(h, "Band", page.bands);
          write_counts(h, "Staff group", page.staff_groups);
          h.p({{"class", "small muted"}}, page.rules + " WTE: whole-time equivalents.");
        });
      write_events(h, page.events);
    });
  });
}

}  // namespace qi::people

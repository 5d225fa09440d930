#include "people/people_pages.h"

#include "people/people_urls.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"

namespace qi::people {
namespace {

void write_found(html::Page& h, const PeoplePage& page) {
  ui::sheet(h, {.id = "found", .title = "People", .side_text = page.found_words}, [&] {
    if (page.people.empty()) {
      h.p("Nobody was found. Try fewer letters, or a family name alone.");
      return;
    }
    ui::DataTable table{.caption = "People who were found",
                        .columns = {{.title = "Name"}, {.title = "Job"}, {.title = "Place"}},
                        .density = ui::TableDensity::tight,
                        .width = ui::TableWidth::cards};
    for (const FoundPerson& person : page.people)
      table.rows.push_back({.cells = {{.text = person.name, .url = person.url, .note = person.note},
                                      {.text = person.job},
                                      {.text = person.place}}});
    ui::data_table(h, table);
    ui::pager(h, page.pager);
  });
}

void write_posts(html::Page& h, const PersonPage& page) {
  ui::sheet(h, {.id = "posts", .title = "Posts"}, [&] {
    if (page.posts.empty()) {
      h.p("No post is known.");
      return;
    }
    ui::DataTable table{.caption = "Posts, the newest first",
                        .columns = {{.title = "Job"}, {.title = "Place"}, {.title = "When"}},
                        .width = ui::TableWidth::cards};
    for (const PostLine& post : page.posts)
      table.rows.push_back({.cells = {{.text = post.job, .note = post.note},
                                      {.text = post.place, .url = post.place_url},
                                      {.text = post.days, .note = post.details}}});
    ui::data_table(h, table);
  });
}

}  // namespace

void people_page(html::Page& h, const PeoplePage& page) {
  ui::page_heading(h, {.title = "People", .lead = page.lead});
  ui::page_form(
      h, {.action = people_url(), .method = ui::FormMethod::get, .look = ui::FormLook::filters, .label = "Find people"},
      [&] {
        ui::filter_text(h, {.name = "find", .label = "Find", .value = page.find});
        ui::submit_button(h, {.text = "Find", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
      });
  if (!page.find.empty()) {
    write_found(h, page);
    return;
  }
  h.p([&] {
    h.text("Or open one of the ");
    h.a({{"href", places_url()}}, "places");
    h.text(": its page lists who works there.");
  });
}

void person_page(html::Page& h, const PersonPage& page) {
  ui::page_heading(h, {.title = page.name, .kicker = page.kicker, .lead = page.lead});
  ui::page_form(
      h, {.action = html::Url::path("?"), .method = ui::FormMethod::get, .look = ui::FormLook::filters, .label = "Day"},
      [&] { write_asked_day(h, page.day); });
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] { write_posts(h, page); });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "about", .title = "About"}, [&] { ui::key_values(h, page.about); });
      if (!page.reports.empty())
        ui::sheet(h, {.id = "reports", .title = "They manage", .side_text = page.reports_words}, [&] {
          h.ul({{"class", "qt-list"}}, [&] {
            for (const ui::SideLink& one : page.reports) h.li([&] { h.a({{"href", one.url}}, one.text); });
          });
        });
    });
  });
}

}  // namespace qi::people

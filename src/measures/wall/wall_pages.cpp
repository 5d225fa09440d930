#include "measures/wall/wall_pages.h"

#include "base/text.h"
#include "measures/known_pages.h"
#include "ui/button.h"
#include "ui/menu.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

void write_matrix(html::Page& h, const WallPage& page) {
  const std::string title = counted(page.matrix.members.size(), "measure", "measures") + " at a glance";
  const std::string side =
      page.period.empty() ? "Select a number to filter." : page.period + ". Select a number to filter.";
  ui::sheet(h, {.id = "matrix", .title = title, .side_text = side}, [&] { ui::verdict_matrix(h, page.matrix); });
}

void write_look_first(html::Page& h, const WallPage& page) {
  ui::sheet(h, {.id = "look", .title = "Where to look first"}, [&] {
    h.ol({{"class", "qt-list qt-look"}}, [&] {
      for (const LookFirst& line : page.look_first) {
        h.li([&] {
          h.strong(line.headline);
          h.text(" " + line.advice);
          if (line.measures.empty()) return;
          h.text(" See ");
          for (std::size_t i = 0; i < line.measures.size(); ++i) {
            if (i > 0) h.text(" and ");
            h.a({{"href", line.measures[i].url}}, line.measures[i].text);
          }
          h.text(".");
        });
      }
    });
    if (!page.chance_words.empty()) h.p({{"class", "small muted"}}, page.chance_words);
  });
}

void hidden_choice(html::Page& h, std::string_view name, std::string_view value) {
  if (!value.empty()) ui::hidden_field(h, name, value);
}

void write_filters(html::Page& h, const WallPage& page) {
  h.div({{"class", "qt-wallbar"}}, [&] {
    h.form({{"class", "qt-filters"}, {"data-wall-form", true}, {"action", wall_url()}, {"method", "get"}}, [&] {
      hidden_choice(h, "organisation", page.query.organisation);
      if (page.query.level == WallLevel::units) ui::hidden_field(h, "level", "units");
      ui::filter_text(h, {.name = "find", .label = "Find a measure or place", .value = page.query.find});
      ui::filter_select(h, {.name = "area", .label = "Area", .value = page.query.area, .choices = page.areas});
      ui::filter_select(
          h, {.name = "sort", .label = "Sort by", .value = std::string(slug(page.query.sort)), .choices = page.sorts});
      write_known_field(h, page.known_field);
      hidden_choice(h, "variation", page.query.variation);
      hidden_choice(h, "assurance", page.query.assurance);
      ui::submit_button(h, {.text = "Apply", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    });
    h.p({{"class", "qt-wallbar__c"}, {"role", "status"}, {"data-wall-count", true}}, page.count_words);
  });
}

}  // namespace

void wall_page(html::Page& h, const WallPage& page) {
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker}, [&] {
    if (!page.levels.empty()) ui::segmented(h, {.label = "Level", .segments = page.levels});
    if (!page.downloads.empty()) ui::link_menu(h, {.title = "Download", .links = page.downloads});
  });
  write_known_banner(h, page.known);
  if (page.empty) {
    ui::sheet(h, {.id = "empty", .title = "Measures"}, [&] { ui::empty_state(h, *page.empty); });
    return;
  }
  for (const ui::Notice& notice : page.notices) ui::notice(h, notice);
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    write_matrix(h, page);
    write_look_first(h, page);
  });
  write_filters(h, page);
  if (page.no_match) {
    ui::sheet(h, {.id = "no-match", .title = "No match", .heading = ui::HeadingSight::for_screen_readers},
              [&] { ui::empty_state(h, *page.no_match); });
  }
  ui::tile_groups(h, page.groups);
}

}  // namespace qi::measures

#include "measures/wall/comparison_pages.h"

#include "measures/known_pages.h"
#include "ui/button.h"
#include "ui/chart_figure.h"
#include "ui/icon_pair.h"
#include "ui/menu.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

std::string tile_class(spc::Variation variation) {
  const ui::Tone tone = ui::tone_of(variation);
  if (tone == ui::Tone::common) return "qt-tile";
  return "qt-tile qt-tile--" + std::string(ui::tone_slug(tone));
}

void write_card(html::Page& h, const ComparisonCard& card) {
  h.li({{"class", tile_class(card.variation)}}, [&] {
    h.div({{"class", "qt-tile__h"}}, [&] {
      h.h3([&] { h.a({{"href", card.url}}, card.place); });
      ui::icon_pair(h, {card.variation, card.assurance, ui::kTileIcon, chart::Naming::labelled});
    });
    ui::sparkline(h, card.sparkline);
    h.p([&] {
      h.strong(card.value);
      h.span([&] {
        h.text(card.period);
        h.br();
        h.text(card.limits);
      });
    });
    if (card.age.empty() && card.warning.empty()) return;
    h.p({{"class", "qt-tile__age"}}, [&] {
      if (!card.warning.empty()) h.strong(card.warning + (card.age.empty() ? "" : ": "));
      h.text(card.age);
    });
  });
}

void write_day_form(html::Page& h, const ComparisonPage& page) {
  h.div({{"class", "qt-wallbar"}}, [&] {
    h.form({{"class", "qt-filters"}, {"action", page.action}, {"method", "get"}}, [&] {
      write_known_field(h, page.known_field);
      if (!page.sort.empty()) ui::hidden_field(h, "sort", page.sort);
      ui::submit_button(h, {.text = "Apply", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    });
  });
}

}  // namespace

void comparison_page(html::Page& h, const ComparisonPage& page) {
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker}, [&] {
    if (!page.sorts.empty()) ui::segmented(h, {.label = "Order", .segments = page.sorts});
    if (!page.downloads.empty()) ui::link_menu(h, {.title = "Download", .links = page.downloads});
  });
  write_known_banner(h, page.known);
  for (const ui::Notice& notice : page.notices) ui::notice(h, notice);
  write_day_form(h, page);
  if (page.empty) {
    ui::sheet(h, {.id = "empty", .title = "Places"}, [&] { ui::empty_state(h, *page.empty); });
    return;
  }
  ui::sheet(h, {.id = "places", .title = "Small charts"}, [&] {
    h.p(page.lead);
    if (!page.target.empty()) h.p(page.target);
    h.ul({{"class", "qt-tiles"}}, [&] {
      for (const ComparisonCard& card : page.cards) write_card(h, card);
    });
  });
  ui::sheet(h, {.id = "data", .title = "Table"}, [&] { ui::data_table(h, *page.table); });
}

}  // namespace qi::measures

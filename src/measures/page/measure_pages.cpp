#include "measures/page/measure_pages.h"

#include "measures/chart_advice_parts.h"
#include "measures/known_pages.h"
#include "measures/signal_urls.h"
#include "ui/button.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

std::vector<ui::MenuLink> rarer_links(const MeasurePage& page) {
  std::vector<ui::MenuLink> links{
      {"Import figures", page.contributor->import, "", "Paste from Excel or choose a file"}};
  if (page.comparison) links.push_back({"Compare places", *page.comparison, "", "The same measure everywhere"});
  links.insert(links.end(), page.downloads.begin(), page.downloads.end());
  links.insert(links.end(), page.contributor->change.begin(), page.contributor->change.end());
  return links;
}

void write_actions(html::Page& h, const MeasurePage& page) {
  const auto small_link = [&](std::string text, const html::Url& url, ui::ButtonKind kind) {
    ui::link_button(h, {.text = std::move(text), .url = url, .kind = kind, .size = ui::ButtonSize::small});
  };
  const auto write_rarer = [&] {
    if (page.contributor) {
      small_link("Import", page.contributor->import, ui::ButtonKind::secondary);
      ui::link_menu(h, {.title = "Change", .links = page.contributor->change});
    }
    if (page.comparison) small_link("Compare places", *page.comparison, ui::ButtonKind::secondary);
    if (!page.downloads.empty()) ui::link_menu(h, {.title = "Download", .links = page.downloads});
  };
  if (!page.contributor) return write_rarer();
  small_link("Add a point", page.contributor->add_point, ui::ButtonKind::primary);
  h.div({{"class", "qt-only-wide"}}, write_rarer);
  // On a phone the verdict comes first: what is needed less often stands in one menu.
  h.div({{"class", "qt-only-narrow"}}, [&] { ui::link_menu(h, {.title = "More", .links = rarer_links(page)}); });
}

void write_settings(html::Page& h, const ChartSettings& settings) {
  ui::form_menu(h, {.title = settings.title, .action = settings.action}, [&] {
    ui::filter_select(h, {.name = "place", .label = "Place", .value = settings.place, .choices = settings.places});
    ui::filter_select(h, {.name = "period", .label = "Period", .value = settings.period, .choices = settings.periods});
    if (!settings.targets.empty())
      ui::filter_select(
          h, {.name = "target", .label = "Judge against", .value = settings.target, .choices = settings.targets});
    if (!settings.seasons.empty())
      ui::filter_select(h,
                        {.name = "season", .label = "Season", .value = settings.season, .choices = settings.seasons});
    write_known_field(h, settings.known);
    ui::submit_button(h, {.text = "Update chart", .size = ui::ButtonSize::small});
  });
}

void write_chart(html::Page& h, const MeasurePage& page) {
  h.section({{"class", "qt-sheet"}, {"aria-labelledby", "chart"}}, [&] {
    h.div({{"class", "qt-toolbar"}}, [&] {
      h.h2({{"id", "chart"}}, "Chart");
      write_settings(h, page.settings);
    });
    if (!page.too_few.empty()) h.p(page.too_few);
    ui::chart_figure(h, *page.figure);
    if (page.older_data) h.p([&] { h.a({{"href", page.older_data->url}}, page.older_data->text); });
  });
}

void write_rules(html::Page& h, const MeasurePage& page) {
  const ui::Sheet frame{.id = "rules",
                        .title = "Why points are coloured",
                        .side_link = ui::SideLink{"How to read this chart", chart_guide_url()}};
  ui::sheet(h, frame, [&] {
    ui::rule_list(h, page.rules);
    if (!page.rules_cost.empty()) h.p({{"class", "small muted"}}, page.rules_cost);
  });
}

void write_phases(html::Page& h, const std::vector<PhaseWords>& phases) {
  if (phases.empty()) return;
  ui::sheet(h, {.id = "phases", .title = "Where the limits come from"}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const PhaseWords& phase : phases) {
        h.li([&] {
          h.p([&] { h.strong(phase.heading); });
          h.p(phase.limits);
          if (!phase.reason.empty()) h.p(phase.reason);
          if (!phase.decided_by.empty()) h.p({{"class", "small muted"}}, phase.decided_by);
        });
      }
    });
  });
}

void write_notes(html::Page& h, std::string id, std::string title, const std::vector<NoteWords>& notes) {
  if (notes.empty()) return;
  ui::sheet(h, {.id = std::move(id), .title = std::move(title)}, [&] {
    h.ol({{"class", "qt-evlist"}}, [&] {
      for (const NoteWords& note : notes) {
        h.li({{"id", note.id}}, [&] {
          h.strong(note.title);
          h.span(note.note.empty() ? note.when : note.when + ". " + note.note);
        });
      }
    });
  });
}

void write_targets(html::Page& h, const std::vector<TargetWords>& targets) {
  if (targets.empty()) return;
  ui::sheet(h, {.id = "targets", .title = "Targets"}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const TargetWords& target : targets) {
        h.li([&] {
          h.p([&] {
            h.strong(target.value);
            h.text(" " + target.title);
          });
          h.p({{"class", "small muted"}}, target.holds + ". " + target.source);
          if (!target.met.empty()) h.p(target.met);
          if (!target.url) return;
          h.p({{"class", "small"}}, [&] {
            h.a({{"href", *target.url}}, [&] {
              h.text("Judge the chart against this");
              h.span({{"class", "nhsuk-u-visually-hidden"}}, ": " + target.title + ", " + target.holds);
            });
          });
        });
      }
    });
  });
}

void write_about(html::Page& h, const MeasurePage& page) {
  ui::sheet(h, {.id = "about", .title = "About this measure"}, [&] { ui::key_values(h, page.about); });
}

void write_signals(html::Page& h, const SignalPanel& panel) {
  const ui::Sheet frame{
      .id = "signals", .title = "What is being done about it", .side_link = ui::SideLink{"All signals", signals_url()}};
  ui::sheet(h, frame, [&] {
    if (!panel.being_read.empty())
      ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = panel.being_read});
    if (panel.signals.empty()) h.p("No signal of this chart is open. A new one is named here and in the signals list.");
    if (!panel.signals.empty())
      h.ul({{"class", "qt-list"}}, [&] {
        for (const SignalWords& signal : panel.signals)
          h.li([&] {
            h.p([&] {
              ui::chip(h, signal.direction);
              h.text(" ");
              h.a({{"href", signal.url}}, signal.words);
            });
            h.p({{"class", "small muted"}}, signal.state);
          });
      });
    const bool follows = panel.following == SignalPanel::Following::yes;
    ui::page_form(h, {.action = panel.follow, .csrf_token = panel.csrf_token}, [&] {
      ui::submit_button(h, {.text = follows ? "Stop following" : "Follow this measure",
                            .kind = ui::ButtonKind::secondary,
                            .size = ui::ButtonSize::small});
    });
    h.p({{"class", "small muted"}}, [&] {
      h.text(follows ? "You hear of new signals " : "Who follows a measure hears of its new signals ");
      h.a({{"href", notifications_url()}}, "in the way you choose");
      h.text(".");
    });
  });
}

void write_side(html::Page& h, const MeasurePage& page) {
  if (page.signals) write_signals(h, *page.signals);
  write_targets(h, page.targets);
  write_notes(h, "tests", "Tests of change on this chart", page.tests_of_change);
  write_notes(h, "events", "Events on this chart", page.events);
  write_about(h, page);
}

void write_moving_range(html::Page& h, const MeasurePage& page) {
  if (!page.moving_range) return;
  ui::sheet(h, {.id = "moving-range", .title = "Moving range", .side_text = page.moving_range->detail}, [&] {
    h.div({{"class", "qt-only-wide"}}, [&] { h.trusted_markup(page.moving_range->wide); });
    h.div({{"class", "qt-only-narrow"}}, [&] { h.trusted_markup(page.moving_range->compact); });
    h.p({{"class", "small"}}, page.moving_range_words);
  });
}

void write_table(html::Page& h, const MeasurePage& page) {
  const ui::Sheet frame{.id = "data", .title = "Data table", .side_link = ui::SideLink{"Download CSV", page.csv}};
  ui::sheet(h, frame, [&] {
    ui::data_table(h, *page.table);
    if (page.all_rows) h.p({{"class", "small"}}, [&] { h.a({{"href", page.all_rows->url}}, page.all_rows->text); });
  });
}

void write_revisions(html::Page& h, const MeasurePage& page) {
  if (!page.revisions) return;
  const RevisionWords& revisions = *page.revisions;
  ui::sheet(h, {.id = "revisions", .title = revisions.title}, [&] {
    h.p({{"class", "small"}}, revisions.lead);
    if (revisions.fold.empty()) {
      if (!revisions.table.rows.empty()) ui::data_table(h, revisions.table);
      return;
    }
    h.details({{"class", "nhsuk-details"}}, [&] {
      h.summary({{"class", "nhsuk-details__summary"}}, [&] {
        h.span({{"class", "nhsuk-details__summary-text"}}, revisions.fold);
      });
      h.div({{"class", "nhsuk-details__text"}}, [&] { ui::data_table(h, revisions.table); });
    });
  });
}

}  // namespace

void measure_page(html::Page& h, const MeasurePage& page) {
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker}, [&] { write_actions(h, page); });
  write_known_banner(h, page.known);
  if (page.season)
    ui::notice(h, {}, [&] {
      h.p(page.season->text);
      h.p([&] { h.a({{"href", page.season->back}}, page.season->back_text); });
    });
  for (const ui::Notice& notice : page.notices) ui::notice(h, notice);
  if (page.empty) {
    ui::sheet(h, {.id = "chart", .title = "Chart"}, [&] { ui::empty_state(h, *page.empty); });
    ui::grid(h, ui::GridShape::halves, [&] {
      ui::column(h, [&] { write_about(h, page); });
      ui::column(h, [&] { write_targets(h, page.targets); });
    });
    return;
  }
  ui::verdict_strip(h, *page.verdict);
  write_chart(h, page);
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    ui::column(h, [&] {
      if (page.advice) write_chart_advice(h, *page.advice);
      write_rules(h, page);
      write_phases(h, page.phases);
    });
    ui::column(h, [&] {
      if (page.advice) write_forecast(h, *page.advice);
      write_side(h, page);
    });
  });
  write_moving_range(h, page);
  write_revisions(h, page);
  write_table(h, page);
}

}  // namespace qi::measures

#include "measures/signals/signal_pages.h"

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/signal_urls.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/field_writer.h"
#include "ui/icon_pair.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"
#include "ui/text_area.h"

namespace qi::measures {
namespace {

void write_line(html::Page& h, const SignalLine& line) {
  h.li({{"class", "qt-signal"}}, [&] {
    ui::icon(h, line.variation, ui::kListIcon, chart::Naming::labelled);
    h.div({{"class", "qt-signal__t"}}, [&] {
      h.h3([&] { h.a({{"href", line.url}}, line.name); });
      h.p({{"class", "small muted"}}, line.place);
      h.p([&] {
        ui::chip(h, line.direction);
        h.text(" ");
        h.strong(line.words);
        h.text(" " + line.question);
      });
      h.p({{"class", "small muted"}}, line.state + " " + line.since);
    });
    h.div({{"class", "qt-signal__s"}}, [&] {
      if (line.sparkline) ui::sparkline(h, *line.sparkline);
      h.span([&] {
        h.span({{"class", "tn strong"}}, line.value);
        h.span({{"class", "small muted"}}, " " + line.period);
      });
      if (!line.latest.empty()) h.span({{"class", "small muted"}}, line.latest);
    });
  });
}

ui::PageForm form_of(const SignalPage& page, std::string_view deed, std::string label) {
  return {.action = signal_deed_url(page.id, deed), .csrf_token = page.csrf_token, .label = std::move(label)};
}

void write_explanation(html::Page& h, const SignalPage& page) {
  ui::page_form(h, form_of(page, "explanation", "What was found"), [&] {
    ui::Radios radios{.name = "kind",
                      .legend = "What did you find?",
                      .error = ui::error_of(page.errors, "kind"),
                      .value = page.kind,
                      .choices = {}};
    for (const Explanation each : all_explanations())
      radios.choices.push_back({std::string(slug(each)), std::string(title(each)), std::string(hint(each))});
    ui::radios(h, radios);
    ui::text_area(h, {.name = "words",
                      .label = "In your words",
                      .hint = "One or two sentences for those who read this next year. No names of patients.",
                      .error = ui::error_of(page.errors, "words"),
                      .value = page.found,
                      .rows = 3});
    if (asks_about_identifier(page.errors)) no_identifier_tick(h);
    ui::actions(h, [&] {
      // Of a new signal the first step is to take it up.
      ui::submit_button(
          h, {.text = "Save", .kind = page.may_take_up ? ui::ButtonKind::secondary : ui::ButtonKind::primary});
      ui::submit_button(
          h, {.text = "Save and close", .kind = ui::ButtonKind::secondary, .name = "then", .value = "close"});
    });
  });
}

void write_hand_over(html::Page& h, const SignalPage& page) {
  ui::page_form(h, form_of(page, "owner", "Who looks after it"), [&] {
    ui::select_field(h, {.name = "to",
                         .label = "Hand it to",
                         .error = ui::error_of(page.errors, "to"),
                         .value = page.owner,
                         .choices = page.people});
    ui::submit_button(h, {.text = "Hand over", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
}

void write_reopening(html::Page& h, const SignalPage& page) {
  ui::page_form(h, form_of(page, "reopening", "Open again"), [&] {
    ui::FieldWriter fields(h, page.errors);
    fields.prose("reason", "Why it should be looked at again", "", page.reason);
    if (asks_about_identifier(page.errors)) no_identifier_tick(h);
    ui::submit_button(h, {.text = "Open again"});
  });
}

void write_next_steps(html::Page& h, const SignalPage& page) {
  if (page.next_steps.empty()) return;
  ui::sheet(h, {.id = "next", .title = "Now"}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const NextStep& step : page.next_steps)
        h.li([&] {
          h.p([&] { h.a({{"href", step.url}}, step.text); });
          h.p({{"class", "small muted"}}, step.hint);
        });
    });
  });
}

void write_answers(html::Page& h, const SignalPage& page) {
  ui::sheet(h, {.id = "answer", .title = "What is being done about it"}, [&] {
    h.p(page.state);
    if (page.may_take_up)
      ui::page_form(h, form_of(page, "acknowledgement", "Take it up"),
                    [&] { ui::submit_button(h, {.text = "I will look into it"}); });
    if (page.may_close)
      ui::page_form(h, form_of(page, "closing", "Close"),
                    [&] { ui::submit_button(h, {.text = "Close this signal", .kind = ui::ButtonKind::secondary}); });
    if (page.may_explain) write_explanation(h, page);
    if (page.may_reopen) write_reopening(h, page);
  });
}

void write_history(html::Page& h, const SignalPage& page) {
  ui::sheet(h, {.id = "history", .title = "What has happened"}, [&] {
    h.ol({{"class", "qt-evlist"}}, [&] {
      for (const SignalHistoryLine& line : page.history)
        h.li([&] {
          h.strong(line.title);
          h.span(line.words.empty() ? line.when : line.when + ". " + line.words);
        });
    });
  });
}

}  // namespace

void signals_page(html::Page& h, const SignalsPage& page) {
  ui::page_heading(h, {.title = "Signals",
                       .lead = "Each is a change that chance does not explain. Somebody finds out why, and says so "
                               "here."});
  if (page.late > 0)
    ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Late data", .text = {}}, [&] {
      h.p([&] {
        h.text(counted(page.late, "series should have a newer figure", "series should have newer figures") +
               ", so new signals in them cannot be seen yet. ");
        h.a({{"href", late_url()}}, "See which");
      });
    });
  h.div({{"class", "qt-toolbar"}}, [&] {
    ui::segmented(h, {.label = "Whose signals", .segments = page.whose});
    ui::segmented(h, {.label = "How far they are", .segments = page.states});
  });
  if (!page.being_read.empty()) ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.being_read});
  ui::sheet(h, {.id = "list", .title = page.count_words}, [&] {
    if (page.empty) return ui::empty_state(h, *page.empty);
    h.ul({{"class", "qt-list"}}, [&] {
      for (const SignalLine& line : page.lines) write_line(h, line);
    });
    ui::pager(h, page.pager);
  });
}

void signal_page(html::Page& h, const SignalPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.saved.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Saved", .text = page.saved});
  ui::page_heading(h, {.title = page.name, .kicker = page.kicker}, [&] {
    ui::link_button(h, {.text = "See the measure",
                        .url = page.measure,
                        .kind = ui::ButtonKind::secondary,
                        .size = ui::ButtonSize::small});
  });
  if (!page.being_read.empty()) ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.being_read});
  ui::sheet(h, {.id = "signal", .title = page.words}, [&] {
    h.p([&] {
      ui::chip(h, page.direction);
      h.text(" " + page.meaning);
    });
    h.p({{"class", "strong"}}, page.question);
    if (page.figure) ui::chart_figure(h, *page.figure);
  });
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    ui::column(h, [&] {
      write_next_steps(h, page);
      write_answers(h, page);
    });
    ui::column(h, [&] {
      ui::sheet(h, {.id = "facts", .title = "About this signal"}, [&] { ui::key_values(h, page.facts); });
      if (!page.people.empty())
        ui::sheet(h, {.id = "owner", .title = "Who looks after it"}, [&] { write_hand_over(h, page); });
      write_history(h, page);
    });
  });
}

}  // namespace qi::measures

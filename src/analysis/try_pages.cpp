#include "analysis/try_pages.h"

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
#include "analysis/try_table.h"
#include "base/text.h"
#include "measures/chart_advice_parts.h"
#include "measures/page/chart_select.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/text_input.h"

namespace qi::analysis {
namespace {

std::vector<ui::Choice> charts_to_choose() {
  std::vector<ui::Choice> choices = measures::chart_choices();
  choices.insert(choices.begin(), {.value = "", .text = "Choose for me, and say why", .hint = {}});
  return choices;
}

void figures_form(html::Page& h, const TryPage& page) {
  ui::page_form(
      h,
      {.action = ui::at_answer(page.action),
       .csrf_token = page.csrf_token,
       .live = ui::FormLive::redraws_preview,
       .look = ui::FormLook::sheet,
       .label = "Your figures"},
      [&] {
        ui::text_area(h, {.name = "figures",
                          .label = "Paste two columns: dates and figures",
                          .hint = "Copy the cells from Excel, with or without headings. For a g or t chart the dates "
                                  "of single events are enough. " +
                                  mark_columns_words(kTryMarks) + " Do not include patient details.",
                          .error = ui::error_of(page.errors, "figures"),
                          .value = page.form.figures,
                          .rows = 8,
                          .kind = ui::TextAreaKind::cells});
        ui::select_field(h, {.name = "better",
                             .label = "Which way is better?",
                             .error = ui::error_of(page.errors, "better"),
                             .value = page.form.better,
                             .choices = {{.value = "neutral", .text = "Neither, or not sure"},
                                         {.value = "decrease", .text = "Lower is better"},
                                         {.value = "increase", .text = "Higher is better"}}});
        ui::select_field(h, {.name = "chart",
                             .label = "Which chart?",
                             .hint = "Charts that divide take three columns: dates, counts and out of how many. "
                                     "No figures yet? Which chart? above asks three questions.",
                             .error = ui::error_of(page.errors, "chart"),
                             .value = page.form.chart,
                             .choices = charts_to_choose()});
        ui::text_input(h, {.name = "target",
                           .label = "Target, if there is one",
                           .hint = "Written as your figures are, like 85% or 18:00",
                           .error = ui::error_of(page.errors, "target"),
                           .value = page.form.target,
                           .width = ui::InputWidth::characters_10,
                           .autocomplete = "off"});
        ui::text_input(h,
                       {.name = "name", .label = "Name, if you like", .value = page.form.name, .autocomplete = "off"});
        ui::actions(h, [&] {
          ui::submit_button(h, {.text = "Show my chart", .name = "show", .value = "chart"});
          h.a({{"href", page.example}}, "Fill in an example");
        });
      });
}

shell::CarriedFields fields_of(const TryForm& form) {
  return {{"figures", form.figures},
          {"name", form.name},
          {"better", form.better},
          {"target", form.target},
          {"chart", form.chart}};
}

/// A measure is saved with the chart that was chosen, not with the wish to have one chosen.
shell::CarriedFields fields_to_save(const TryPage& page) {
  TryForm form = page.form;
  if (page.answer) form.chart = page.answer->chart_slug;
  if (page.answer && !page.answer->figures_to_save.empty()) form.figures = page.answer->figures_to_save;
  // A measure would read the same counts in percent, and a target for each 1,000 would be another one there.
  if (page.answer && !page.answer->rates_for.empty()) form.target.clear();
  return fields_of(form);
}

void save_form(html::Page& h, const TryPage& page) {
  h.p("Keep the chart up to date with your team: save it as a measure.");
  if (!page.answer->not_saved.empty()) h.p(page.answer->not_saved);
  ui::page_form(h, {.action = page.save, .csrf_token = page.csrf_token, .label = "Save as a measure"}, [&] {
    shell::write_hidden(h, fields_to_save(page));
    ui::submit_button(h, {.text = "Save as a measure", .size = ui::ButtonSize::small});
  });
}

void sign_in_form(html::Page& h, const TryPage& page) {
  h.p("To keep the chart up to date with your team, sign in and save it as a measure. Your figures come with you.");
  if (!page.answer->not_saved.empty()) h.p(page.answer->not_saved);
  ui::page_form(h, {.action = html::Url::path("/sign-in"), .label = "Sign in and save as a measure"}, [&] {
    ui::hidden_field(h, "next", page.save.text());
    shell::write_carried(h, fields_to_save(page));
    ui::submit_button(h, {.text = "Sign in and save as a measure", .size = ui::ButtonSize::small});
  });
}

void downloads(html::Page& h, const TryPage& page) {
  ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "Download"}, [&] {
    shell::write_hidden(h, fields_of(page.form));
    ui::actions(h, [&] {
      for (const auto& [text, value] : {std::pair{"Picture (PNG)", "png"}, std::pair{"Drawing (SVG)", "svg"},
                                        std::pair{"Values and limits (CSV)", "csv"}})
        ui::submit_button(h, {.text = text,
                              .kind = ui::ButtonKind::secondary,
                              .size = ui::ButtonSize::small,
                              .name = "download",
                              .value = value});
    });
  });
}

void what_next(html::Page& h, const TryPage& page) {
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] { downloads(h, page); });
    ui::sheet(h, {.id = "keep", .title = "Keep it going"}, [&] {
      if (page.answer->points == PointsAre::events)
        h.p("A measure keeps one figure for each period, so a chart of single events cannot be saved as one. Keep your "
            "list of dates, add to it, and paste it here again.");
      else if (page.answer->points == PointsAre::rows)
        h.p("A measure keeps one figure for each period, so a chart of single cases cannot be saved as one. Keep your "
            "list, add to it, and paste it here again.");
      else if (page.signed_in)
        save_form(h, page);
      else
        sign_in_form(h, page);
    });
  });
}

void row_notes(html::Page& h, const TryAnswer& answer) {
  if (answer.problems.empty() && answer.notes.empty()) return;
  ui::sheet(h, {.id = "how-read", .title = "How your rows were read"}, [&] {
    if (!answer.problems.empty()) {
      h.p({{"class", "strong"}}, "These rows are not on the chart:");
      h.ul([&] {
        for (const std::string& problem : answer.problems) h.li(problem);
      });
    }
    if (answer.notes.empty()) return;
    h.ul([&] {
      for (const std::string& note : answer.notes) h.li(note);
    });
  });
}

void trust_part(html::Page& h, const measures::ChartAdvice& advice) {
  if (advice.forecast.empty()) return measures::write_chart_advice(h, advice);
  ui::grid(h, ui::GridShape::three_to_two, [&] {
    measures::write_chart_advice(h, advice);
    measures::write_forecast(h, advice);
  });
}

void answer_part(html::Page& h, const TryPage& page) {
  if (!page.answer) return;
  ui::answer_heading(h);
  if (!page.answer->asks.empty()) ui::notice(h, {.text = page.answer->asks});
  ui::verdict_strip(h, page.answer->verdict);
  if (const std::size_t left_out = page.answer->problems.size(); left_out > 0)
    ui::notice(h, {}, [&] {
      h.p([&] {
        h.text(counted(left_out, "row is", "rows are") + " not on the chart: ");
        h.a({{"href", html::Url::path("#").fragment("how-read")}}, "see how your rows were read");
        h.text(".");
      });
    });
  ui::sheet(h, {.id = "the-chart", .title = "Chart"}, [&] {
    ui::chart_figure(h, page.answer->figure);
    h.p({{"class", "small muted"}}, page.answer->chart_reason);
    if (page.answer->chosen_because.empty()) return;
    h.p([&] {
      h.strong("Chosen for you. ");
      for (const std::string& reason : page.answer->chosen_because) h.text(reason + " ");
    });
  });
  if (page.answer->events)
    ui::sheet(h, {.id = "events", .title = "Events"}, [&] { ui::data_table(h, *page.answer->events); });
  if (page.answer->advice) trust_part(h, *page.answer->advice);
  row_notes(h, *page.answer);
  what_next(h, page);
  if (page.answer->moving_range)
    ui::sheet(h, {.id = "moving-range", .title = "Moving range"},
              [&] { ui::chart_figure(h, *page.answer->moving_range); });
  ui::sheet(h, {.id = "table", .title = "Data table"}, [&] { long_table(h, page.answer->table); });
}

}  // namespace

void try_page(html::Page& h, const TryPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h,
                   {.title = "Try it: has anything really changed?",
                    .lead = "Paste two columns and see the right chart and one sentence about it. You need no account, "
                            "and nothing you paste is kept."});
  try_menu(h, TryKind::over_time);
  if (!page.example_source.empty()) ui::notice(h, {.text = "This is an example. Source: " + page.example_source});
  figures_form(h, page);
  ui::live_part(h, "answer", [&] { answer_part(h, page); });
}

}  // namespace qi::analysis

#include "analysis/try_capability/capability_pages.h"

#include <array>

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/text_input.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {
namespace {

std::vector<ui::Choice> shape_choices() {
  std::vector<ui::Choice> choices;
  for (const ShapeChoice& shape : capability_shapes())
    choices.push_back({.value = std::string(shape.slug), .text = std::string(shape.title), .hint = {}});
  return choices;
}

struct SmallField {
  const char* name;
  const char* label;
  const char* hint;
  std::string CapabilityForm::*text;
  ui::InputWidth width;
};
constexpr SmallField kLimits[] = {
    {"lower", "Lower limit of what is acceptable, if there is one", "Written as your figures are, like 18:00 or 85%",
     &CapabilityForm::lower, ui::InputWidth::characters_10},
    {"upper", "Upper limit of what is acceptable, if there is one", "For times: the standard", &CapabilityForm::upper,
     ui::InputWidth::characters_10},
    {"target", "Target, if it is not halfway between the limits", "", &CapabilityForm::target,
     ui::InputWidth::characters_10},
};
constexpr SmallField kChoices[] = {
    {"centile", "Centile to tell", "90: the time within which nine of ten are", &CapabilityForm::centile,
     ui::InputWidth::characters_5},
    {"level", "Confidence level, percent", "", &CapabilityForm::level, ui::InputWidth::characters_5},
};

void small_field(html::Page& h, const CapabilityPage& page, const SmallField& field) {
  ui::text_input(h, {.name = field.name,
                     .label = field.label,
                     .hint = field.hint,
                     .error = ui::error_of(page.errors, field.name),
                     .value = page.form.*field.text,
                     .width = field.width,
                     .autocomplete = "off"});
}

void form_fields(html::Page& h, const CapabilityPage& page) {
  ui::text_area(h,
                {.name = "figures",
                 .label = "Paste one column of figures in time order, the oldest first",
                 .hint = "Copy the cells from Excel, with or without a heading. Figures taken in small groups: a row "
                         "for each group. Do not include patient details.",
                 .error = ui::error_of(page.errors, "figures"),
                 .value = page.form.figures,
                 .rows = 8,
                 .kind = ui::TextAreaKind::cells});
  for (const SmallField& field : kLimits) small_field(h, page, field);
  ui::checkboxes(h, {.name = "times",
                     .values = {page.form.times},
                     .choices = {{.value = "yes",
                                  .text = "These are times against a standard",
                                  .hint = "The share within the standard and the centile are told first."}}});
  ui::select_field(h, {.name = "shape",
                       .label = "Shape of the values",
                       .hint = "Indices depend on it. Times are seldom normal: they have a long end.",
                       .error = ui::error_of(page.errors, "shape"),
                       .value = page.form.shape,
                       .choices = shape_choices()});
  for (const SmallField& field : kChoices) small_field(h, page, field);
  ui::text_input(h, {.name = "name", .label = "Name, if you like", .value = page.form.name, .autocomplete = "off"});
}

void figures_form(html::Page& h, const CapabilityPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your figures"},
                [&] {
                  form_fields(h, page);
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show the answer", .name = "show", .value = "answer"});
                    h.a({{"href", page.example}}, "Fill in an example");
                  });
                });
}

void stability_line(html::Page& h, const CapabilityAnswer& answer) {
  h.p([&] {
    ui::chip(h, answer.stability);
    h.text(" " + answer.stability_why);
  });
}

void standard_sheet(html::Page& h, const CapabilityAnswer& answer) {
  const bool are_times = answer.first == ToldFirst::standard;
  ui::sheet(h, {.id = "standard", .title = are_times ? "Against the standard" : "Share and centile"}, [&] {
    ui::saying(h, {.sentence = {.headline = answer.standard.share, .explanation = answer.standard.centile},
                   .tone = answer.tone,
                   .note = "Counted, whatever shape the values have."});
    if (are_times) stability_line(h, answer);
  });
}

void verdict_sheet(html::Page& h, const CapabilityAnswer& answer) {
  ui::sheet(h, {.id = "good-enough", .title = "Is it good enough?"}, [&] {
    h.p([&] { ui::chip(h, answer.stability); });
    ui::saying(
        h,
        {.sentence = answer.verdict, .tone = answer.tone, .note = answer.plot ? std::string() : answer.shape_reason});
  });
}

void downloads(html::Page& h, const CapabilityPage& page) {
  constexpr std::array kDownloads{std::pair{"Histogram (PNG)", "histogram-png"},
                                  std::pair{"Histogram (SVG)", "histogram-svg"},
                                  std::pair{"Probability plot (PNG)", "plot-png"},
                                  std::pair{"Probability plot (SVG)", "plot-svg"}, std::pair{"Indices (CSV)", "csv"}};
  ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "Download"}, [&] {
    shell::write_hidden(h, fields_of(page.form));
    ui::actions(h, [&] {
      for (const auto& [text, value] : kDownloads)
        ui::submit_button(h, {.text = text,
                              .kind = ui::ButtonKind::secondary,
                              .size = ui::ButtonSize::small,
                              .name = "download",
                              .value = value});
    });
  });
}

void answer_part(html::Page& h, const CapabilityPage& page) {
  if (!page.answer) return;
  ui::answer_heading(h);
  const CapabilityAnswer& answer = *page.answer;
  if (answer.first == ToldFirst::standard) standard_sheet(h, answer);
  verdict_sheet(h, answer);
  ui::sheet(h, {.id = "the-histogram", .title = "Histogram"}, [&] { ui::chart_figure(h, answer.histogram); });
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::sheet(h, {.id = "indices", .title = "Indices"}, [&] {
      stability_line(h, answer);
      if (answer.indices) ui::data_table(h, *answer.indices);
      ui::data_table(h, answer.outside);
      ui::data_table(h, answer.sigma_levels);
    });
    ui::sheet(h, {.id = "measured", .title = "Measured"}, [&] { ui::key_values(h, answer.measured); });
  });
  if (answer.plot)
    ui::sheet(h, {.id = "the-plot", .title = "Does the shape go with the values?"}, [&] {
      h.p(answer.shape_reason);
      ui::chart_figure(h, *answer.plot);
      ui::data_table(h, answer.shapes);
    });
  if (answer.first == ToldFirst::indices) standard_sheet(h, answer);
  how_table_was_read(h, answer.problems, answer.notes);
  ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] { downloads(h, page); });
}

}  // namespace

void capability_page(html::Page& h, const CapabilityPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: is it good enough?",
                       .lead = "Paste figures, say what is acceptable, and read how well the process meets it if it "
                               "goes on as it does now. You need no account, and nothing is kept."});
  try_menu(h, TryKind::capability);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  figures_form(h, page);
  ui::live_part(h, "answer", [&] { answer_part(h, page); });
  h.p([&] {
    h.text("Do you count defects in steps instead? ");
    h.a({{"href", page.steps}}, "Work out the yield of steps");
    h.text(".");
  });
}

}  // namespace qi::analysis

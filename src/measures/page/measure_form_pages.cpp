#include "measures/page/measure_form_pages.h"

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/page/chart_select.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/field_writer.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

using ui::FieldWriter;

void essentials(FieldWriter& fields, const MeasureFormPage& page) {
  const MeasureForm& form = page.form;
  fields.line("name", "Name", "What people call it, like Welfare calls made on time", form.name);
  if (page.first_series)
    fields.choice("organisation", "Whose figures are these?", page.first_series->form.organisation,
                  page.first_series->organisations);
  fields.line("area", "Area", page.areas.empty() ? "For example, Response times" : "In use: " + listed(page.areas),
              form.area);
  fields.choice("better", "Which way is better?", form.better,
                {{.value = "increase", .text = std::string(title(spc::Direction::increase))},
                 {.value = "decrease", .text = std::string(title(spc::Direction::decrease))},
                 {.value = "neutral", .text = std::string(title(spc::Direction::neutral))}});
  fields.choice("frequency", "How often is there a figure?", form.frequency,
                {{.value = "day", .text = "Every day"},
                 {.value = "week", .text = "Every week"},
                 {.value = "month", .text = "Every month"},
                 {.value = "quarter", .text = "Every quarter"},
                 {.value = "year", .text = "Every year"}});
  fields.choice("style", "How are figures written?", form.style,
                {{.value = "number", .text = "Number, like 44 or 1,234.5"},
                 {.value = "percent", .text = "Percentage, like 81.4%"},
                 {.value = "minutes_seconds", .text = "Minutes and seconds, like 9:15"}});
  fields.line("decimals", "Decimals shown", "", form.decimals, ui::InputWidth::characters_3);
  fields.line("unit", "Unit", "For numbers: what is counted, like calls", form.unit, ui::InputWidth::characters_20);
  if (page.first_series)
    fields.line("target", "Target, if there is one",
                "Written as the figures are, like 85% or 18:00. It holds from the first figure pasted here, or from "
                "today when there is none",
                page.first_series->form.target, ui::InputWidth::characters_10);
}

void definition_details(FieldWriter& fields, const MeasureForm& form) {
  fields.prose("description", "What it measures", "So plain that a stranger would count the same", form.description);
  fields.line("numerator", "Numerator", "For percentages and rates: what is counted", form.numerator);
  fields.line("denominator", "Denominator", "Out of what", form.denominator);
  fields.choice("chart", "Chart", form.chart, chart_choices());
  fields.line("lower", "Lowest possible figure", "For example, 0. Drawn limits stop here", form.lower,
              ui::InputWidth::characters_10);
  fields.line("upper", "Highest possible figure", "For example, 100%", form.upper, ui::InputWidth::characters_10);
  fields.line("source", "Where the figures come from", "For example, CAD daily extract", form.source);
  fields.line("source_url", "Link to the source", "", form.source_url);
  fields.line("owner", "Who answers for it", "A person or a team", form.owner);
  fields.prose("quality_notes", "What to know before trusting it", "", form.quality_notes);
}

void first_figures(html::Page& h, FieldWriter& fields, const FirstSeriesPart& part) {
  ui::sheet(h, {.id = "first-figures", .title = "Figures"}, [&] {
    fields.prose("figures", "Paste the figures you have", "Dates and figures from Excel. You can add them later too",
                 part.form.figures, ui::TextAreaKind::cells);
    ui::live_part(h, "first-figures-preview", [&] {
      if (!part.row_problems.empty()) {
        h.p({{"class", "strong"}}, "These rows would be left out:");
        h.ul([&] {
          for (const std::string& problem : part.row_problems) h.li(problem);
        });
      }
      if (part.saying) ui::saying(h, *part.saying);
      if (part.figure) ui::chart_figure(h, *part.figure);
    });
  });
}

void closing(html::Page& h, const MeasureFormPage& page) {
  if (!page.close) return;
  ui::sheet(h, {.id = "closing", .title = "Close this measure"}, [&] {
    h.p("When no more figures will come. The figures and the chart stay, and nobody is told that data is late.");
    ui::page_form(h, {.action = *page.close, .csrf_token = page.csrf_token, .label = "Close this measure"}, [&] {
      ui::submit_button(
          h, {.text = "Close the measure", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
    });
  });
}

}  // namespace

void measure_form_page(html::Page& h, const MeasureFormPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = page.title, .kicker = page.kicker});
  ui::page_form(h,
                {.action = page.action,
                 .csrf_token = page.csrf_token,
                 .live = page.first_series ? ui::FormLive::redraws_preview : ui::FormLive::sent_by_button,
                 .label = page.title},
                [&] {
                  FieldWriter fields(h, page.errors);
                  ui::grid(h, ui::GridShape::halves, [&] {
                    ui::column(h, [&] {
                      ui::sheet(h, {.id = "essentials", .title = "The measure"}, [&] { essentials(fields, page); });
                    });
                    ui::column(h, [&] {
                      if (page.first_series) first_figures(h, fields, *page.first_series);
                      ui::sheet(h, {.id = "definition", .title = "Definition"},
                                [&] { definition_details(fields, page.form); });
                    });
                  });
                  if (asks_about_identifier(page.errors)) no_identifier_tick(h);
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = page.first_series ? "Save the measure" : "Save the definition",
                                          .name = "step",
                                          .value = "save"});
                    h.a({{"href", page.back}}, "Leave without saving");
                  });
                });
  closing(h, page);
}

}  // namespace qi::measures

#include "measures/page/chart_choices_pages.h"

#include <algorithm>
#include <functional>

#include "measures/free_text_check.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/field_writer.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

using ui::FieldWriter;

void standing_list(html::Page& h, const ChartChoicesPage& page, const std::vector<StandingChoice>& choices,
                   std::string_view none) {
  if (choices.empty()) {
    h.p({{"class", "muted"}}, none);
    return;
  }
  h.ul({{"class", "qt-list"}}, [&] {
    for (const StandingChoice& choice : choices)
      h.li([&] {
        h.p({{"class", "strong"}}, choice.title);
        h.p({{"class", "small"}}, choice.detail);
        ui::page_form(h, {.action = choice.withdraw, .csrf_token = page.csrf_token}, [&] {
          ui::submit_button(h, {.text = "Take back",
                                .kind = ui::ButtonKind::secondary,
                                .size = ui::ButtonSize::small,
                                .context = choice.title});
        });
      });
  });
}

/// One form of the page, folded away until it is wanted. `fields_begin` is what its fields' names have in common: a
/// form that was refused stands open.
struct AddForm {
  html::Url action;
  std::string title;
  std::string_view fields_begin;
  bool begun = false;  ///< something is filled in already
};

void add_form(html::Page& h, const ChartChoicesPage& page, const AddForm& form,
              const std::function<void(FieldWriter&)>& write_fields) {
  const bool refused = std::ranges::any_of(
      page.errors, [&](const FieldError& error) { return error.field.starts_with(form.fields_begin); });
  h.details({{"class", "nhsuk-details"}, {"open", refused || form.begun}}, [&] {
    h.summary({{"class", "nhsuk-details__summary"}}, [&] {
      h.span({{"class", "nhsuk-details__summary-text"}}, form.title);
    });
    h.div({{"class", "nhsuk-details__text"}}, [&] {
      ui::page_form(h, {.action = form.action, .csrf_token = page.csrf_token, .label = form.title}, [&] {
        FieldWriter fields(h, page.errors);
        write_fields(fields);
        if (refused && asks_about_identifier(page.errors)) no_identifier_tick(h);
        ui::submit_button(h, {.text = "Save", .size = ui::ButtonSize::small, .context = form.title});
      });
    });
  });
}

void targets_sheet(html::Page& h, const ChartChoicesPage& page) {
  ui::sheet(h, {.id = "targets", .title = "Targets"}, [&] {
    standing_list(h, page, page.targets, "No target. The chart shows variation only.");
    add_form(h, page, {page.add_target, "Add a target", "target_"}, [&](FieldWriter& fields) {
      fields.line("target_value", "Target", "Written as the figures are, like 85% or 18:00", page.target.value,
                  ui::InputWidth::characters_10);
      fields.date("target_from", "Holds from", page.target.from);
      fields.line("target_title", "Name", "For example, 18-minute standard", page.target.title);
      fields.choice("target_kind", "Kind", page.target.kind,
                    {{.value = "local", .text = std::string(title(TargetKind::local))},
                     {.value = "standard", .text = std::string(title(TargetKind::standard))},
                     {.value = "ambition", .text = std::string(title(TargetKind::ambition))}});
      fields.line("target_source", "Where it is written down", "A document and its date", page.target.source);
    });
  });
}

void annotations_sheet(html::Page& h, const ChartChoicesPage& page) {
  ui::sheet(h, {.id = "events", .title = "Tests of change and events"}, [&] {
    standing_list(h, page, page.annotations, "Nothing is marked on the chart yet.");
    add_form(h, page,
             {page.add_annotation, "Mark a test of change or an event", "event_", !page.annotation.date.empty()},
             [&](FieldWriter& fields) {
               fields.date("event_date", "When", page.annotation.date);
               fields.line("event_title", "What happened", "A few words, like Prompt card at Crawley",
                           page.annotation.title);
               fields.choice("event_kind", "Kind", page.annotation.kind,
                             {{.value = "test_of_change", .text = std::string(title(AnnotationKind::test_of_change))},
                              {.value = "event", .text = std::string(title(AnnotationKind::event))}});
               fields.prose("event_note", "More about it", "Do not include patient details", page.annotation.note);
             });
  });
}

void phases_sheet(html::Page& h, const ChartChoicesPage& page) {
  ui::sheet(h, {.id = "phases", .title = "Recalculated limits"}, [&] {
    h.p("Recalculate only when the change is real, you know its cause, you accept it, and you expect it to last. Never "
        "for a season.");
    standing_list(h, page, page.phases, "One set of limits for all figures.");
    add_form(h, page, {page.add_phase, "Recalculate limits from a date", "phase_"}, [&](FieldWriter& fields) {
      fields.date("phase_from", "From", page.phase.from);
      fields.line("phase_title", "Name", "For example, After the new rota", page.phase.title);
      fields.prose("phase_reason", "Reason", "What changed, when, and why you expect it to last", page.phase.reason);
      fields.line("phase_approver", "Agreed by", "Who agreed to new limits; it may be you", page.phase.approver);
      fields.date("phase_baseline_until", "Freeze the limits after (if you like)", page.phase.baseline_until);
    });
  });
}

void exclusions_sheet(html::Page& h, const ChartChoicesPage& page) {
  ui::sheet(h, {.id = "exclusions", .title = "Points left out of the limits"}, [&] {
    h.p("A point that is left out stays on the chart as a hollow mark. It sets no limit and breaks no rule.");
    standing_list(h, page, page.exclusions, "Every point counts.");
    add_form(h, page, {page.add_exclusion, "Leave a point out", "exclusion_", !page.exclusion.period.empty()},
             [&](FieldWriter& fields) {
               fields.date("exclusion_period", "Date of the point", page.exclusion.period);
               fields.prose("exclusion_reason", "Reason", "Why this point says nothing about the process",
                            page.exclusion.reason);
             });
  });
}

}  // namespace

void chart_choices_page(html::Page& h, const ChartChoicesPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  if (!page.saved.empty()) ui::notice(h, {.kind = ui::NoticeKind::done, .title = "Saved", .text = page.saved});
  ui::page_heading(h, {.title = "Change this chart", .kicker = page.measure_name + " · " + page.organisation_name},
                   [&] {
                     ui::link_button(h, {.text = "See the chart",
                                         .url = page.chart,
                                         .kind = ui::ButtonKind::secondary,
                                         .size = ui::ButtonSize::small});
                   });
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] {
      targets_sheet(h, page);
      annotations_sheet(h, page);
    });
    ui::column(h, [&] {
      phases_sheet(h, page);
      exclusions_sheet(h, page);
    });
  });
}

}  // namespace qi::measures

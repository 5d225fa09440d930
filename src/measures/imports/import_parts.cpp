#include "measures/imports/import_parts.h"

#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/segmented.h"
#include "ui/sheet.h"

namespace qi::measures {

void import_steps(html::Page& h, const ImportSteps& steps) {
  using ui::StepState;
  const auto state = [&](ImportStep step) {
    return step == steps.now ? StepState::now : step < steps.now ? StepState::done : StepState::later;
  };
  ui::steps(h, {.label = "Import steps",
                .steps = {{.text = "Paste or upload", .state = state(ImportStep::give), .url = steps.give},
                          {.text = "Match columns", .state = state(ImportStep::columns), .url = steps.columns},
                          {.text = "Check and preview", .state = state(ImportStep::rows)},
                          {.text = "Save"}}});
}

void import_preview(html::Page& h, const ImportPreview& preview) {
  ui::live_part(h, "import-preview", [&] {
    ui::sheet(h, {.id = "preview", .title = "Preview"}, [&] {
      if (!preview.refusal.empty()) {
        h.p({{"class", "strong"}, {"role", "status"}}, preview.refusal);
        return;
      }
      h.p({{"class", "strong"}, {"role", "status"}}, preview.summary);
      for (const std::string& question : preview.questions)
        ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Please check", .text = question});
      if (!preview.changes.empty()) {
        h.h3("What changes");
        h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
          for (const std::string& change : preview.changes) h.li(change);
        });
      }
      if (!preview.of_which.empty()) h.p({{"class", "muted"}}, preview.of_which);
      if (preview.saying) ui::saying(h, *preview.saying);
      if (preview.figure) ui::chart_figure(h, *preview.figure);
      if (preview.notes.empty()) return;
      h.h3("How it was read");
      h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
        for (const std::string& note : preview.notes) h.li(note);
      });
    });
  });
}

}  // namespace qi::measures

#include "measures/imports/draft_address.h"

#include <fmt/format.h>

#include "base/text.h"
#include "measures/imports/draft_store.h"
#include "measures/imports/import_urls.h"
#include "measures/measure_urls.h"
#include "measures/reading_parts.h"
#include "shell/respond.h"
#include "ui/error_summary.h"
#include "ui/page_heading.h"

namespace qi::measures {
namespace {

constexpr std::size_t kChangesNamed = 6;

void draw_first_series(ImportPreview& preview, const ImportReading& reading) {
  std::size_t drawn = 0;
  const SeriesToImport* first = nullptr;
  for (const SeriesToImport& series : reading.series)
    if (series.plan && !series.plan->points.empty()) {
      if (!first) first = &series;
      ++drawn;
    }
  if (!first) return;
  const SeriesFigures& figures = first->plan->preview;
  if (const auto read = read_series(figures)) {
    preview.saying = ui::Saying{.sentence = spc::sentence(read->reading, read->wording),
                                .tone = ui::tone_of(read->reading.analysis.variation)};
    preview.figure = chart_figure_of(figures, *read);
  }
  if (drawn > 1)
    preview.of_which = fmt::format("The first of {}: {}, {}.", counted(drawn, "series", "series"),
                                   figures.measure.definition.name, figures.organisation.short_name);
}

}  // namespace

Result<AddressedDraft> load_addressed_draft(const shell::Context& context) {
  const auto id = parse_id<DraftTag>(context.request.capture("draft"));
  auto draft = id && context.visitor.account
                   ? find_draft(context.db, context.clock.now(), *context.visitor.account, *id)
                   : std::nullopt;
  if (!draft)
    return Error::not_found(
        "These figures are not waiting any more: they were saved, thrown away or left for a week. Paste or upload them "
        "again.");
  AddressedDraft addressed{.draft = std::move(*draft), .ground = {}, .kicker = {}, .give = give_figures_url()};
  addressed.ground = matching_ground(context.db, context.site.own_ods_code, addressed.draft.series);
  const MatchingGround& ground = addressed.ground;
  const Measure* measure = ground.measure ? ground.find(*ground.measure) : nullptr;
  const Organisation* place = ground.find_place(ground.organisation_code);
  if (measure && place) {
    addressed.kicker = measure->definition.name + " · " + place->short_name;
    addressed.give = import_points_url(measure->id, place->code);
  } else {
    addressed.kicker = addressed.draft.file_name.empty() ? "Pasted figures" : addressed.draft.file_name;
  }
  return addressed;
}

ImportPreview preview_of(const Result<ImportReading>& reading) {
  ImportPreview preview;
  if (!reading) {
    preview.refusal = reading.error().message;
    return preview;
  }
  preview.summary =
      fmt::format("{} new, {} changed, {} already there.", reading->added, reading->revised(), reading->unchanged);
  if (!reading->problems.empty())
    preview.summary += fmt::format(" {} left out.", counted(reading->problems.size(), "row is", "rows are"));
  preview.questions = reading->questions;
  for (const ChangedRow& change : reading->changes) {
    if (preview.changes.size() == kChangesNamed) {
      preview.changes.push_back(fmt::format("and {} more", reading->revised() - kChangesNamed));
      break;
    }
    preview.changes.push_back(change.figure + ": " + change.words);
  }
  preview.notes = reading->notes;
  draw_first_series(preview, *reading);
  return preview;
}

ui::PageHead import_head(std::string title, FormState state) {
  return {.title = std::move(title),
          .breadcrumb = {{"Import", import_url()}},
          .menu = "Import",
          .has_errors = state == FormState::refused};
}

http::Response stop_for_patients(const shell::Context& context, const AddressedDraft& addressed,
                                 const std::string& words) {
  {
    db::Transaction transaction(context.db);
    remove_draft(context.db, addressed.draft.id);
    transaction.commit();
  }
  return shell::respond_page(
      context, import_head("Import stopped", FormState::refused),
      [&](html::Page& h) {
        ui::error_summary(h, {.title = "This import was stopped", .lead = words});
        ui::page_heading(h, {.title = "Import stopped", .kicker = addressed.kicker});
        h.p("Nothing of what you gave was kept.");
        h.p([&] { h.a({{"href", addressed.give}}, "Paste or upload again"); });
      },
      422);
}

}  // namespace qi::measures

#include "measures/imports/rows_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/imports/draft_address.h"
#include "measures/imports/draft_store.h"
#include "measures/imports/import_saving.h"
#include "measures/imports/import_urls.h"
#include "measures/imports/sheet_rows.h"
#include "measures/known_on.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr std::size_t kProblemsNamed = 10;
constexpr std::size_t kDestinationsNamed = 12;

RowsShown shown_asked(const shell::Context& context, const ImportReading& reading) {
  if (const auto asked = parse_rows_shown(context.request.query.get("show"))) return *asked;
  if (!reading.problems.empty()) return RowsShown::to_fix;
  return reading.unusual.empty() ? RowsShown::all : RowsShown::to_check;
}

std::size_t page_asked(const shell::Context& context) {
  const std::string_view typed = context.request.query.get("page");
  std::size_t page = 1;
  std::from_chars(typed.data(), typed.data() + typed.size(), page);
  return std::clamp<std::size_t>(page, 1, 1'000'000);
}

/// "3 of 24 rows need fixing", and what is ready.
void fill_problems(RowsPage& page, const tabular::Sheet& sheet, const ImportReading& reading) {
  if (reading.problems.empty()) return;
  const std::size_t wrong = count_rows(sheet, reading, RowsShown::to_fix);
  const std::size_t all = count_rows(sheet, reading, RowsShown::all);
  page.problems_title =
      fmt::format("{} of {} {} fixing", wrong, counted(all, "row", "rows"), wrong == 1 ? "needs" : "need");
  page.problems_lead = reading.good() == 0 ? "No row is ready yet."
                                           : counted(reading.good(), "figure is", "figures are") +
                                                 " ready. You can save now and come back to the rest.";
  for (const tabular::RowProblem& problem : reading.problems) {
    if (page.problems.size() == kProblemsNamed) {
      page.problems.push_back({"rows", fmt::format("And {} more.", reading.problems.size() - kProblemsNamed)});
      break;
    }
    page.problems.push_back({"row-" + std::to_string(problem.row), tabular::words_of(problem)});
  }
}

void fill_repeats(RowsPage& page, const ImportReading& reading) {
  if (!reading.has_repeats) return;
  page.repeats_words = reading.repeated > 0 ? fmt::format("{} a period with another figure. What should be kept?",
                                                          counted(reading.repeated, "row repeats", "rows repeat"))
                                            : "Some rows repeat a period with another figure. What should be kept?";
  page.repeats_choice = tabular::slug(reading.guess.choices.duplicates);
  for (const tabular::Duplicates each : tabular::every_duplicates())
    page.repeats.push_back({std::string(tabular::slug(each)), std::string(tabular::title(each)), ""});
}

/// Where each series goes, those that are left out apart.
std::vector<std::string> destinations_of(const ImportReading& reading) {
  std::vector<std::string> destinations;
  std::size_t more = 0;
  for (const SeriesToImport& series : reading.series) {
    if (!series.plan) continue;
    if (destinations.size() == kDestinationsNamed) {
      ++more;
      continue;
    }
    destinations.push_back(fmt::format("{}{}, {}: {}",
                                       series.choice.fate == SeriesChoice::Fate::new_measure ? "a new measure, " : "",
                                       series.figures->measure.definition.name, series.figures->organisation.short_name,
                                       counted(series.plan->points.size(), "figure", "figures")));
  }
  if (more > 0) destinations.push_back("and " + counted(more, "more series", "more series"));
  return destinations;
}

bool is_known_later(const SeriesToImport& series, Date period, Instant known_at) {
  const auto point = std::ranges::find(series.figures->points, period, &Point::period);
  return point != series.figures->points.end() && point->known_from > known_at;
}

/// What saving as known on an earlier day leaves alone; "" for figures that are known from now on.
std::string older_words(const shell::Context& context, const ImportReading& reading, const std::string& known_on) {
  const Instant now = context.clock.now();
  const auto known_at = read_known_on(known_on, now);
  if (!known_at || *known_at == now) return {};
  bool all_known_later = reading.added == 0 && reading.revised() > 0;
  for (const SeriesToImport& series : reading.series)
    if (series.plan)
      for (const PlannedChange& change : series.plan->changes)
        all_known_later = all_known_later && is_known_later(series, change.period, *known_at);
  if (!all_known_later) return std::string(kLaterFiguresStay);
  return fmt::format(
      "These figures are older than what is known now: they change what was known from {}, and no figure of today.",
      period_name(Frequency::day, london_date(*known_at)));
}

void fill_rows(const shell::Context& context, RowsPage& page, const tabular::Sheet& sheet, const ImportReading& reading,
               DraftId draft) {
  const RowsShown shown = shown_asked(context, reading);
  page.action = draft_rows_url(draft).with("show", slug(shown));
  page.show.label = "Show";
  for (const auto& [each, title] : {std::pair(RowsShown::to_fix, "To fix"),
                                    {RowsShown::to_check, "To check"},
                                    {RowsShown::changes, "Changed"},
                                    {RowsShown::all, "All"}})
    page.show.segments.push_back({fmt::format("{} ({})", title, count_rows(sheet, reading, each)),
                                  draft_rows_url(draft).with("show", slug(each)),
                                  each == shown ? ui::Current::yes : ui::Current::no});
  const std::size_t number = page_asked(context);
  RowsOfSheet rows = rows_of_sheet(sheet, reading, shown, number);
  page.headings = std::move(rows.headings);
  page.rows = std::move(rows.rows);
  page.pager = {.page = static_cast<int>(number),
                .pages = static_cast<int>((rows.matching + kRowsOnPage - 1) / kRowsOnPage),
                .url_of = [draft, shown](int to) {
                  return draft_rows_url(draft).with("show", slug(shown)).with("page", std::to_string(to));
                }};
}

RowsPage page_of(const shell::Context& context, const AddressedDraft& addressed, const ImportReading& reading) {
  const ImportDraft& draft = addressed.draft;
  RowsPage page{.errors = {},
                .problems_title = {},
                .problems_lead = {},
                .problems = {},
                .kicker = addressed.kicker,
                .show = {},
                .headings = {},
                .rows = {},
                .rows_words = {},
                .pager = {},
                .goes_to = destinations_of(reading),
                .repeats_words = {},
                .repeats = {},
                .repeats_choice = {},
                .unusual_words = {},
                .known_on = draft.choices.known_on,
                .known_on_hint = std::string(kKnownOnHint),
                .note = draft.choices.note,
                .save_text = {},
                .preview = preview_of(reading),
                .action = draft_rows_url(draft.id),
                .give = addressed.give,
                .columns = draft_columns_url(draft.id),
                .removal = draft_removal_url(draft.id),
                .csrf_token = context.visitor.csrf_token};
  const tabular::Sheet& sheet = draft.given.sheets[reading.sheet];
  if (const std::string older = older_words(context, reading, draft.choices.known_on); !older.empty())
    page.preview.summary += " " + older;
  fill_problems(page, sheet, reading);
  fill_repeats(page, reading);
  fill_rows(context, page, sheet, reading, draft.id);
  if (!reading.unusual.empty())
    page.unusual_words = reading.unusual.size() == 1
                             ? "The unusual figure is right. Keep it"
                             : fmt::format("The {} unusual figures are right. Keep them", reading.unusual.size());
  page.unusual_kept = context.request.form.has("unusual");
  if (reading.added + reading.revised() > 0)
    page.save_text = fmt::format("Save {}{}", reading.problems.empty() ? "" : "the ",
                                 counted(reading.good(), reading.problems.empty() ? "figure" : "good figure",
                                         reading.problems.empty() ? "figures" : "good figures"));
  return page;
}

http::Response respond_rows(const shell::Context& context, const RowsPage& page) {
  const bool refused = !page.errors.empty();
  const bool wrong = refused || !page.problems_title.empty();
  return shell::respond_page(context, import_head("Check and preview", wrong ? FormState::refused : FormState::fine),
                             rows_page, page, shell::form_status(page.errors));
}

http::Response show_rows(const shell::Context& context) {
  const auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  const auto reading = read_import(context.db, addressed->draft, addressed->ground, context.clock.today());
  if (!reading || reading->undecided() > 0)
    return http::Response::redirect(draft_columns_url(addressed->draft.id).text());
  return respond_rows(context, page_of(context, *addressed, *reading));
}

/// What was typed beside the rows. Refusals count only when something is to be saved.
std::vector<FieldError> refusals(const shell::Context& context, const ImportReading& reading,
                                 const ImportChoices& choices) {
  const http::Form& form = context.request.form;
  std::vector<FieldError> errors;
  if (!reading.unusual.empty() && !form.has("unusual"))
    errors.push_back({"unusual", reading.unusual.front().words + " Tick that it is right, or correct row " +
                                     std::to_string(reading.unusual.front().row) + "."});
  const auto known_on = read_known_on(choices.known_on, context.clock.now());
  if (!known_on) errors.push_back({"known-on", known_on.error().message});
  const auto newest = newest_period(reading);
  if (known_on && newest)
    if (const Done had_begun = check_known_since(*newest, *known_on); !had_begun)
      errors.push_back(had_begun.error().fields.front());
  check_free_text(errors, form, {"note"});
  if (reading.good() == 0)
    errors.push_back({"rows", "There is no row to save yet. Put the rows right first."});
  else if (reading.added + reading.revised() == 0)
    errors.push_back({"rows", "All these figures are there already, so there is nothing to save."});
  return errors;
}

void take_choices(const http::Form& form, ImportChoices& choices) {
  constexpr std::size_t kMostNoteBytes = 2'000;
  choices.known_on = trimmed(form.get("known-on"));
  choices.note = trimmed(form.get("note")).substr(0, kMostNoteBytes);
  if (const auto duplicates = tabular::parse_duplicates(form.get("duplicates")))
    choices.reading.duplicates = *duplicates;
}

http::Response take_rows(const shell::Context& context) {
  auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  ImportDraft& draft = addressed->draft;
  const auto sheet = sheet_to_read(draft);
  if (!sheet) return http::Response::redirect(draft_sheet_url(draft.id).text());
  const std::string_view step = context.request.form.get("step");
  const bool mended = mend_cells(draft.given.sheets[*sheet], context.request.form);
  take_choices(context.request.form, draft.choices);

  std::optional<db::Transaction> transaction;  // a live preview stores nothing
  if (!step.empty()) transaction.emplace(context.db);
  const auto reading = read_import(context.db, draft, addressed->ground, context.clock.today());
  if (!reading) {
    if (!transaction) return shell::respond(context, reading.error());
    return http::Response::redirect(draft_columns_url(draft.id).text());
  }
  if (!transaction) return respond_rows(context, page_of(context, *addressed, *reading));
  if (const std::string patients = patient_words(draft.given.sheets[*sheet], reading->guess.choices.roles);
      !patients.empty()) {
    transaction->commit();
    return stop_for_patients(context, *addressed, patients);
  }
  if (mended) change_draft_cells(context.db, draft.id, draft.given);
  change_draft_choices(context.db, draft.id, draft.choices);
  if (reading->undecided() > 0) {
    transaction->commit();
    return http::Response::redirect(draft_columns_url(draft.id).text());
  }
  std::vector<FieldError> errors;
  if (step == "save")
    errors = refusals(context, *reading, draft.choices);
  else
    check_free_text(errors, context.request.form, {"note"});
  if (step != "save" && errors.empty()) {
    transaction->commit();
    return http::Response::redirect(draft_rows_url(draft.id).text());
  }

  RowsPage page = page_of(context, *addressed, *reading);
  page.errors = std::move(errors);
  page.note_asks = asks_about_identifier(page.errors);
  if (!page.errors.empty()) {
    // A note that may name a patient is not kept before somebody has said that it does not.
    if (!page.note_asks) transaction->commit();
    return respond_rows(context, page);
  }
  const Instant now = context.clock.now();
  const auto saved = save_import(context.db, now, *read_known_on(draft.choices.known_on, now),
                                 {context.visitor.account, context.visitor.name}, draft, *reading);
  if (!saved) {
    page.errors = saved.error().fields;
    if (page.errors.empty()) page.errors.push_back({"rows", saved.error().message});
    return respond_rows(context, page);
  }
  transaction->commit();
  html::Url next = batch_url(saved->counts.batch).with("done", "saved");
  if (saved->draft_remains) next = next.with("draft", to_text(draft.id));
  return http::Response::redirect(next.text());
}

}  // namespace

shell::Routes rows_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  constexpr std::string_view kPattern = "/import/drafts/{draft}/rows";
  return {
      {get, kPattern, kChange, show_rows, "The rows of a given file, wrong ones first"},
      {post, kPattern, kChange, take_rows, "Mends rows of a given file, or saves the good ones"},
  };
}

}  // namespace qi::measures

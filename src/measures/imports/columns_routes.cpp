#include "measures/imports/columns_routes.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/imports/columns_form.h"
#include "measures/imports/columns_pages.h"
#include "measures/imports/draft_address.h"
#include "measures/imports/draft_store.h"
#include "measures/imports/give_pages.h"
#include "measures/imports/import_urls.h"
#include "measures/imports/mapping_store.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr std::size_t kSeriesShown = 100;

// --- The page ----------------------------------------------------------------------------------------------------

std::string goes_of(const SeriesChoice& choice) {
  // A measure stays chosen while its place is not.
  const bool waits_for_place = choice.fate == SeriesChoice::Fate::undecided && choice.organisation_code.empty();
  if (choice.measure && (choice.fate == SeriesChoice::Fate::into_measure || waits_for_place))
    return into_measure(*choice.measure);
  return std::string(slug(choice.fate));
}

spc::Direction direction_told(std::string_view improvement) {
  const std::string words = lowered(improvement);
  const auto says = [&](std::string_view word) { return words.find(word) != std::string::npos; };
  if (says("high") || says("increase") || says("up")) return spc::Direction::increase;
  if (says("low") || says("decrease") || says("down")) return spc::Direction::decrease;
  return spc::Direction::neutral;
}

std::string line_name(const SeriesToImport& series) {
  const std::string name = shown_name(series);
  return (name.empty() ? "The figures" : name) + " · " + counted(series.found.reading.rows.size(), "figure", "figures");
}

SeriesLine line_of(const SeriesToImport& series) {
  const SeriesChoice& choice = series.choice;
  SeriesLine line{.series_name = series.found.series_name,
                  .place_name = series.found.place_name,
                  .shown = line_name(series),
                  .goes = goes_of(choice),
                  .organisation_code = choice.organisation_code,
                  .new_name = choice.new_name,
                  .better = std::string(slug(choice.better)),
                  .error = series.conflict};
  if (line.new_name.empty()) line.new_name = series.found.series_name;
  if (choice.fate == SeriesChoice::Fate::undecided && choice.better == spc::Direction::neutral)
    line.better = slug(direction_told(series.found.improvement));
  return line;
}

/// Undecided ones first: they keep a person from going on.
void fill_series(ColumnsPage& page, const ImportReading& reading, const AddressedDraft& addressed) {
  const MatchingGround& ground = addressed.ground;
  if (reading.series.size() == 1 && ground.measure && reading.series.front().is_decided() &&
      reading.series.front().choice.measure == ground.measure) {
    page.into = "All figures go into " + addressed.kicker + ".";
    return;
  }
  std::vector<const SeriesToImport*> ordered;
  for (const SeriesToImport& series : reading.series) ordered.push_back(&series);
  std::ranges::stable_partition(ordered, [](const SeriesToImport* series) { return !series->is_decided(); });
  for (const SeriesToImport* series : ordered) {
    if (page.series.size() == kSeriesShown) break;
    page.series.push_back(line_of(*series));
  }
  const std::size_t more = ordered.size() - page.series.size();
  const std::size_t open = reading.undecided();
  if (more > 0)
    page.more_series = open > kSeriesShown
                           ? fmt::format("The first {} of {} are shown. Choose for these and check again.",
                                         kSeriesShown, counted(open, "open series", "open series"))
                           : fmt::format("{} more were matched by their names.", counted(more, "series", "series"));
}

std::vector<ui::Choice> measure_choices(const MatchingGround& ground) {
  std::vector<ui::Choice> choices{
      {"undecided", "Choose a measure", ""}, {"new", "Make a new measure", ""}, {"leave-out", "Leave it out", ""}};
  for (const Measure& measure : ground.measures)
    choices.push_back({into_measure(measure.id), measure.definition.name, ""});
  return choices;
}

void fill_columns(ColumnsPage& page, const tabular::Sheet& sheet, const tabular::LayoutGuess& guess) {
  page.layout = tabular::slug(guess.choices.layout);
  if (guess.choices.heading_row) page.heading_row = std::to_string(sheet.cells.rows[*guess.choices.heading_row].row);
  page.reasons = guess.reasons;
  if (guess.columns.size() > kColumnsShown)
    page.reasons.push_back(fmt::format("The first {} of {} columns are shown.", kColumnsShown, guess.columns.size()));
  for (std::size_t i = 0; i < std::min(kColumnsShown, guess.columns.size()); ++i) {
    const tabular::ColumnGuess& column = guess.columns[i];
    const auto role = i < guess.choices.roles.size() ? guess.choices.roles[i] : column.role;
    page.columns.push_back({column.heading, column.first, std::string(tabular::slug(role)), column.why});
  }
}

std::string remembered_words(const shell::Context& context, const AddressedDraft& addressed, std::size_t sheet) {
  if (!addressed.draft.choices.remembered) return {};
  const tabular::Sheet& cells = addressed.draft.given.sheets[sheet];
  const auto guess = tabular::guess_layout(cells);
  const auto mapping = guess ? find_mapping(context.db, source_fingerprint(cells, *guess)) : std::nullopt;
  if (!mapping) return {};
  return fmt::format("Read as the last file with these headings, saved by {} on {}.", mapping->saved_by_name,
                     short_date(london_date(mapping->saved_at)));
}

ColumnsPage page_of(const shell::Context& context, const AddressedDraft& addressed, std::size_t sheet,
                    const Result<ImportReading>& reading) {
  ColumnsPage page{.errors = {},
                   .kicker = addressed.kicker,
                   .layout = {},
                   .heading_row = {},
                   .reasons = {},
                   .columns = {},
                   .layouts = {},
                   .roles = {},
                   .remembered = remembered_words(context, addressed, sheet),
                   .series = {},
                   .into = {},
                   .more_series = {},
                   .measures = measure_choices(addressed.ground),
                   .places = {},
                   .preview = preview_of(reading),
                   .sheet = std::nullopt,
                   .action = draft_columns_url(addressed.draft.id),
                   .give = addressed.give,
                   .removal = draft_removal_url(addressed.draft.id),
                   .csrf_token = context.visitor.csrf_token};
  using tabular::ColumnRole;
  using tabular::Layout;
  for (const auto layout : {Layout::one_series, Layout::dates_down, Layout::dates_across, Layout::long_rows})
    page.layouts.push_back({std::string(tabular::slug(layout)), std::string(tabular::title(layout)), ""});
  for (const auto role : {ColumnRole::date, ColumnRole::value, ColumnRole::numerator, ColumnRole::denominator,
                          ColumnRole::series, ColumnRole::place, ColumnRole::label, ColumnRole::unused})
    page.roles.push_back({std::string(tabular::slug(role)), std::string(tabular::title(role)), ""});
  page.places.push_back({"", "Choose a place", ""});
  for (const Organisation& organisation : addressed.ground.organisations)
    page.places.push_back({organisation.code, organisation.short_name, ""});
  if (addressed.draft.given.sheets.size() > 1) page.sheet = draft_sheet_url(addressed.draft.id);

  const tabular::Sheet& cells = addressed.draft.given.sheets[sheet];
  if (reading) {
    fill_columns(page, cells, reading->guess);
    fill_series(page, *reading, addressed);
  } else if (const auto guess = tabular::guess_layout(cells)) {
    // What was chosen cannot be read: it stays in the form, beside the words that say why.
    fill_columns(page, cells, *guess);
    const ReadingChoice& choice = addressed.draft.choices.reading;
    if (choice.layout) page.layout = tabular::slug(*choice.layout);
    for (std::size_t i = 0; i < std::min(choice.roles.size(), page.columns.size()); ++i)
      page.columns[i].role = tabular::slug(choice.roles[i]);
  }
  return page;
}

http::Response respond_columns(const shell::Context& context, const ColumnsPage& page) {
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context,
                             import_head("Match your columns", status == 200 ? FormState::fine : FormState::refused),
                             columns_page, page, status);
}

// --- Routes ------------------------------------------------------------------------------------------------------

http::Response show_columns(const shell::Context& context) {
  const auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  const auto sheet = sheet_to_read(addressed->draft);
  if (!sheet) return http::Response::redirect(draft_sheet_url(addressed->draft.id).text());
  const auto reading = read_import(context.db, addressed->draft, addressed->ground, context.clock.today());
  return respond_columns(context, page_of(context, *addressed, *sheet, reading));
}

std::vector<FieldError> open_questions(const ColumnsPage& page) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; i < page.series.size(); ++i) {
    const SeriesLine& line = page.series[i];
    const std::string field = "fate-" + std::to_string(i);
    if (line.goes == "undecided") errors.push_back({field, "Choose what becomes of " + line.shown + "."});
    if (line.goes != "undecided" && line.goes != slug(SeriesChoice::Fate::leave_out) && line.organisation_code.empty())
      errors.push_back({"place-" + std::to_string(i), "Choose the place of " + line.shown + "."});
    if (line.goes == "new" && line.new_name.empty())
      errors.push_back({"name-" + std::to_string(i), "Enter a name for the new measure."});
    if (!line.error.empty()) errors.push_back({field, line.error});
  }
  return errors;
}

/// Names that were typed for new measures. What came with the file was looked at with its cells. The page has its rows
/// in another order than the form that was sent: an error leads to the row that the page has now, if it has one.
std::vector<FieldError> doubtful_names(const http::Form& form, const ColumnsPage& page) {
  std::vector<FieldError> errors;
  for (std::size_t i = 0; form.has("fate-" + std::to_string(i)); ++i) {
    const std::string number = std::to_string(i);
    std::vector<FieldError> of_row;
    check_free_text(of_row, form, {"name-" + number});
    const auto line = std::ranges::find_if(page.series, [&](const SeriesLine& each) {
      return each.series_name == form.get("series-" + number) && each.place_name == form.get("of-place-" + number);
    });
    for (FieldError& error : of_row) {
      if (error.field == "name-" + number)
        error.field = line == page.series.end() ? "" : "name-" + std::to_string(line - page.series.begin());
      errors.push_back(std::move(error));
    }
  }
  return errors;
}

void forget(const shell::Context& context, ImportDraft& draft, std::size_t sheet) {
  if (const auto guess = tabular::guess_layout(draft.given.sheets[sheet]))
    forget_mapping(context.db, source_fingerprint(draft.given.sheets[sheet], *guess));
  draft.choices.reading = {};
  draft.choices.series.clear();
  draft.choices.remembered = false;
}

http::Response take_columns(const shell::Context& context) {
  auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  ImportDraft& draft = addressed->draft;
  const auto sheet = sheet_to_read(draft);
  if (!sheet) return http::Response::redirect(draft_sheet_url(draft.id).text());
  const tabular::Sheet& cells = draft.given.sheets[*sheet];
  const http::Form& form = context.request.form;
  const std::string_view step = form.get("step");

  std::optional<db::Transaction> transaction;  // a live preview stores nothing
  if (!step.empty()) transaction.emplace(context.db);
  std::vector<FieldError> errors;
  if (step == "forget") {
    forget(context, draft, *sheet);
  } else {
    const auto shown = read_import(context.db, draft, addressed->ground, context.clock.today());
    const auto guess = shown ? Result(shown->guess) : tabular::guess_layout(cells);
    if (guess) take_reading(form, cells, guess->choices, draft.choices.reading, errors);
    take_series(form, draft.choices);
  }
  const auto reading = read_import(context.db, draft, addressed->ground, context.clock.today());
  const std::string patients = reading ? patient_words(cells, reading->guess.choices.roles) : "";
  if (!patients.empty() && transaction) {
    transaction->commit();
    return stop_for_patients(context, *addressed, patients);
  }
  ColumnsPage page = page_of(context, *addressed, *sheet, reading);
  page.errors = errors;
  if (!transaction) return respond_columns(context, page);
  if (std::vector<FieldError> asked = doubtful_names(form, page); step != "forget" && !asked.empty()) {
    // A name that may hold a patient's number is not kept before somebody has said that it does not.
    page.errors = std::move(asked);
    return respond_columns(context, page);
  }
  if (!reading) page.errors.push_back({"layout", reading.error().message});
  if (step == "continue")
    for (FieldError& error : open_questions(page)) page.errors.push_back(std::move(error));
  change_draft_choices(context.db, draft.id, draft.choices);
  transaction->commit();
  if (!page.errors.empty()) return respond_columns(context, page);
  return http::Response::redirect((step == "continue" ? draft_rows_url(draft.id) : draft_columns_url(draft.id)).text());
}

std::string sheet_words(const tabular::Sheet& sheet) {
  const auto guess = tabular::guess_layout(sheet);
  if (!guess) return "No dates with figures were found here.";
  return fmt::format("{}. {}", counted(sheet.cells.rows.size(), "row", "rows"),
                     std::string(tabular::title(guess->choices.layout)));
}

http::Response respond_sheets(const shell::Context& context, const AddressedDraft& addressed,
                              std::vector<FieldError> errors) {
  const int status = shell::form_status(errors);
  SheetPage page{.errors = std::move(errors),
                 .file_name = addressed.kicker,
                 .sheets = {},
                 .sheet = {},
                 .action = draft_sheet_url(addressed.draft.id),
                 .give = addressed.give,
                 .csrf_token = context.visitor.csrf_token};
  const auto& sheets = addressed.draft.given.sheets;
  for (std::size_t i = 0; i < sheets.size(); ++i)
    page.sheets.push_back(
        {std::to_string(i), sheets[i].name.empty() ? "The table" : sheets[i].name, sheet_words(sheets[i])});
  if (const auto chosen = sheet_to_read(addressed.draft)) page.sheet = std::to_string(*chosen);
  return shell::respond_page(context,
                             import_head("Choose a sheet", status == 200 ? FormState::fine : FormState::refused),
                             sheet_page, page, status);
}

http::Response show_sheets(const shell::Context& context) {
  const auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  return respond_sheets(context, *addressed, {});
}

http::Response take_sheet(const shell::Context& context) {
  auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  ImportDraft& draft = addressed->draft;
  const auto number = whole_number(context.request.form.get("sheet"));
  if (!number || *number >= draft.given.sheets.size())
    return respond_sheets(context, *addressed, {{"sheet", "Choose the sheet that holds the figures."}});
  const tabular::Sheet& sheet = draft.given.sheets[*number];
  const auto guess = tabular::guess_layout(sheet);
  if (!guess) return respond_sheets(context, *addressed, {{"sheet", guess.error().message}});
  if (draft.choices.sheet != *number) {
    draft.choices = {.sheet = number};
    if (const auto mapping = find_mapping(context.db, source_fingerprint(sheet, *guess)))
      use_mapping(draft.choices, *mapping, sheet);
  }
  db::Transaction transaction(context.db);
  change_draft_choices(context.db, draft.id, draft.choices);
  transaction.commit();
  return http::Response::redirect(draft_columns_url(draft.id).text());
}

http::Response throw_away(const shell::Context& context) {
  const auto addressed = load_addressed_draft(context);
  if (!addressed) return shell::respond(context, addressed.error());
  db::Transaction transaction(context.db);
  remove_draft(context.db, addressed->draft.id);
  transaction.commit();
  return http::Response::redirect(addressed->give.text());
}

}  // namespace

shell::Routes columns_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/import/drafts/{draft}/sheet", kChange, show_sheets, "The sheets of a given workbook"},
      {post, "/import/drafts/{draft}/sheet", kChange, take_sheet, "Chooses a sheet"},
      {get, "/import/drafts/{draft}/columns", kChange, show_columns, "How a given file is read"},
      {post, "/import/drafts/{draft}/columns", kChange, take_columns, "Changes how a given file is read"},
      {post, "/import/drafts/{draft}/removal", kChange, throw_away, "Throws a draft away"},
  };
}

}  // namespace qi::measures

#include "people/feed/staff_feed_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "base/moment_words.h"
#include "base/number.h"
#include "base/text.h"
#include "people/feed/staff_alarms.h"
#include "people/feed/staff_draft_store.h"
#include "people/feed/staff_feed_pages.h"
#include "shell/respond.h"
#include "tabular/date_reading.h"

namespace qi::people {
namespace {

using http::Response;
using shell::Context;

constexpr std::size_t kRowsShown = 100;
constexpr int kLoadsShown = 50;
constexpr int kRefusalsShown = 10;

std::string count(std::size_t number) {
  return grouped(static_cast<std::int64_t>(number));
}

html::Url file_url(StaffDraftId id, std::string_view deed = "") {
  return html::Url::path("/staff-feed/files/" + to_text(id) + std::string(deed));
}

void add_all(std::vector<FieldError>& errors, const Error& error, std::string_view field) {
  errors.insert(errors.end(), error.fields.begin(), error.fields.end());
  if (error.fields.empty()) errors.push_back({std::string(field), error.message});
}

/// "" gives nullopt. refuses  (field "day") text that is no day.
Result<std::optional<Date>> read_day(const Context& context) {
  const std::string_view typed = trimmed(context.request.form.get("day"));
  if (typed.empty()) return std::optional<Date>();
  const auto read = tabular::read_date(typed);
  if (read) return std::optional(read->date);
  return Error::invalid_fields({{"day", read.error().message}});
}

// ---- the feed

ui::DataTable loads_table(const std::vector<StaffLoad>& loads) {
  using enum ui::Align;
  ui::DataTable table{.caption = "Staff files that were taken, the newest first",
                      .columns = {{"File"},
                                  {"As on"},
                                  {"Taken"},
                                  {"Rows", right},
                                  {"Joined", right},
                                  {"Left", right},
                                  {"Changed", right},
                                  {"Odd", right}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const StaffLoad& load : loads)
    table.rows.push_back(
        {.cells = {{.text = load.file.name},
                   {.text = short_date(load.file.day)},
                   {.text = short_moment_words(load.at), .note = load.by.empty() ? "" : "by " + load.by},
                   {.text = count(load.rows_read)},
                   {.text = count(load.joined)},
                   {.text = count(load.left)},
                   {.text = count(load.changed)},
                   {.text = count(load.oddities)}}});
  return table;
}

ui::DataTable refusals_table(const std::vector<StaffRefusal>& refusals) {
  ui::DataTable table{.caption = "Staff files that were refused, the newest first",
                      .columns = {{"File"}, {"When"}, {"Why"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const StaffRefusal& refusal : refusals)
    table.rows.push_back(
        {.cells = {{.text = refusal.file_name}, {.text = short_moment_words(refusal.at)}, {.text = refusal.reason}}});
  return table;
}

std::string where_words(const StaffWatchPlan& plan) {
  if (plan.folder.empty())
    return "No folder is watched: files are given here, or by the command qualitea staff import. The operator can set "
           "staff-folder.";
  return fmt::format("The folder {} is looked into every quarter of an hour.", plan.folder.string());
}

Response respond_feed(const Context& context, const StaffWatchPlan& plan, std::vector<FieldError> errors) {
  const auto loads = list_staff_loads(context.db, kLoadsShown);
  StaffFeedPage page{.day = std::string(context.request.form.get("day")),
                     .alarms = staff_feed_alarms(load_staff_feed_facts(context.db, plan), context.clock.now()),
                     .where = where_words(plan),
                     .loads = loads_table(loads),
                     .refusals = refusals_table(list_staff_refusals(context.db, kRefusalsShown)),
                     .errors = std::move(errors),
                     .action = staff_feed_url(),
                     .csrf_token = context.visitor.csrf_token};
  page.lead = loads.empty() ? "No staff file was taken yet."
                            : fmt::format("The newest file is as on {}. It was taken on {}.",
                                          long_date(loads.front().file.day), moment_words(loads.front().at));
  if (context.request.query.get("done") == "taken") page.done = "The file was taken.";
  if (context.request.query.get("done") == "discarded") page.done = "The file was thrown away. Nothing was changed.";
  const int status = shell::form_status(page.errors);
  return shell::respond_page(context, {.title = "Staff feed", .has_errors = status != 200}, staff_feed_page, page,
                             status);
}

Response show_feed(const Context& context, const StaffWatchPlan& plan) {
  return respond_feed(context, plan, {});
}

Response take_upload(const Context& context, const StaffWatchPlan& plan) {
  std::vector<FieldError> errors;
  const auto day = read_day(context);
  if (!day) add_all(errors, day.error(), "day");
  const auto& files = context.request.files;
  const auto file = std::ranges::find(files, "file", &http::UploadedFile::field);
  if (file == files.end() || file->bytes == 0) {
    errors.push_back({"file", "Choose a staff file, CSV or XLSX."});
    return respond_feed(context, plan, std::move(errors));
  }
  if (!errors.empty()) return respond_feed(context, plan, std::move(errors));
  if (const Done fits = tabular::may_be_given(file->bytes); !fits)
    return respond_feed(context, plan, {{"file", fits.error().message}});
  std::ifstream stream(file->path, std::ios::binary);
  const auto given = as_given(file->name, {std::istreambuf_iterator<char>(stream), {}}, *day);
  if (!given) return respond_feed(context, plan, {{"file", given.error().message}});
  db::Transaction transaction(context.db);
  const StaffDraftId id = create_staff_draft(
      context.db, {.owner = *context.visitor.account, .created_at = context.clock.now(), .file = *given});
  transaction.commit();
  return Response::redirect(file_url(id).text());
}

// ---- one file

std::optional<StaffDraft> addressed_draft(const Context& context) {
  const auto id = parse_id<StaffDraftRow>(context.request.capture("id"));
  return id ? find_staff_draft(context.db, context.clock.now(), *context.visitor.account, *id) : std::nullopt;
}

Response no_such_file(const Context& context) {
  return shell::respond(context, Error::not_found("That file is not here any more. Give it again."));
}

std::vector<ChangeGroup> groups_of(const StaffPlan& plan) {
  std::vector<ChangeGroup> groups;
  for (const StaffChange& change : plan.changes) {
    if (groups.empty() || groups.back().id != slug(change.kind))
      groups.push_back({.title = std::string(title(change.kind)),
                        .id = std::string(slug(change.kind)),
                        .table = {.caption = fmt::format("{}, one in a row", title(change.kind)),
                                  .columns = {{"Who"}, {"What"}, {"Row", ui::Align::right}},
                                  .density = ui::TableDensity::tight,
                                  .width = ui::TableWidth::cards}});
    ChangeGroup& group = groups.back();
    if (++group.count > kRowsShown) continue;
    group.table.rows.push_back({.cells = {{.text = change.name, .note = change.staff_number},
                                          {.text = change.words},
                                          {.text = change.row > 0 ? std::to_string(change.row) : "–"}}});
  }
  for (ChangeGroup& group : groups)
    if (group.count > kRowsShown) group.more = fmt::format("And {} more.", count(group.count - kRowsShown));
  return groups;
}

ui::DataTable oddities_table(const StaffPlan& plan) {
  ui::DataTable table{.caption = "What looks odd, one in a row",
                      .columns = {{"Row"}, {"What"}},
                      .density = ui::TableDensity::tight,
                      .width = ui::TableWidth::cards};
  for (const StaffOddity& oddity : plan.oddities) {
    if (table.rows.size() == kRowsShown) break;
    table.rows.push_back(
        {.cells = {{.text = oddity.row > 0 ? "Row " + std::to_string(oddity.row) : "The file"}, {.text = oddity.words}},
         .state = oddity.then == StaffOddity::Then::left_out ? ui::RowState::warning : ui::RowState::plain});
  }
  return table;
}

void add_plan(const StaffTrial& trial, StaffFilePage& page) {
  const StaffPlan& plan = trial.plan;
  page.lead = fmt::format("As on {}: {} {}, {} taken, {} as before.", long_date(plan.day), count(plan.rows_read),
                          plan.rows_read == 1 ? "row" : "rows", count(plan.rows_taken), count(plan.unchanged));
  page.stops = plan.stops;
  page.notes = trial.notes;
  page.groups = groups_of(plan);
  for (const ChangeGroup& group : page.groups) page.figures.push_back({group.title, count(group.count)});
  page.oddities = oddities_table(plan);
  page.oddities_words = counted(plan.oddities.size(), "remark", "remarks");
  page.plan_digest = digest_of(plan);
  if (plan.changes_nothing()) page.nothing = "The file changes nothing. Taking it only notes that it came.";
}

Response respond_file(const Context& context, const StaffDraft& draft, std::vector<FieldError> errors) {
  StaffFilePage page{.file_name = draft.file.name,
                     .errors = std::move(errors),
                     .columns_action = file_url(draft.id, "/columns"),
                     .take_action = file_url(draft.id, "/take"),
                     .discard_action = file_url(draft.id, "/discard"),
                     .csrf_token = context.visitor.csrf_token};
  const auto trial = try_staff_file(context.db, draft.file, context.clock.today(), draft.layout);
  page.headings = headings_of(draft.file);
  page.layout = draft.layout ? *draft.layout : known_layout(context.db, page.headings);
  page.day = draft.file.day ? to_iso(*draft.file.day) : "";
  if (trial) {
    add_plan(*trial, page);
    page.day = to_iso(trial->file.day);
  } else {
    page.nothing = "The file could not be read yet. Say what its columns hold, and read it again.";
    add_all(page.errors, trial.error(), "day");
  }
  const int status = shell::form_status(page.errors);
  const ui::PageHead head{
      .title = draft.file.name, .breadcrumb = {{"Staff feed", staff_feed_url()}}, .has_errors = status != 200};
  return shell::respond_page(context, head, staff_file_page, page, status);
}

Response show_file(const Context& context) {
  const auto draft = addressed_draft(context);
  if (!draft) return no_such_file(context);
  return respond_file(context, *draft, {});
}

Response take_columns(const Context& context) {
  auto draft = addressed_draft(context);
  if (!draft) return no_such_file(context);
  const auto day = read_day(context);
  if (!day) return respond_file(context, *draft, day.error().fields);
  StaffLayout layout;
  for (const StaffFieldRow& row : staff_fields())
    if (const auto heading = context.request.form.get(column_control(row.field)); !heading.empty())
      layout[row.field] = heading;
  db::Transaction transaction(context.db);
  change_staff_draft(context.db, draft->id, *day, layout);
  transaction.commit();
  return Response::redirect(file_url(draft->id).text());
}

Response take_file(const Context& context) {
  const auto draft = addressed_draft(context);
  if (!draft) return no_such_file(context);
  const bool overrules = context.request.form.get("overrule") == "yes";
  const auto load =
      load_staff_file(context.db, {.actor = context.visitor.account, .at = context.clock.now()}, draft->file,
                      context.clock.today(), draft->layout,
                      {.plan_digest = std::string(context.request.form.get("plan")),
                       .stops = overrules ? StaffConsent::Stops::are_overruled : StaffConsent::Stops::hold});
  if (!load) {
    std::vector<FieldError> errors;
    add_all(errors, load.error(), "overrule");
    return respond_file(context, *draft, std::move(errors));
  }
  db::Transaction transaction(context.db);
  remove_staff_draft(context.db, draft->id);
  transaction.commit();
  return Response::redirect(staff_feed_url().with("done", "taken").text());
}

Response discard_file(const Context& context) {
  const auto draft = addressed_draft(context);
  if (!draft) return no_such_file(context);
  db::Transaction transaction(context.db);
  remove_staff_draft(context.db, draft->id);
  transaction.commit();
  return Response::redirect(staff_feed_url().with("done", "discarded").text());
}

}  // namespace

html::Url staff_feed_url() {
  return html::Url::path("/staff-feed");
}

shell::Routes staff_feed_routes(const StaffWatchPlan& plan) {
  using http::Method;
  constexpr auto kLoads = shell::Permission::load_staff;
  return {
      {Method::get, "/staff-feed", kLoads, [plan](const Context& context) { return show_feed(context, plan); },
       "Staff files that were taken, and giving one"},
      {Method::post, "/staff-feed", kLoads, [plan](const Context& context) { return take_upload(context, plan); },
       "Keeps a staff file to be looked at"},
      {Method::get, "/staff-feed/files/{id}", kLoads, show_file, "What a staff file would change"},
      {Method::post, "/staff-feed/files/{id}/columns", kLoads, take_columns, "Says what its columns hold"},
      {Method::post, "/staff-feed/files/{id}/take", kLoads, take_file, "Takes a staff file, whole"},
      {Method::post, "/staff-feed/files/{id}/discard", kLoads, discard_file, "Throws a staff file away"},
  };
}

}  // namespace qi::people

#include "measures/imports/batch_history_routes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/moment_words.h"
#include "base/text.h"
#include "measures/batch_store.h"
#include "measures/imports/batch_history_pages.h"
#include "measures/imports/batch_undo.h"
#include "measures/imports/batch_words.h"
#include "measures/imports/import_urls.h"
#include "measures/known_on.h"
#include "measures/measure_urls.h"
#include "shell/page_asked.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr std::size_t kLoadsOnPage = 50;
constexpr std::size_t kFiguresOnPage = 100;
constexpr std::size_t kSeriesShown = 50;

bool is_older_edition(const ImportBatch& batch) {
  return london_date(batch.known_at) != london_date(batch.loaded_at);
}

std::string known_on_words(const ImportBatch& batch) {
  return is_older_edition(batch) ? short_date(london_date(batch.known_at)) : "When loaded";
}

http::Response show_history(const shell::Context& context) {
  const NamesOfLoads names(context.db);
  const int pages = shell::pages_for(count_batches(context.db), kLoadsOnPage);
  const int page_number = shell::page_asked(context.request, pages);
  ImportHistoryPage page{
      .loads = {},
      .pager = {.page = page_number,
                .pages = pages,
                .url_of = [](int number) { return import_history_url().with("page", std::to_string(number)); }},
      .import = give_figures_url()};
  ui::DataTable& table = page.loads;
  table.caption = "Loads of figures, newest first";
  table.width = ui::TableWidth::scrolls;
  table.columns = {{.title = "When"},
                   {.title = "Who"},
                   {.title = "What"},
                   {.title = "Known on"},
                   {.title = "Rows", .align = ui::Align::right},
                   {.title = "New", .align = ui::Align::right},
                   {.title = "Changed", .align = ui::Align::right},
                   {.title = "The same", .align = ui::Align::right},
                   {.title = "Note"}};
  const auto skipped = static_cast<int>(kLoadsOnPage) * (page_number - 1);
  for (const ImportBatch& batch : list_batches(context.db, static_cast<int>(kLoadsOnPage), skipped)) {
    const auto undone = find_undone_batch(context.db, batch.id);
    std::string note = batch.note;
    if (const auto undo = find_undo_of(context.db, batch.id))
      note += (note.empty() ? "" : " ") + fmt::format("Undone by load {}.", to_text(*undo));
    table.rows.push_back({.cells = {{.text = short_moment_words(batch.loaded_at), .url = batch_url(batch.id)},
                                    {.text = names.who(batch)},
                                    {.text = from_words(batch, undone)},
                                    {.text = known_on_words(batch)},
                                    {.text = grouped(batch.rows_read)},
                                    {.text = grouped(batch.added)},
                                    {.text = grouped(batch.revised)},
                                    {.text = grouped(batch.unchanged)},
                                    {.text = note}}});
  }
  const ui::PageHead head{.title = "Import history", .breadcrumb = {{"Import", import_url()}}, .menu = "Import"};
  return shell::respond_page(context, head, import_history_page, page);
}

// --- One load ----------------------------------------------------------------------------------------------------

std::vector<ui::KeyValue> facts_of(const shell::Context& context, const ImportBatch& batch, const NamesOfLoads& names) {
  const auto undone = find_undone_batch(context.db, batch.id);
  std::vector<ui::KeyValue> facts{
      {.key = "Loaded", .value = short_moment_words(batch.loaded_at)},
      {.key = "By", .value = names.who(batch)},
      {.key = "From", .value = from_words(batch, undone)},
      {.key = "Known on",
       .value = known_on_words(batch) + (is_older_edition(batch) ? fmt::format(". {}", kLaterFiguresStay) : "")},
      {.key = "Rows read", .value = batch.rows_read == 0 ? "" : grouped(batch.rows_read)},
      {.key = "Figures", .value = undone ? undo_words(batch, *undone) : counts_words(batch)},
      {.key = "Note", .value = batch.note}};
  if (undone) facts.push_back({.key = "Undoes", .value = "Load " + to_text(*undone), .url = batch_url(*undone)});
  if (const auto undo = find_undo_of(context.db, batch.id))
    facts.push_back({.key = "Undone by", .value = "Load " + to_text(*undo), .url = batch_url(*undo)});
  return facts;
}

ui::DataTable series_table(const std::vector<BatchSeries>& all, const NamesOfLoads& names) {
  ui::DataTable table;
  table.caption = "Series that the load changed";
  table.columns = {
      {.title = "Measure"}, {.title = "Place"}, {.title = "Periods"}, {.title = "Figures", .align = ui::Align::right}};
  for (const BatchSeries& each : all) {
    if (table.rows.size() == kSeriesShown) {
      table.rows.push_back(
          {.cells = {{.text = counted(all.size() - kSeriesShown, "more series", "more series")}, {}, {}, {}}});
      break;
    }
    const Definition& definition = names.measure(each.series.measure).definition;
    const Organisation& organisation = names.organisation(each.series.organisation);
    table.rows.push_back(
        {.cells = {{.text = definition.name, .url = measure_url(each.series.measure, organisation.code)},
                   {.text = organisation.short_name},
                   {.text = capitalised(period_span(definition.frequency, each.first, each.last))},
                   {.text = grouped(each.figures)}}});
  }
  return table;
}

std::string part_text(std::optional<double> part) {
  return part ? grouped(*part, *part == std::round(*part) ? 0 : 2) : "";
}

ui::DataTable figures_table(const std::vector<BatchFigure>& figures, const NamesOfLoads& names) {
  ui::DataTable table;
  table.caption = "Figures that the load brought";
  table.width = ui::TableWidth::scrolls;
  table.density = ui::TableDensity::tight;
  table.columns = {{.title = "Measure"},
                   {.title = "Place"},
                   {.title = "Period"},
                   {.title = "Figure", .align = ui::Align::right},
                   {.title = "Numerator", .align = ui::Align::right},
                   {.title = "Denominator", .align = ui::Align::right},
                   {.title = "Now"}};
  for (const BatchFigure& each : figures) {
    const Definition& definition = names.measure(each.series.measure).definition;
    table.rows.push_back(
        {.cells = {{.text = definition.short_name},
                   {.text = names.organisation(each.series.organisation).short_name},
                   {.text = period_name(definition.frequency, each.period)},
                   {.text = each.figure.value ? show(*each.figure.value, definition.format) : "not available"},
                   {.text = part_text(each.figure.numerator)},
                   {.text = part_text(each.figure.denominator)},
                   {.text = each.known_until ? "Replaced since" : "In use",
                    .emphasis = each.known_until ? ui::Emphasis::muted : ui::Emphasis::none}}});
  }
  return table;
}

void fill_undo(BatchPage& page, const UndoPlan& plan) {
  page.undo_words = plan.why_not();
  if (plan.undoes) return;
  if (plan.can_be_whole()) {
    const std::size_t changed = plan.can_be_undone - plan.confirmed;
    page.undo_words = fmt::format("{} will be as {} before this load.", counted(changed, "figure", "figures"),
                                  changed == 1 ? "it was" : "they were");
    if (plan.confirmed > 0)
      page.undo_words += fmt::format(" {} because a later load said the same.",
                                     counted(plan.confirmed, "figure stays", "figures stay"));
    page.undo_words += " Nothing is deleted: the history keeps both.";
    page.undo_whole = "Undo this load";
  } else if (plan.can_be_undone > 0) {
    page.undo_rest = fmt::format("Undo only the {} that still {}", counted(plan.can_be_undone, "figure", "figures"),
                                 plan.can_be_undone == 1 ? "stands" : "stand");
  }
}

std::string news_of(const shell::Context& context, const ImportBatch& batch) {
  const std::string_view done = context.request.query.get("done");
  if (done == "saved") return counts_words(batch);
  const auto undone = done == "undone" ? find_undone_batch(context.db, batch.id) : std::nullopt;
  return undone ? batch.note + " " + undo_words(batch, *undone) : "";
}

std::vector<ui::SideLink> next_of(const shell::Context& context, const std::vector<BatchSeries>& series,
                                  const NamesOfLoads& names) {
  constexpr std::size_t kChartsNamed = 3;
  std::vector<ui::SideLink> next;
  if (const auto draft = parse_id<DraftTag>(context.request.query.get("draft")))
    next.push_back({"Go back to the rows that were left out", draft_rows_url(*draft)});
  for (const BatchSeries& each : series) {
    if (next.size() == kChartsNamed + 1) break;
    const Organisation& organisation = names.organisation(each.series.organisation);
    next.push_back({"See " + names.measure(each.series.measure).definition.name + ", " + organisation.short_name,
                    measure_url(each.series.measure, organisation.code)});
  }
  return next;
}

http::Response respond_batch(const shell::Context& context, BatchId id, const std::string& refusal) {
  const auto plan = plan_undo(context.db, id);
  if (!plan) return shell::respond(context, plan.error());
  const ImportBatch& batch = plan->batch;
  const NamesOfLoads names(context.db);
  const std::vector<BatchSeries> series = list_batch_series(context.db, id);
  std::size_t figures = 0;
  for (const BatchSeries& each : series) figures += each.figures;
  const int pages = shell::pages_for(figures, kFiguresOnPage);
  const int page_number = shell::page_asked(context.request, pages);
  BatchPage page{.title = "Load " + to_text(id),
                 .news = news_of(context, batch),
                 .next = {},
                 .facts = facts_of(context, batch, names),
                 .undo_error = refusal,
                 .undo_words = {},
                 .undo_whole = std::nullopt,
                 .undo_rest = std::nullopt,
                 .no_series = plan->undoes ? "It brought no figures of its own: those of load " +
                                                 to_text(*plan->undoes) + " are as before."
                                           : "It brought no figure that was new or different.",
                 .series = series_table(series, names),
                 .figures = figures_table(
                     list_batch_figures(context.db, id, kFiguresOnPage * static_cast<std::size_t>(page_number - 1),
                                        kFiguresOnPage),
                     names),
                 .pager = {.page = page_number,
                           .pages = pages,
                           .url_of = [id](int number) { return batch_url(id).with("page", std::to_string(number)); }},
                 .undo = undo_batch_url(id),
                 .csrf_token = context.visitor.csrf_token};
  if (!page.news.empty()) page.next = next_of(context, series, names);
  fill_undo(page, *plan);
  const ui::PageHead head{.title = page.title,
                          .breadcrumb = {{"Import", import_url()}, {"Import history", import_history_url()}},
                          .menu = "Import",
                          .has_errors = !refusal.empty()};
  return shell::respond_page(context, head, batch_page, page, refusal.empty() ? 200 : 409);
}

Result<BatchId> addressed_batch(const shell::Context& context) {
  const auto id = parse_id<BatchTag>(context.request.capture("batch"));
  if (!id) return Error::not_found("We could not find that load. Look for it in the import history.");
  return *id;
}

http::Response show_batch(const shell::Context& context) {
  const auto id = addressed_batch(context);
  if (!id) return shell::respond(context, id.error());
  return respond_batch(context, *id, "");
}

http::Response undo(const shell::Context& context) {
  const auto id = addressed_batch(context);
  if (!id) return shell::respond(context, id.error());
  const auto reach = context.request.form.get("reach") == "rest" ? UndoReach::what_still_holds : UndoReach::whole;
  const auto undone = undo_batch(context.db, context.clock.now(), context.visitor.account, *id, reach);
  if (undone) return http::Response::redirect(batch_url(*undone).with("done", "undone").text());
  if (undone.error().kind == ErrorKind::not_found) return shell::respond(context, undone.error());
  return respond_batch(context, *id, undone.error().message);
}

}  // namespace

shell::Routes batch_history_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/import/history", kChange, show_history, "Every load of figures, newest first"},
      {get, "/import/loads/{batch}", kChange, show_batch, "One load, and the figures it brought"},
      {post, "/import/loads/{batch}/undo", kChange, undo, "Takes a load back"},
  };
}

}  // namespace qi::measures

#include "measures/national_import_routes.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "measures/ambsys_import.h"
#include "measures/batch_store.h"
#include "measures/measure_urls.h"
#include "measures/national_import_pages.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr int kLoadsShown = 50;
// The published file is 1.2 MB after eight years; one far beyond that is some other file.
constexpr std::uint64_t kMostFileBytes = 20'000'000;

std::string count_text(std::size_t count) {
  return grouped(static_cast<double>(count), 0);
}

ui::DataTable loads_table(const std::vector<ImportBatch>& batches) {
  ui::DataTable table;
  table.caption = "Loads of figures, newest first";
  table.width = ui::TableWidth::scrolls;
  table.columns = {{.title = "When"},
                   {.title = "What"},
                   {.title = "Rows", .align = ui::Align::right},
                   {.title = "New", .align = ui::Align::right},
                   {.title = "Changed", .align = ui::Align::right},
                   {.title = "The same", .align = ui::Align::right},
                   {.title = "Note"}};
  for (const ImportBatch& batch : batches)
    table.rows.push_back(
        {.cells = {{.text = short_date(london_date(batch.loaded_at)) + ", " + london_time(batch.loaded_at)},
                   {.text = std::string(title(batch.source_kind)), .note = batch.file_name},
                   {.text = count_text(batch.rows_read)},
                   {.text = count_text(batch.added)},
                   {.text = count_text(batch.revised)},
                   {.text = count_text(batch.unchanged)},
                   {.text = batch.note}}});
  return table;
}

std::optional<LoadOutcome> outcome_of(const shell::Context& context) {
  const auto id = parse_id<BatchTag>(context.request.query.get("load"));
  const auto batch = id ? find_batch(context.db, *id) : std::nullopt;
  if (!batch) return std::nullopt;
  LoadOutcome outcome;
  outcome.summary = fmt::format("{} figures were new, {} changed and {} were already there.", count_text(batch->added),
                                count_text(batch->revised), count_text(batch->unchanged));
  if (!batch->note.empty()) outcome.notes.push_back(batch->note);
  return outcome;
}

http::Response respond_import(const shell::Context& context, std::vector<FieldError> errors) {
  const int status = shell::form_status(errors);
  const NationalImportPage page{
      .errors = std::move(errors),
      .outcome = outcome_of(context),
      .loads = loads_table(list_batches(context.db, kLoadsShown)),
      .action = html::Url::path("/import"),
      .new_measure = html::Url::path("/measures/new"),
      .wall = wall_url(),
      .csrf_token = context.visitor.csrf_token,
  };
  const ui::PageHead head{.title = "Bring figures in", .menu = "Import", .has_errors = status != 200};
  return shell::respond_page(context, head, national_import_page, page, status);
}

http::Response show_import(const shell::Context& context) {
  return respond_import(context, {});
}

/// "Row 7: …" for the first few rows that were left out, so that the record of the load says so too. What the edition
/// itself notes, load_ambsys adds.
std::string note_of(const AmbsysEdition& edition) {
  constexpr std::size_t kNamed = 5;
  std::string note;
  for (std::size_t i = 0; i < std::min(kNamed, edition.problems.size()); ++i)
    note += (note.empty() ? "" : " ") + tabular::words_of(edition.problems[i]);
  if (edition.problems.size() > kNamed)
    note += " And " + counted(edition.problems.size() - kNamed, "row", "rows") + " more.";
  return note;
}

http::Response take_file(const shell::Context& context) {
  const auto refuse = [&](std::string message) { return respond_import(context, {{"file", std::move(message)}}); };
  const http::UploadedFile* file = nullptr;
  for (const http::UploadedFile& each : context.request.files)
    if (each.field == "file" && each.bytes > 0) file = &each;
  if (!file) return refuse("Choose the CSV file that NHS England publishes.");
  if (file->bytes > kMostFileBytes)
    return refuse("This file is too large to be the ambulance file. Choose another one.");

  std::ifstream stream(file->path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  const auto edition = read_ambsys(bytes);
  if (!edition) return refuse(edition.error().message);
  const Instant now = context.clock.now();
  const MergeCounts counts = load_ambsys(context.db, *edition,
                                         {.now = now,
                                          .known_at = now,
                                          .loaded_by = context.visitor.account,
                                          .file_name = file->name,
                                          .sha256 = shell::sha256_hex(bytes),
                                          .note = note_of(*edition)});
  return http::Response::redirect(html::Url::path("/import").with("load", to_text(counts.batch)).text());
}

}  // namespace

shell::Routes national_import_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/import", kChange, show_import, "Bring figures in, and what was loaded"},
      {post, "/import", kChange, take_file, "Takes NHS England's ambulance file"},
  };
}

}  // namespace qi::measures

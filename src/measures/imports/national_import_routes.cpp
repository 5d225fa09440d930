#include "measures/imports/national_import_routes.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/given_figures.h"
#include "measures/imports/import_urls.h"
#include "measures/imports/national_import_pages.h"
#include "measures/known_on.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

// The published file is 1.2 MB after eight years; one far beyond that is some other file.
constexpr std::uint64_t kMostFileBytes = 20'000'000;

http::Response respond_import(const shell::Context& context, const html::Url& feeds, std::vector<FieldError> errors) {
  const int status = shell::form_status(errors);
  const NationalImportPage page{
      .errors = std::move(errors),
      .known_on = std::string(context.request.form.get("known-on")),
      .known_on_hint = std::string(kKnownOnHint),
      .own_figures = give_figures_url(),
      .history = import_history_url(),
      .feeds = feeds,
      .action = import_url(),
      .new_measure = html::Url::path("/measures/new"),
      .csrf_token = context.visitor.csrf_token,
  };
  const ui::PageHead head{.title = "Bring figures in", .menu = "Import", .has_errors = status != 200};
  return shell::respond_page(context, head, national_import_page, page, status);
}

http::Response show_import(const shell::Context& context, const html::Url& feeds) {
  return respond_import(context, feeds, {});
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

http::Response take_file(const shell::Context& context, const html::Url& feeds) {
  const auto refuse = [&](std::string message) {
    return respond_import(context, feeds, {{"file", std::move(message)}});
  };
  const Instant now = context.clock.now();
  const auto known_at = read_known_on(context.request.form.get("known-on"), now);
  if (!known_at) return respond_import(context, feeds, {{"known-on", known_at.error().message}});
  const http::UploadedFile* file = nullptr;
  for (const http::UploadedFile& each : context.request.files)
    if (each.field == "file" && each.bytes > 0) file = &each;
  if (!file) return refuse("Choose the CSV file that NHS England publishes.");
  if (file->bytes > kMostFileBytes)
    return refuse("This file is too large to be the ambulance file. Choose another one.");

  if (const Done good = check_file_name(file->name); !good) return refuse(good.error().message);

  std::ifstream stream(file->path, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  const auto edition = read_ambsys(bytes);
  if (!edition) return refuse(edition.error().message);
  if (!edition->months.empty())
    if (const Done had_begun = check_known_since(edition->months.back(), *known_at); !had_begun)
      return respond_import(context, feeds, had_begun.error().fields);
  const MergeCounts counts = load_ambsys(context.db, *edition,
                                         {.now = now,
                                          .known_at = *known_at,
                                          .loaded_by = context.visitor.account,
                                          .file_name = file->name,
                                          .sha256 = shell::sha256_hex(bytes),
                                          .note = note_of(*edition)});
  return http::Response::redirect(batch_url(counts.batch).with("done", "saved").text());
}

}  // namespace

shell::Routes national_import_routes(const html::Url& feeds) {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/import", kChange, [feeds](const shell::Context& context) { return show_import(context, feeds); },
       "Where an import begins"},
      {post, "/import", kChange, [feeds](const shell::Context& context) { return take_file(context, feeds); },
       "Takes NHS England's ambulance file"},
  };
}

}  // namespace qi::measures

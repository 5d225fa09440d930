#include "measures/imports/give_routes.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "measures/imports/draft_address.h"
#include "measures/imports/draft_store.h"
#include "measures/imports/give_pages.h"
#include "measures/imports/given_figures.h"
#include "measures/imports/import_urls.h"
#include "measures/imports/long_file_import.h"
#include "measures/measure_urls.h"
#include "measures/reading_parts.h"
#include "measures/series_address.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

/// For one series, or for any.
struct Giving {
  std::optional<SeriesFigures> figures;
};

Result<Giving> giving_for(const shell::Context& context) {
  if (context.request.capture("id").empty()) return Giving{};
  auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return figures.error();
  return Giving{std::move(*figures)};
}

std::vector<ui::SideLink> unfinished(const shell::Context& context) {
  std::vector<ui::SideLink> links;
  if (!context.visitor.account) return links;
  for (const DraftLine& draft : list_drafts(context.db, context.clock.now(), *context.visitor.account))
    links.push_back({fmt::format("{}, {}", draft.file_name.empty() ? "Pasted figures" : draft.file_name,
                                 short_date(london_date(draft.created_at))),
                     draft_rows_url(draft.id)});
  return links;
}

http::Response respond_give(const shell::Context& context, const Giving& giving, std::vector<FieldError> errors) {
  const int status = shell::form_status(errors);
  GivePage page{.figures = std::string(context.request.form.get("figures")),
                .errors = std::move(errors),
                .kicker = {},
                .value_hint = {},
                .drafts = unfinished(context),
                .action = give_figures_url(),
                .back = import_url(),
                .back_text = "Cancel",
                .csrf_token = context.visitor.csrf_token};
  ui::PageHead head = import_head("Import figures", status == 200 ? FormState::fine : FormState::refused);
  if (giving.figures) {
    const SeriesFigures& figures = *giving.figures;
    page.kicker = figures.measure.definition.name + " · " + figures.organisation.short_name;
    page.value_hint = unit_words(figures.measure.definition.format);
    page.action = import_points_url(figures.measure.id, figures.organisation.code);
    page.back = series_url(figures);
    page.back_text = "Back to the chart";
    head.breadcrumb = {{"Measures", wall_url()}, {figures.measure.definition.short_name, series_url(figures)}};
    head.menu = "Measures";
  }
  return shell::respond_page(context, head, give_page, page, status);
}

http::Response show_give(const shell::Context& context) {
  const auto giving = giving_for(context);
  if (!giving) return shell::respond(context, giving.error());
  return respond_give(context, *giving, {});
}

/// The bytes, and which control they came from.
struct GivenBytes {
  std::string bytes;
  std::string field = "figures";
  std::string file_name;
};

std::string bytes_at(const http::UploadedFile& file) {
  std::ifstream stream(file.path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// Straight to the rows when nothing has to be chosen.
html::Url next_step(const shell::Context& context, const ImportDraft& draft) {
  if (!sheet_to_read(draft)) return draft_sheet_url(draft.id);
  const auto ground = matching_ground(context.db, context.site.own_ods_code, draft.series);
  const auto reading = read_import(context.db, draft, ground, context.clock.today());
  return reading && reading->undecided() == 0 ? draft_rows_url(draft.id) : draft_columns_url(draft.id);
}

http::Response keep(const shell::Context& context, const Giving& giving, GivenBytes given) {
  GivenNote note{.file_name = std::move(given.file_name),
                 .sha256 = shell::sha256_hex(given.bytes),
                 .source_kind = given.field == "file" ? SourceKind::file : SourceKind::paste,
                 .series = giving.figures ? std::optional(giving.figures->series.id) : std::nullopt};
  // A file without dates or figures on any sheet has no next step: it is refused where it can be given again.
  auto read = draft_of_bytes(context.db, std::move(given.bytes), std::move(note));
  if (!read) return respond_give(context, giving, {{given.field, read.error().message}});
  ImportDraft draft = std::move(*read);
  draft.owner = *context.visitor.account;
  draft.created_at = context.clock.now();
  db::Transaction transaction(context.db);
  draft.id = create_draft(context.db, draft);
  transaction.commit();
  return http::Response::redirect(next_step(context, draft).text());
}

http::Response take(const shell::Context& context) {
  const auto giving = giving_for(context);
  if (!giving) return shell::respond(context, giving.error());
  for (const http::UploadedFile& file : context.request.files) {
    if (file.field != "file") continue;
    if (file.bytes == 0)
      return respond_give(context, *giving,
                          {{"file", "The file is empty. Give one with a column of dates and one of figures."}});
    if (file.bytes > kMostDraftBytes) {
      const auto batch = import_long_file(context, file.path, file.name);
      if (!batch) return respond_give(context, *giving, {{"file", batch.error().message}});
      return http::Response::redirect(batch_url(*batch).with("done", "saved").text());
    }
    return keep(context, *giving, {bytes_at(file), "file", file.name});
  }
  const std::string_view pasted = context.request.form.get("figures");
  if (trimmed(pasted).empty())
    return respond_give(context, *giving, {{"figures", "Paste your figures, or choose a file."}});
  return keep(context, *giving, {std::string(pasted), "figures", ""});
}

}  // namespace

shell::Routes give_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  constexpr std::string_view kOfSeries = "/measures/{id}/{code}/figures/import";
  return {
      {get, "/import/figures", kChange, show_give, "Paste or upload figures of any measures"},
      {post, "/import/figures", kChange, take, "Keeps what was given as a draft"},
      {get, kOfSeries, kChange, show_give, "Paste or upload figures for a series"},
      {post, kOfSeries, kChange, take, "Keeps what was given for a series as a draft"},
  };
}

}  // namespace qi::measures

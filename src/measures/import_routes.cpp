#include "measures/import_routes.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

#include "base/text.h"
#include "measures/figures_import.h"
#include "measures/import_pages.h"
#include "measures/measure_urls.h"
#include "measures/reading_parts.h"
#include "measures/series_address.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

// A series is one column of figures: a bigger file belongs to the national import or the command line.
constexpr std::uint64_t kMostFileBytes = 1'000'000;

/// What the person gave: the file where there is one, else the pasted cells.
struct GivenFigures {
  std::string text;
  std::string file_name;
  SourceKind source_kind = SourceKind::paste;
};

Result<GivenFigures> given_figures(const http::Request& request) {
  for (const http::UploadedFile& file : request.files) {
    if (file.field != "file" || file.bytes == 0) continue;
    if (file.bytes > kMostFileBytes)
      return Error::invalid_fields({{"file", "This file is larger than 1 MB. Keep only the date and figure columns."}});
    std::ifstream stream(file.path, std::ios::binary);
    return GivenFigures{std::string(std::istreambuf_iterator<char>(stream), {}), file.name, SourceKind::file};
  }
  return GivenFigures{std::string(request.form.get("figures")), "", SourceKind::paste};
}

ui::DataTable columns_table(const tabular::ColumnsGuess& guess) {
  ui::DataTable table;
  table.caption = "How each column was understood";
  table.columns = {{.title = "Your column"}, {.title = "First value"}, {.title = "Read as"}};
  for (std::size_t i = 0; i < guess.columns.size(); ++i) {
    const tabular::ColumnGuess& column = guess.columns[i];
    const std::string name = column.heading.empty() ? "Column " + std::to_string(i + 1) : column.heading;
    table.rows.push_back({.cells = {{.text = name},
                                    {.text = column.first},
                                    {.text = std::string(tabular::title(column.role)), .note = column.why}}});
  }
  return table;
}

ImportPreview preview_of(const ImportPlan& plan) {
  ImportPreview preview;
  preview.summary = fmt::format("{} new, {} changed, {} already there.", plan.added, plan.revised, plan.unchanged);
  if (plan.added + plan.revised > 0) preview.save_text = "Save " + counted(plan.added + plan.revised, "row", "rows");
  preview.questions = plan.questions;
  preview.notes = plan.notes;
  preview.columns = columns_table(plan.reading.columns);
  if (const auto reading = read_series(plan.preview)) {
    preview.saying = ui::Saying{.sentence = spc::sentence(reading->reading, reading->wording),
                                .tone = ui::tone_of(reading->reading.analysis.variation)};
    preview.figure = chart_figure_of(plan.preview, *reading, "");
  }
  return preview;
}

ImportPage empty_page(const shell::Context& context, const SeriesFigures& figures) {
  ImportPage page{
      .figures = {},
      .errors = {},
      .row_problems = {},
      .rows_ready = {},
      .preview = std::nullopt,
      .measure_name = figures.measure.definition.name,
      .organisation_name = figures.organisation.short_name,
      .value_hint = unit_words(figures.measure.definition.format),
      .action = import_points_url(figures.measure.id, figures.organisation.code),
      .back = series_url(figures),
      .csrf_token = context.visitor.csrf_token,
  };
  return page;
}

void fill(ImportPage& page, const ImportPlan& plan) {
  for (const tabular::RowProblem& problem : plan.problems) page.row_problems.push_back(tabular::words_of(problem));
  if (!plan.points.empty())
    page.rows_ready =
        counted(plan.points.size(), "row is ready", "rows are ready") + ". You can save now and come back to the rest.";
  page.preview = preview_of(plan);
}

http::Response respond_import(const shell::Context& context, const SeriesFigures& figures, const ImportPage& page) {
  const bool refused = !page.errors.empty();
  const ui::PageHead head{
      .title = "Import figures",
      .breadcrumb = {{"Measures", wall_url()}, {figures.measure.definition.short_name, series_url(figures)}},
      .menu = "Measures",
      .has_errors = refused || !page.row_problems.empty()};
  return shell::respond_page(context, head, import_page, page, shell::form_status(page.errors));
}

http::Response save(const shell::Context& context, const SeriesFigures& figures, const GivenFigures& given,
                    const ImportPlan& plan) {
  const Instant now = context.clock.now();
  merge_points(context.db, plan.points,
               {.now = now,
                .known_at = now,
                .loaded_by = context.visitor.account,
                .source_kind = given.source_kind,
                .scope = "series:" + to_text(figures.series.id),
                .file_name = given.file_name,
                .sha256 = shell::sha256_hex(given.text),
                .rows_read = plan.reading.rows_read,
                .note = plan.problems.empty() ? "" : counted(plan.problems.size(), "row", "rows") + " left out"});
  return http::Response::redirect(series_url(figures).with("saved", "figures").text());
}

http::Response show_import(const shell::Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  return respond_import(context, *figures, empty_page(context, *figures));
}

http::Response check_or_save(const shell::Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  ImportPage page = empty_page(context, *figures);
  const auto given = given_figures(context.request);
  if (!given) {
    page.figures = context.request.form.get("figures");
    page.errors = given.error().fields;
    return respond_import(context, *figures, page);
  }
  const bool is_text = is_utf8(given->text);
  if (is_text) page.figures = given->text;
  const auto plan = plan_import(*figures, given->text, context.clock.today());
  if (!plan) {
    // Text of a file stands in the box for pasting and is mended there; what is no text stays a matter of the file.
    page.errors = {{is_text ? "figures" : "file", plan.error().message}};
    return respond_import(context, *figures, page);
  }
  if (context.request.form.get("step") == "save" && !plan->points.empty())
    return save(context, *figures, *given, *plan);
  fill(page, *plan);
  return respond_import(context, *figures, page);
}

}  // namespace

shell::Routes import_routes() {
  using enum http::Method;
  constexpr std::string_view kPattern = "/measures/{id}/{code}/figures/import";
  return {
      {get, kPattern, shell::Permission::change_measures, show_import, "Paste or upload figures for a series"},
      {post, kPattern, shell::Permission::change_measures, check_or_save, "Checks the figures, or saves the good rows"},
  };
}

}  // namespace qi::measures

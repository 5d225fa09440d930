#include "measures/entry/entry_routes.h"

#include <algorithm>

#include "base/text.h"
#include "measures/entry/entry_pages.h"
#include "measures/figure_rules.h"
#include "measures/measure_urls.h"
#include "measures/point_import.h"
#include "measures/reading_parts.h"
#include "measures/series_address.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr std::size_t kRecentShown = 5;

std::vector<std::string> recent_figures(const SeriesFigures& figures) {
  const Definition& definition = figures.measure.definition;
  std::vector<std::string> lines;
  for (auto point = figures.points.rbegin(); point != figures.points.rend() && lines.size() < kRecentShown; ++point) {
    const std::string value = point->figure.value ? show(*point->figure.value, definition.format) : "not available";
    lines.push_back(period_name(definition.frequency, point->period) + ": " + value);
  }
  return lines;
}

EntryPage page_of(const shell::Context& context, const SeriesFigures& figures, EntryForm form,
                  std::vector<FieldError> errors) {
  const Definition& definition = figures.measure.definition;
  const bool asks = std::ranges::any_of(errors, [](const FieldError& error) { return error.field == "confirmed"; });
  return {
      .form = std::move(form),
      .errors = std::move(errors),
      .measure_name = definition.name,
      .organisation_name = figures.organisation.short_name,
      .period_label = capitalised(std::string(slug(definition.frequency))),
      .takes_parts = takes_parts(definition),
      .numerator_label = definition.numerator,
      .denominator_label = definition.denominator,
      .value_label = unit_words(definition.format),
      .asks = asks,
      .recent = recent_figures(figures),
      .action = add_point_url(figures.measure.id, figures.organisation.code),
      .back = series_url(figures),
      .csrf_token = context.visitor.csrf_token,
  };
}

http::Response respond_entry(const shell::Context& context, const SeriesFigures& figures, EntryForm form,
                             std::vector<FieldError> errors) {
  const int status = shell::form_status(errors);
  const EntryPage page = page_of(context, figures, std::move(form), std::move(errors));
  const ui::PageHead head{
      .title = "Add or correct a figure",
      .breadcrumb = {{"Measures", wall_url()}, {figures.measure.definition.short_name, series_url(figures)}},
      .menu = "Measures",
      .has_errors = status != 200};
  return shell::respond_page(context, head, entry_page, page, status);
}

http::Response show_entry(const shell::Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  EntryForm form = next_entry(*figures, context.clock.today());
  if (const std::string_view period = context.request.query.get("period"); !period.empty()) form.period = period;
  return respond_entry(context, *figures, std::move(form), {});
}

http::Response save_entry(const shell::Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  const http::Form& fields = context.request.form;
  EntryForm form{
      std::string(fields.get("period")),      std::string(fields.get("value")), std::string(fields.get("numerator")),
      std::string(fields.get("denominator")), fields.has("confirmed"),          fields.has("absent")};
  const auto entry = read_entry(*figures, form, context.clock.today());
  if (!entry) return respond_entry(context, *figures, std::move(form), entry.error().fields);

  const Instant now = context.clock.now();
  const IncomingPoint point{figures->series.id, entry->period, entry->figure};
  merge_points(context.db, std::span(&point, 1),
               {.now = now,
                .known_at = now,
                .loaded_by = context.visitor.account,
                .source_kind = SourceKind::entry,
                .scope = "series:" + to_text(figures->series.id),
                .rows_read = 1});
  return http::Response::redirect(
      series_url(*figures).with("saved", entry->figure.value ? "figure" : "removal").text());
}

}  // namespace

shell::Routes entry_routes() {
  using enum http::Method;
  constexpr std::string_view kPattern = "/measures/{id}/{code}/figures/new";
  return {
      {get, kPattern, shell::Permission::change_measures, show_entry, "Form for one figure"},
      {post, kPattern, shell::Permission::change_measures, save_entry, "Saves one figure"},
  };
}

}  // namespace qi::measures

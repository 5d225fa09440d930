#include "analysis/try_routes.h"

#include "analysis/try_pages.h"
#include "base/text.h"
#include "chart/png.h"
#include "measures/downloads/series_csv.h"
#include "shell/respond.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {
namespace {

TryForm form_of(const http::Form& fields) {
  TryForm form;
  form.figures = fields.get("figures");
  form.name = fields.get("name");
  if (fields.has("better")) form.better = fields.get("better");
  form.target = fields.get("target");
  if (fields.has("chart")) form.chart = fields.get("chart");
  return form;
}

TryForm example_form() {
  const TryExample& example = try_example();
  return {std::string(example.figures), std::string(example.name), std::string(example.better),
          std::string(example.target)};
}

TryPage page_of(const shell::Context& context, TryForm form) {
  return {
      .form = std::move(form),
      .errors = {},
      .answer = std::nullopt,
      .action = html::Url::path("/try"),
      .example = html::Url::path("/try").with("example", "1"),
      .save = html::Url::path("/measures/new"),
      .csrf_token = context.visitor.csrf_token,
      .example_source = {},
      .signed_in = context.visitor.signed_in(),
  };
}

http::Response respond_try(const shell::Context& context, const TryPage& page) {
  return shell::respond_page(context, {.title = "Try it", .menu = "Try it", .has_errors = !page.errors.empty()},
                             try_page, page, shell::form_status(page.errors));
}

http::Response download(const TryReading& read, std::string_view kind) {
  const std::string slug = slug_of(read.series.measure.definition.name);
  const std::string name = slug.empty() ? "chart" : slug;  // a name without a Latin letter
  const auto svg = [&] {
    return chart::spc_chart(measures::drawing_of(read.series, read.reading), chart::Size::wide, chart::Purpose::file);
  };
  if (kind == "png") return http::Response::file(chart::png_of(svg()), "image/png", name + ".png");
  if (kind == "svg") return http::Response::file(svg(), "image/svg+xml", name + ".svg");
  return http::Response::file(measures::series_csv(read.series, read.reading), "text/csv; charset=utf-8",
                              name + ".csv");
}

http::Response show_form(const shell::Context& context) {
  if (!context.request.query.has("example")) {
    TryForm empty;
    const auto chart = spc::find_chart(context.request.query.get("chart"));
    if (chart) empty.chart = spc::chart_row(*chart).slug;
    return respond_try(context, page_of(context, std::move(empty)));
  }
  TryPage page = page_of(context, example_form());
  page.example_source = try_example().source;
  const auto read = read_try(page.form);
  if (read) page.answer = answer_of(*read);
  return respond_try(context, page);
}

http::Response show_chart(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  TryPage page = page_of(context, form_of(fields));
  const auto read = read_try(page.form);
  if (!read) {
    page.errors = read.error().fields;
    return respond_try(context, page);
  }
  if (fields.has("download")) return download(*read, fields.get("download"));
  page.answer = answer_of(*read);
  if (const std::string asked = asked_of_future(*read, context.clock.today()); !asked.empty())
    page.answer->asks += (page.answer->asks.empty() ? "" : " ") + asked;
  return respond_try(context, page);
}

}  // namespace

shell::Routes try_routes() {
  using enum http::Method;
  return {
      {get, "/try", shell::Permission::read_public, show_form, "Paste figures without an account"},
      {post, "/try", shell::Permission::read_public, show_chart, "The chart of pasted figures; nothing is stored"},
  };
}

}  // namespace qi::analysis

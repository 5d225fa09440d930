#include "analysis/try_pareto/pareto_routes.h"

#include "analysis/try_pareto/pareto_pages.h"
#include "base/text.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

ParetoPage page_of(const shell::Context& context, ParetoForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = html::Url::path("/try/pareto"),
          .example = html::Url::path("/try/pareto").with("example", "1"),
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

http::Response respond_pareto(const shell::Context& context, const ParetoPage& page) {
  return shell::respond_page(context, {.title = "Causes", .menu = "Try it", .has_errors = !page.errors.empty()},
                             pareto_page, page, shell::form_status(page.errors));
}

http::Response download(const std::vector<ParetoReading>& read, const ParetoForm& form, std::string_view kind) {
  const std::string title = read.front().group.empty() ? read.front().drawing.name : form.name;
  const std::string slug = slug_of(title);
  const std::string name = slug.empty() ? "pareto" : slug;  // a name without a Latin letter
  if (kind == "png")
    return http::Response::file(chart::png_of(pareto_file_drawing(read, title)), "image/png", name + ".png");
  if (kind == "svg") return http::Response::file(pareto_file_drawing(read, title), "image/svg+xml", name + ".svg");
  return http::Response::file(pareto_csv(read), "text/csv; charset=utf-8", name + ".csv");
}

http::Response show_form(const shell::Context& context) {
  if (!context.request.query.has("example")) return respond_pareto(context, page_of(context, {}));
  ParetoPage page = page_of(context, pareto_example());
  page.example_note = "This is an example with made-up figures: reasons for late handovers.";
  if (const auto read = read_pareto_form(page.form)) page.answer = pareto_answer_of(*read);
  return respond_pareto(context, page);
}

http::Response show_chart(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  ParetoPage page = page_of(context, pareto_form_of(fields));
  const auto read = read_pareto_form(page.form);
  if (!read) {
    page.errors = read.error().fields;
    return respond_pareto(context, page);
  }
  if (fields.has("download")) return download(*read, page.form, fields.get("download"));
  page.answer = pareto_answer_of(*read);
  return respond_pareto(context, page);
}

}  // namespace

shell::Routes pareto_routes() {
  using enum http::Method;
  return {
      {get, "/try/pareto", shell::Permission::read_public, show_form, "Chart causes without an account"},
      {post, "/try/pareto", shell::Permission::read_public, show_chart,
       "The Pareto chart of a pasted table; nothing is stored"},
  };
}

}  // namespace qi::analysis

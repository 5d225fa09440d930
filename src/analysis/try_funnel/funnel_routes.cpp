#include "analysis/try_funnel/funnel_routes.h"

#include "analysis/try_funnel/funnel_pages.h"
#include "base/text.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

FunnelPage page_of(const shell::Context& context, FunnelForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = html::Url::path("/try/funnel"),
          .example = html::Url::path("/try/funnel").with("example", "1"),
          .csrf_token = context.visitor.csrf_token,
          .example_source = {}};
}

http::Response respond_funnel(const shell::Context& context, const FunnelPage& page) {
  return shell::respond_page(context,
                             {.title = "Places side by side", .menu = "Try it", .has_errors = !page.errors.empty()},
                             funnel_page, page, shell::form_status(page.errors));
}

http::Response download(const std::vector<FunnelReading>& read, const FunnelForm& form, std::string_view kind) {
  const std::string title = read.front().group.empty() ? read.front().drawing.name : form.name;
  const std::string slug = slug_of(title);
  const std::string name = slug.empty() ? "funnel" : slug;  // a name without a Latin letter
  if (kind == "png")
    return http::Response::file(chart::png_of(funnel_file_drawing(read, title)), "image/png", name + ".png");
  if (kind == "svg") return http::Response::file(funnel_file_drawing(read, title), "image/svg+xml", name + ".svg");
  return http::Response::file(funnel_csv(read), "text/csv; charset=utf-8", name + ".csv");
}

http::Response show_form(const shell::Context& context) {
  if (!context.request.query.has("example")) return respond_funnel(context, page_of(context, {}));
  FunnelPage page = page_of(context, funnel_example());
  page.example_source = funnel_example_source();
  if (const auto read = read_funnel_form(page.form)) page.answer = funnel_answer_of(*read);
  return respond_funnel(context, page);
}

http::Response show_chart(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  FunnelPage page = page_of(context, funnel_form_of(fields));
  const auto read = read_funnel_form(page.form);
  if (!read) {
    page.errors = read.error().fields;
    return respond_funnel(context, page);
  }
  if (fields.has("download")) return download(*read, page.form, fields.get("download"));
  page.answer = funnel_answer_of(*read);
  return respond_funnel(context, page);
}

}  // namespace

shell::Routes funnel_routes() {
  using enum http::Method;
  return {
      {get, "/try/funnel", shell::Permission::read_public, show_form, "Put places side by side without an account"},
      {post, "/try/funnel", shell::Permission::read_public, show_chart,
       "The funnel plot of a pasted table; nothing is stored"},
  };
}

}  // namespace qi::analysis

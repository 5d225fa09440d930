#include "analysis/try_sums/sums_routes.h"

#include "analysis/try_sums/sums_examples.h"
#include "analysis/try_sums/sums_pages.h"
#include "base/text.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

SumsPage page_of(const shell::Context& context, SumsForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = html::Url::path("/try/sums"),
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

http::Response respond_sums(const shell::Context& context, const SumsPage& page) {
  return shell::respond_page(
      context, {.title = "Try small changes and outcomes", .menu = "Try it", .has_errors = !page.errors.empty()},
      sums_page, page, shell::form_status(page.errors));
}

void put_answer(SumsPage& page) {
  const auto read = read_sums_form(page.form);
  auto answer = read ? sums_answer_of(*read) : Result<SumsAnswer>(read.error());
  if (answer)
    page.answer = *std::move(answer);
  else
    page.errors = answer.error().fields;
}

/// Another name than those of the buttons is answered with the table.
http::Response download(const SumsAnswer& answer, const std::string& chart, std::string_view asked) {
  for (const SumsPicture& picture : answer.pictures) {
    if (asked == picture.file + ".png")
      return http::Response::file(chart::png_of(picture.standing_alone), "image/png", picture.file + ".png");
    if (asked == picture.file + ".svg")
      return http::Response::file(picture.standing_alone, "image/svg+xml", picture.file + ".svg");
  }
  return http::Response::file(answer.csv, "text/csv; charset=utf-8", chart + ".csv");
}

http::Response show_form(const shell::Context& context) {
  const SumsForm fresh = fresh_sums_form(context.request.query.get("chart"));
  if (!context.request.query.has("example")) return respond_sums(context, page_of(context, fresh));
  const SumsExample example = sums_example(fresh.chart);
  SumsPage page = page_of(context, example.form);
  page.example_note = "This is an example with made-up figures: " + uncapitalised(std::string(example.story));
  put_answer(page);
  return respond_sums(context, page);
}

http::Response show_chart(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  SumsPage page = page_of(context, sums_form_of(fields));
  // Enter in a box presses the first button of the form: only another chart than the one shown is one that was taken.
  const bool takes_another = fields.has("take") && fields.get("shown") != page.form.chart;
  if (takes_another) {
    page.form = with_chart_taken(std::move(page.form));
    page.shows = SumsShows::choices;
  }
  put_answer(page);
  // Figures of another chart may not fit this one, and nobody has asked for an answer yet.
  if (takes_another && find_sums_chart(page.form.chart)) page.errors.clear();
  if (page.answer && context.request.form.has("download"))
    return download(*page.answer, page.form.chart, context.request.form.get("download"));
  return respond_sums(context, page);
}

}  // namespace

shell::Routes sums_routes() {
  using enum http::Method;
  return {
      {get, "/try/sums", shell::Permission::read_public, show_form,
       "Try charts of sums, of several figures, short runs and subgroups without an account"},
      {post, "/try/sums", shell::Permission::read_public, show_chart, "The chart of a pasted table; nothing is stored"},
  };
}

}  // namespace qi::analysis

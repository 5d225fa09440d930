#include "analysis/try_tests/tests_routes.h"

#include <fmt/format.h>

#include "analysis/try_tests/tests_pages.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

TestsPage page_of(const shell::Context& context, TestsForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = html::Url::path("/try/tests"),
          .example = html::Url::path("/try/tests").with("example", "1"),
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

/// Made up: minutes on scene of two crews.
TestsForm example_form() {
  return {.figures =
              "Checklist\tNo checklist\n31\t38\n28\t35\n34\t41\n30\t33\n27\t39\n33\t36\n29\t44\n32\t37\n26\t40\n"
              "30\t34\n35\t42\n28\t36\n"};
}

http::Response respond_tests(const shell::Context& context, TestsPage page) {
  if (!page.form.figures.empty()) {
    const auto read = read_tests_form(page.form);
    const auto answer = read ? test_answer_of(*read) : Result<TestAnswer>(read.error());
    if (answer)
      page.answer = *answer;
    else
      page.errors = answer.error().fields;
  }
  return shell::respond_page(context, {.title = "Try a test", .menu = "Try it", .has_errors = !page.errors.empty()},
                             tests_page, page, shell::form_status(page.errors));
}

http::Response show_form(const shell::Context& context) {
  if (!context.request.query.has("example")) return respond_tests(context, page_of(context, {}));
  TestsPage page = page_of(context, example_form());
  page.example_note =
      "This is an example with made-up figures: minutes on scene of crews with and without a checklist.";
  return respond_tests(context, std::move(page));
}

/// "2.svg" is the second picture as a drawing. nullopt: there is no such picture.
std::optional<http::Response> download(const TestsForm& form, std::string_view asked) {
  const auto read = read_tests_form(form);
  const auto answer = read ? test_answer_of(*read) : Result<TestAnswer>(read.error());
  if (!answer) return std::nullopt;
  const std::string name(read->question.test->slug);
  for (std::size_t i = 0; i < answer->files.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string file = answer->files.size() > 1 ? fmt::format("{}-{}", name, number) : name;
    const std::string& svg = answer->files[i];
    if (asked == number + ".png") return http::Response::file(chart::png_of(svg), "image/png", file + ".png");
    if (asked == number + ".svg") return http::Response::file(svg, "image/svg+xml", file + ".svg");
  }
  return std::nullopt;
}

http::Response show_answer(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  TestsPage page = page_of(context, tests_form_of(fields));
  if (fields.has("download"))
    if (auto file = download(page.form, fields.get("download"))) return *std::move(file);
  if (!page.form.figures.empty()) return respond_tests(context, std::move(page));
  page.errors = read_tests_form(page.form).error().fields;
  return shell::respond_page(context, {.title = "Try a test", .menu = "Try it", .has_errors = true}, tests_page, page,
                             shell::form_status(page.errors));
}

}  // namespace

shell::Routes tests_routes() {
  using enum http::Method;
  return {
      {get, "/try/tests", shell::Permission::read_public, show_form, "Try a test on a table without an account"},
      {post, "/try/tests", shell::Permission::read_public, show_answer,
       "The answer for a pasted table; nothing is stored"},
  };
}

}  // namespace qi::analysis

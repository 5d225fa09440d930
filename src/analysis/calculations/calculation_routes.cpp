#include "analysis/calculations/calculation_routes.h"

#include <string>

#include "analysis/calculations/calculation_examples.h"
#include "analysis/calculations/calculation_pages.h"
#include "base/assert.h"
#include "base/text.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response show_list(const shell::Context& context, const CalculationShelf& shelf) {
  return shell::respond_page(context, {.title = std::string(shelf.page_name), .menu = "Try it"}, calculation_list_page,
                             CalculationListPage{&shelf});
}

http::Response respond_calculation(const shell::Context& context, const CalculationPage& page) {
  return shell::respond_page(
      context,
      {.title = std::string(page.calculation.row->title), .menu = "Try it", .has_errors = !page.errors.empty()},
      calculation_page, page, shell::form_status(page.errors));
}

Result<WorkedCalculation> worked_form(const CalculationForm& form) {
  auto reading = read_calculation_form(form);
  if (!reading) return reading.error();
  return work_out(*std::move(reading));
}

http::Response answer(const shell::Context& context, CalculationPage page) {
  const auto worked = worked_form(page.form);
  if (worked)
    page.answer = answer_of(*worked);
  else
    page.errors = worked.error().fields;
  return respond_calculation(context, page);
}

http::Response download(const WorkedCalculation& worked, std::string_view kind) {
  const std::string name(worked.reading.row->slug);
  if (kind == "csv" || worked.pictures.empty())
    return http::Response::file(calculation_csv(worked.result), "text/csv; charset=utf-8", name + ".csv");
  std::string svg = worked.pictures.front().draw(chart::Size::wide, chart::Purpose::file);
  if (kind == "png") return http::Response::file(chart::png_of(svg), "image/png", name + ".png");
  return http::Response::file(std::move(svg), "image/svg+xml", name + ".svg");
}

CalculationPage page_of(const shell::Context& context, const ShelvedCalculation& calculation, CalculationForm form) {
  return {.calculation = calculation,
          .form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

http::Response show_form(const shell::Context& context, const ShelvedCalculation& calculation) {
  const stats::CalculationRow& row = *calculation.row;
  if (context.request.query.has("empty"))
    return respond_calculation(context, page_of(context, calculation, usual_form(row)));
  const CalculationExample* example = find_calculation_example(row.slug);
  QI_ASSERT(example != nullptr);  // a test asks for every row
  CalculationPage page = page_of(context, calculation, form_of(*example, row));
  page.example_note = "This is an example with made-up figures: " + uncapitalised(std::string(example->story));
  return answer(context, std::move(page));
}

http::Response show_answer(const shell::Context& context, const ShelvedCalculation& calculation) {
  const http::Form& fields = context.request.form;
  CalculationPage page = page_of(context, calculation, calculation_form_of(*calculation.row, fields));
  if (fields.has("download"))
    if (const auto worked = worked_form(page.form)) return download(*worked, fields.get("download"));
  return answer(context, std::move(page));
}

using Answers = http::Response(const shell::Context& context, const ShelvedCalculation& calculation);

/// For the calculation that the address names, where it stands on this shelf.
http::Response of_shelf(const shell::Context& context, const CalculationShelf& shelf, Answers* answers) {
  const auto calculation = find_calculation(context.request.capture("slug"));
  if (!calculation || calculation->shelf != &shelf)
    return shell::respond(
        context, Error::not_found("There is no such question. See all of them at " + shelf_url(shelf).text() + "."));
  return answers(context, *calculation);
}

}  // namespace

shell::Routes calculation_routes() {
  using enum http::Method;
  constexpr auto kNeeds = shell::Permission::read_public;
  const CalculationShelf& plan = calculation_shelves()[0];
  const CalculationShelf& measurement = calculation_shelves()[1];
  return {
      {get, "/try/plan", kNeeds, [&plan](const auto& context) { return show_list(context, plan); },
       "Every question of how many"},
      {get, "/try/plan/{slug}", kNeeds, [&plan](const auto& context) { return of_shelf(context, plan, show_form); },
       "A calculation of power, sample size or sampling, with an example"},
      {post, "/try/plan/{slug}", kNeeds, [&plan](const auto& context) { return of_shelf(context, plan, show_answer); },
       "The answer for what was typed; nothing is stored"},
      {get, "/try/measurement", kNeeds, [&measurement](const auto& context) { return show_list(context, measurement); },
       "Every study of a measurement system"},
      {get, "/try/measurement/{slug}", kNeeds,
       [&measurement](const auto& context) { return of_shelf(context, measurement, show_form); },
       "A study of a measurement system, with an example"},
      {post, "/try/measurement/{slug}", kNeeds,
       [&measurement](const auto& context) { return of_shelf(context, measurement, show_answer); },
       "The answer for a pasted table; nothing is stored"},
  };
}

}  // namespace qi::analysis

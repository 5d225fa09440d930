#include "analysis/which_chart_routes.h"

#include "analysis/which_chart_pages.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response show_questions(const shell::Context& context) {
  return shell::respond_page(context, {.title = "Which chart?", .menu = "Try it"}, which_chart_page,
                             which_chart_of(context.request.query));
}

}  // namespace

shell::Routes which_chart_routes() {
  return {{http::Method::get, "/try/which-chart", shell::Permission::read_public, show_questions,
           "Three questions that lead to a chart, without an account"}};
}

}  // namespace qi::analysis

#include "analysis/try_capability/capability_routes.h"

#include "analysis/try_capability/capability_pages.h"
#include "analysis/try_capability/step_yield_pages.h"
#include "base/text.h"
#include "chart/png.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

html::Url values_path() {
  return html::Url::path("/try/capability");
}
html::Url steps_path() {
  return html::Url::path("/try/capability/steps");
}

CapabilityPage page_of(const shell::Context& context, CapabilityForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = values_path(),
          .example = values_path().with("example", "1"),
          .steps = steps_path(),
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

/// Made up: minutes and seconds on scene of sixty calls, one after another.
CapabilityForm example_form() {
  return {.figures =
              "Time on scene\n"
              "32:30\n28:07\n27:13\n30:52\n29:06\n31:53\n31:59\n31:39\n35:25\n32:15\n"
              "26:36\n43:01\n32:48\n27:36\n34:39\n26:44\n29:42\n34:14\n25:26\n29:39\n"
              "31:12\n40:02\n24:25\n35:07\n31:26\n28:55\n23:14\n32:31\n18:48\n33:50\n"
              "41:08\n27:27\n37:55\n28:49\n29:40\n37:47\n22:13\n36:43\n33:49\n30:27\n"
              "37:02\n21:14\n25:46\n30:34\n36:09\n29:37\n23:59\n36:00\n39:08\n31:16\n"
              "23:54\n25:31\n28:30\n28:33\n32:41\n37:35\n33:39\n27:12\n33:26\n34:24\n",
          .name = "Time on scene",
          .upper = "40:00",
          .times = "yes"};
}

http::Response respond_capability(const shell::Context& context, const CapabilityPage& page) {
  return shell::respond_page(context,
                             {.title = "Is it good enough?", .menu = "Try it", .has_errors = !page.errors.empty()},
                             capability_page, page, shell::form_status(page.errors));
}

http::Response picture(const std::string& svg, std::string_view kind, const std::string& name) {
  if (kind.ends_with("png")) return http::Response::file(chart::png_of(svg), "image/png", name + ".png");
  return http::Response::file(svg, "image/svg+xml", name + ".svg");
}

http::Response download(const CapabilityReading& reading, const CapabilityFindings& found, std::string_view kind) {
  constexpr auto kWide = chart::Size::wide;
  constexpr auto kFile = chart::Purpose::file;
  const std::string slug = slug_of(reading.name);
  const std::string name = slug.empty() ? "capability" : slug;  // a name without a Latin letter
  if (kind.starts_with("plot") && found.plot)
    return picture(chart::probability_plot_chart(plot_drawing_of(reading, found), kWide, kFile), kind,
                   name + "-probability-plot");
  if (kind.starts_with("histogram"))
    return picture(chart::histogram_chart(histogram_drawing_of(reading, found), kWide, kFile), kind,
                   name + "-histogram");
  return http::Response::file(capability_csv(reading, found), "text/csv; charset=utf-8", name + "-capability.csv");
}

/// The page with what its form asks for, or with why not; a download where one is asked for.
http::Response answer(const shell::Context& context, CapabilityPage page, std::string_view download_kind) {
  const auto reading = read_capability_form(page.form);
  const auto found = reading ? findings_of(*reading) : Result<CapabilityFindings>(reading.error());
  if (found && !download_kind.empty()) return download(*reading, *found, download_kind);
  if (found)
    page.answer = capability_answer_of(*reading, *found);
  else
    page.errors = found.error().fields;
  return respond_capability(context, page);
}

http::Response show_form(const shell::Context& context) {
  if (!context.request.query.has("example")) return respond_capability(context, page_of(context, {}));
  CapabilityPage page = page_of(context, example_form());
  page.example_note = "This is an example with made-up figures: minutes and seconds on scene of 60 calls.";
  return answer(context, std::move(page), "");
}

http::Response show_answer(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  return answer(context, page_of(context, capability_form_of(fields)), fields.get("download"));
}

StepYieldPage steps_page_of(const shell::Context& context, StepYieldForm form) {
  return {.form = std::move(form),
          .errors = {},
          .answer = std::nullopt,
          .action = steps_path(),
          .example = steps_path().with("example", "1"),
          .values = values_path(),
          .csrf_token = context.visitor.csrf_token,
          .example_note = {}};
}

/// Made up: records of a month through three checks.
StepYieldForm example_steps() {
  return {.steps =
              "Step\tRecords\tEntries in each\tWrong in the end\tPut right in the step\n"
              "Call details\t1200\t4\t30\t18\nClinical record\t1200\t10\t96\t240\nHandover\t1180\t3\t41\t12\n"};
}

http::Response respond_steps(const shell::Context& context, const StepYieldPage& page) {
  return shell::respond_page(context, {.title = "Yield of steps", .menu = "Try it", .has_errors = !page.errors.empty()},
                             step_yield_page, page, shell::form_status(page.errors));
}

http::Response answer_steps(const shell::Context& context, StepYieldPage page) {
  const auto steps = read_process_steps(page.form);
  if (!steps) {
    page.errors = steps.error().fields;
    return respond_steps(context, page);
  }
  if (const auto found = spc::process_yield(*steps))
    page.answer = step_yield_answer_of(*steps, *found);
  else
    page.errors = {{"steps", found.error().message}};
  return respond_steps(context, page);
}

http::Response show_steps_form(const shell::Context& context) {
  if (!context.request.query.has("example")) return respond_steps(context, steps_page_of(context, {}));
  StepYieldPage page = steps_page_of(context, example_steps());
  page.example_note = "This is an example with made-up counts: records that pass three steps.";
  return answer_steps(context, std::move(page));
}

http::Response show_yield(const shell::Context& context) {
  return answer_steps(context, steps_page_of(context, step_yield_form_of(context.request.form)));
}

}  // namespace

shell::Routes capability_routes() {
  using enum http::Method;
  return {
      {get, "/try/capability", shell::Permission::read_public, show_form,
       "Ask whether figures meet limits, without an account"},
      {post, "/try/capability", shell::Permission::read_public, show_answer,
       "The capability of pasted figures; nothing is stored"},
      {get, "/try/capability/steps", shell::Permission::read_public, show_steps_form,
       "Work out the yield of steps without an account"},
      {post, "/try/capability/steps", shell::Permission::read_public, show_yield,
       "The yield of typed steps; nothing is stored"},
  };
}

}  // namespace qi::analysis

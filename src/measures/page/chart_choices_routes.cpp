#include "measures/page/chart_choices_routes.h"

#include <algorithm>

#include "measures/annotation_store.h"
#include "measures/exclusion_store.h"
#include "measures/free_text_check.h"
#include "measures/measure_urls.h"
#include "measures/page/chart_choices_pages.h"
#include "measures/phase_store.h"
#include "measures/series_address.h"
#include "measures/target_store.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

Author author_of(const shell::Context& context) {
  return {context.visitor.account, context.visitor.name};
}

html::Url choices_url(const SeriesFigures& figures, std::string_view below) {
  const html::Url page = chart_choices_url(figures.measure.id, figures.organisation.code);
  return html::Url::path(page.text() + std::string(below));
}

html::Url withdrawal(const SeriesFigures& figures, std::string_view kind, std::int64_t number) {
  return choices_url(figures, "/" + std::string(kind) + "/" + std::to_string(number) + "/withdrawal");
}

/// What somebody wrote, ready for the sentence after it: people leave the full stop out.
std::string as_sentence(std::string text) {
  const bool ended = !text.empty() && std::string_view(".?").find(text.back()) != std::string_view::npos;
  return ended ? text : text + ".";
}

std::string decided_by(const Author& author, Instant when) {
  return "Added by " + author.name + ", " + long_date(london_date(when)) + ".";
}

StandingChoice standing(const SeriesFigures& figures, const Target& target) {
  std::string detail = "From " + long_date(target.from) + ". " + std::string(title(target.kind)) + ".";
  if (!target.source.empty()) detail += " " + target.source;
  return {show_target(target.value, figures.measure.definition.format) + ", " + target.title, std::move(detail),
          withdrawal(figures, "targets", target.id.number)};
}

StandingChoice standing(const SeriesFigures& figures, const Annotation& annotation) {
  std::string detail = long_date(annotation.happened_on) + ". " + std::string(title(annotation.kind)) + ". ";
  if (!annotation.note.empty()) detail += as_sentence(annotation.note) + " ";
  return {annotation.code + " " + annotation.title, detail + decided_by(annotation.author, annotation.created_at),
          withdrawal(figures, "events", annotation.id.number)};
}

StandingChoice standing(const SeriesFigures& figures, const Phase& phase) {
  return {
      phase.title + ", from " + long_date(phase.starts_on),
      as_sentence(phase.reason) + " Agreed by " + phase.approver + ". " + decided_by(phase.author, phase.created_at),
      withdrawal(figures, "phases", phase.id.number)};
}

StandingChoice standing(const SeriesFigures& figures, const Exclusion& exclusion) {
  return {period_name(figures.measure.definition.frequency, exclusion.period),
          as_sentence(exclusion.reason) + " " + decided_by(exclusion.author, exclusion.created_at),
          withdrawal(figures, "exclusions", exclusion.id.number)};
}

template <class Choice>
std::vector<StandingChoice> standing_choices(const SeriesFigures& figures, const std::vector<Choice>& choices) {
  std::vector<StandingChoice> rows;
  for (const Choice& choice : choices) rows.push_back(standing(figures, choice));
  return rows;
}

ChartChoicesPage page_of(const shell::Context& context, const SeriesFigures& figures) {
  return {
      .measure_name = figures.measure.definition.name,
      .organisation_name = figures.organisation.short_name,
      .targets = standing_choices(figures, figures.targets),
      .annotations = standing_choices(figures, figures.annotations),
      .phases = standing_choices(figures, figures.phases),
      .exclusions = standing_choices(figures, figures.exclusions),
      .target = {},
      .annotation = {},
      .phase = {},
      .exclusion = {},
      .errors = {},
      .saved = context.request.query.has("saved") ? "The chart follows your change." : "",
      .add_target = choices_url(figures, "/targets"),
      .add_annotation = choices_url(figures, "/events"),
      .add_phase = choices_url(figures, "/phases"),
      .add_exclusion = choices_url(figures, "/exclusions"),
      .chart = series_url(figures),
      .csrf_token = context.visitor.csrf_token,
  };
}

http::Response respond_choices(const shell::Context& context, const SeriesFigures& figures,
                               const ChartChoicesPage& page) {
  const bool refused = !page.errors.empty();
  const ui::PageHead head{
      .title = "Change this chart",
      .breadcrumb = {{"Measures", wall_url()}, {figures.measure.definition.short_name, series_url(figures)}},
      .menu = "Measures",
      .has_errors = refused};
  return shell::respond_page(context, head, chart_choices_page, page, shell::form_status(page.errors));
}

http::Response show_choices(const shell::Context& context) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  ChartChoicesPage page = page_of(context, *figures);
  // A signal's page leads here with what it knows already.
  page.annotation = annotation_form_of(context.request.query);
  page.exclusion = exclusion_form_of(context.request.query);
  if (page.annotation.kind.empty()) page.annotation.kind = AnnotationForm().kind;
  return respond_choices(context, *figures, page);
}

http::Response back_to_choices(const SeriesFigures& figures) {
  return http::Response::redirect(choices_url(figures, "").with("saved", "1").text());
}

/// What a store refused, under the names of the form's fields: its "title" is "event_title" here. A refusal without
/// fields (another phase starts there) belongs to the form's first field.
std::vector<FieldError> errors_on(const Error& error, std::string_view first_field) {
  if (error.fields.empty()) return {{std::string(first_field), error.message}};
  const std::string prefix(first_field.substr(0, first_field.find('_') + 1));
  std::vector<FieldError> errors;
  for (const FieldError& each : error.fields) errors.push_back({prefix + each.field, each.message});
  return errors;
}

/// How one kind of choice is read, kept and shown again when it is refused.
template <class Form, class Choice>
struct ChoiceKind {
  Form (*form_of)(const http::Form&);
  Form ChartChoicesPage::*on_page;
  std::string_view first_field;
  Result<Choice> (*read)(const SeriesFigures&, const Form&, const Author&);
  Done (*keep)(const shell::Context&, const Choice&);
};

template <class Form, class Choice>
http::Response add_choice(const shell::Context& context, const ChoiceKind<Form, Choice>& kind) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  const Form form = kind.form_of(context.request.form);
  const auto refuse = [&](std::vector<FieldError> errors) {
    ChartChoicesPage page = page_of(context, *figures);
    page.*kind.on_page = form;
    page.errors = std::move(errors);
    return respond_choices(context, *figures, page);
  };
  std::vector<FieldError> asked;
  check_every_text(asked, context.request.form);
  if (!asked.empty()) return refuse(std::move(asked));
  const auto choice = kind.read(*figures, form, author_of(context));
  if (!choice) return refuse(choice.error().fields);
  db::Transaction transaction(context.db);
  if (const Done kept = kind.keep(context, *choice); !kept) return refuse(errors_on(kept.error(), kind.first_field));
  transaction.commit();
  return back_to_choices(*figures);
}

template <class T>
Done done_of(const Result<T>& result) {
  if (!result) return result.error();
  return {};
}

http::Response add_target(const shell::Context& context) {
  return add_choice<TargetForm, Target>(
      context,
      {.form_of = target_form_of,
       .on_page = &ChartChoicesPage::target,
       .first_field = "target_value",
       .read = [](const SeriesFigures& figures, const TargetForm& form,
                  const Author&) { return read_target(figures, form); },
       .keep = [](const shell::Context& c,
                  const Target& target) { return done_of(create_target(c.db, c.clock.now(), author_of(c), target)); }});
}

http::Response add_annotation(const shell::Context& context) {
  return add_choice<AnnotationForm, Annotation>(context,
                                                {.form_of = annotation_form_of,
                                                 .on_page = &ChartChoicesPage::annotation,
                                                 .first_field = "event_title",
                                                 .read = read_annotation,
                                                 .keep = [](const shell::Context& c, const Annotation& read) {
                                                   Annotation annotation = read;
                                                   annotation.code = next_annotation_code(c.db, read.series, read.kind);
                                                   return done_of(create_annotation(c.db, c.clock.now(), annotation));
                                                 }});
}

http::Response add_phase(const shell::Context& context) {
  return add_choice<PhaseForm, Phase>(context, {.form_of = phase_form_of,
                                                .on_page = &ChartChoicesPage::phase,
                                                .first_field = "phase_from",
                                                .read = read_phase,
                                                .keep = [](const shell::Context& c, const Phase& phase) {
                                                  return done_of(create_phase(c.db, c.clock.now(), phase));
                                                }});
}

http::Response add_exclusion(const shell::Context& context) {
  return add_choice<ExclusionForm, Exclusion>(context,
                                              {.form_of = exclusion_form_of,
                                               .on_page = &ChartChoicesPage::exclusion,
                                               .first_field = "exclusion_period",
                                               .read = read_exclusion,
                                               .keep = [](const shell::Context& c, const Exclusion& exclusion) {
                                                 return done_of(create_exclusion(c.db, c.clock.now(), exclusion));
                                               }});
}

/// Takes back one of the choices that stand on this very series; a choice of another series is not found.
template <class Choice, class Withdraw>
http::Response withdraw_choice(const shell::Context& context, std::vector<Choice> SeriesFigures::*of_kind,
                               const Withdraw& withdraw) {
  const auto figures = load_addressed_figures(context.db, context.request);
  if (!figures) return shell::respond(context, figures.error());
  const auto& choices = (*figures).*of_kind;
  const auto chosen = std::ranges::find_if(
      choices, [&](const Choice& each) { return to_text(each.id) == context.request.capture("choice"); });
  if (chosen == choices.end())
    return shell::respond(context,
                          Error::not_found("That was already taken back. Open the chart again to see what stands."));
  db::Transaction transaction(context.db);
  const Done done = withdraw(context.db, context.clock.now(), author_of(context), chosen->id);
  if (!done) return shell::respond(context, done.error());
  transaction.commit();
  return back_to_choices(*figures);
}

http::Response take_back_target(const shell::Context& context) {
  return withdraw_choice(context, &SeriesFigures::targets, withdraw_target);
}
http::Response take_back_annotation(const shell::Context& context) {
  return withdraw_choice(context, &SeriesFigures::annotations, withdraw_annotation);
}
http::Response take_back_phase(const shell::Context& context) {
  return withdraw_choice(context, &SeriesFigures::phases, withdraw_phase);
}
http::Response take_back_exclusion(const shell::Context& context) {
  return withdraw_choice(context, &SeriesFigures::exclusions, withdraw_exclusion);
}

}  // namespace

shell::Routes chart_choices_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/measures/{id}/{code}/choices", kChange, show_choices, "Targets, notes, limits and exclusions of a chart"},
      {post, "/measures/{id}/{code}/choices/targets", kChange, add_target, "Adds a target"},
      {post, "/measures/{id}/{code}/choices/events", kChange, add_annotation, "Marks a test of change or an event"},
      {post, "/measures/{id}/{code}/choices/phases", kChange, add_phase, "Recalculates limits from a date"},
      {post, "/measures/{id}/{code}/choices/exclusions", kChange, add_exclusion, "Leaves a point out of the limits"},
      {post, "/measures/{id}/{code}/choices/targets/{choice}/withdrawal", kChange, take_back_target,
       "Takes a target back"},
      {post, "/measures/{id}/{code}/choices/events/{choice}/withdrawal", kChange, take_back_annotation,
       "Takes a note back"},
      {post, "/measures/{id}/{code}/choices/phases/{choice}/withdrawal", kChange, take_back_phase,
       "Joins limits again"},
      {post, "/measures/{id}/{code}/choices/exclusions/{choice}/withdrawal", kChange, take_back_exclusion,
       "Counts a point again"},
  };
}

}  // namespace qi::measures

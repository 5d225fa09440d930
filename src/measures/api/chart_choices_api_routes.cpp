#include "measures/api/chart_choices_api_routes.h"

#include <algorithm>

#include "measures/annotation_store.h"
#include "measures/api/api_texts.h"
#include "measures/api/chart_choices_api.h"
#include "measures/api/series_api_address.h"
#include "measures/exclusion_store.h"
#include "measures/phase_store.h"
#include "measures/target_store.h"
#include "shell/api_page.h"
#include "shell/api_write.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::ApiAnswer;
using shell::Context;

Author author_of(const Context& context) {
  return {context.visitor.account, context.visitor.name};
}

/// How one kind of choice is read, kept and written.
template <class Choice, class ChoiceId>
struct ApiChoice {
  std::string_view prefix;  ///< of the form's fields: "target_"
  std::vector<Choice> SeriesFigures::*of_kind;
  shell::Schema (*new_schema)();
  void (*write)(json::Writer&, const Choice&);
  Result<Choice> (*read)(const Context&, const SeriesFigures&, const json::Object&);
  Result<ChoiceId> (*keep)(const Context&, const Choice&);
  Done (*withdraw)(db::Connection&, Instant, const Author&, ChoiceId);
};

const ApiChoice<Target, TargetId> kTargets{
    .prefix = "target_",
    .of_kind = &SeriesFigures::targets,
    .new_schema = new_target_schema,
    .write = write_target,
    .read =
        [](const Context&, const SeriesFigures& figures, const json::Object& sent) {
          return read_target(figures, target_form_of(sent, figures.measure.definition.format));
        },
    .keep = [](const Context& c,
               const Target& target) { return create_target(c.db, c.clock.now(), author_of(c), target); },
    .withdraw = withdraw_target};

const ApiChoice<Annotation, AnnotationId> kAnnotations{
    .prefix = "event_",
    .of_kind = &SeriesFigures::annotations,
    .new_schema = new_annotation_schema,
    .write = write_annotation,
    .read = [](const Context& c, const SeriesFigures& figures,
               const json::Object& sent) { return read_annotation(figures, annotation_form_of(sent), author_of(c)); },
    .keep =
        [](const Context& c, const Annotation& read) {
          Annotation annotation = read;
          annotation.code = next_annotation_code(c.db, read.series, read.kind);
          return create_annotation(c.db, c.clock.now(), annotation);
        },
    .withdraw = withdraw_annotation};

const ApiChoice<Phase, PhaseId> kPhases{
    .prefix = "phase_",
    .of_kind = &SeriesFigures::phases,
    .new_schema = new_phase_schema,
    .write = write_phase,
    .read = [](const Context& c, const SeriesFigures& figures,
               const json::Object& sent) { return read_phase(figures, phase_form_of(sent), author_of(c)); },
    .keep = [](const Context& c, const Phase& phase) { return create_phase(c.db, c.clock.now(), phase); },
    .withdraw = withdraw_phase};

const ApiChoice<Exclusion, ExclusionId> kExclusions{
    .prefix = "exclusion_",
    .of_kind = &SeriesFigures::exclusions,
    .new_schema = new_exclusion_schema,
    .write = write_exclusion,
    .read = [](const Context& c, const SeriesFigures& figures,
               const json::Object& sent) { return read_exclusion(figures, exclusion_form_of(sent), author_of(c)); },
    .keep = [](const Context& c,
               const Exclusion& exclusion) { return create_exclusion(c.db, c.clock.now(), exclusion); },
    .withdraw = withdraw_exclusion};

/// The form calls its fields "target_value"; the body's member is "value".
Error under_member_names(Error error, std::string_view prefix) {
  for (FieldError& each : error.fields)
    if (each.field.starts_with(prefix)) each.field.erase(0, prefix.size());
  return error;
}

template <const auto& kKind>
http::Response list_choices(const Context& context) {
  const auto figures = load_api_figures_as_known(context);
  if (!figures) return shell::respond(context, figures.error());
  return shell::respond_api_page(
      context,
      [&](json::Writer& w) {
        for (const auto& choice : (*figures).*kKind.of_kind) kKind.write(w, choice);
      },
      std::nullopt);
}

template <const auto& kKind>
http::Response add_sent_choice(const Context& context) {
  const auto sent = shell::read_api_body(context.request, kKind.new_schema());
  if (!sent) return shell::respond(context, sent.error());
  if (const Done clean = check_sent_texts(*sent); !clean) return shell::respond(context, clean.error());
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto figures = load_api_figures(context);
    if (!figures) return figures.error();
    const auto choice = kKind.read(context, *figures, *sent);
    if (!choice) return under_member_names(choice.error(), kKind.prefix);
    const auto id = kKind.keep(context, *choice);
    if (!id) return under_member_names(id.error(), kKind.prefix);
    const auto after = load_api_figures(context);
    if (!after) return after.error();
    const auto& choices = (*after).*kKind.of_kind;
    const auto kept = std::ranges::find_if(choices, [&](const auto& each) { return each.id == *id; });
    QI_ASSERT(kept != choices.end());
    json::Writer w;
    kKind.write(w, *kept);
    return ApiAnswer{.status = 201, .body = std::move(w).take(), .location = context.request.path + "/" + to_text(*id)};
  });
}

/// One of another series is not found.
template <const auto& kKind>
http::Response withdraw_sent_choice(const Context& context) {
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto figures = load_api_figures(context);
    if (!figures) return figures.error();
    const auto& choices = (*figures).*kKind.of_kind;
    const auto chosen = std::ranges::find_if(
        choices, [&](const auto& each) { return to_text(each.id) == context.request.capture("choice"); });
    if (chosen == choices.end())
      return Error::not_found("There is none with this number on this series. It may have been withdrawn already.");
    const Done done = kKind.withdraw(context.db, context.clock.now(), author_of(context), chosen->id);
    if (!done) return done.error();
    return ApiAnswer{.status = 204};
  });
}

/// The three rows of one kind.
struct KindRows {
  std::string_view group;
  std::string_view list_pattern;
  std::string_view one_pattern;
  shell::RouteHandler list;
  shell::RouteHandler add;
  shell::RouteHandler withdraw;
  std::string_view list_purpose;
  std::string_view add_purpose;
  std::string_view withdraw_purpose;
  shell::Schema schema;
  shell::Schema new_schema;
  std::string_view page_name;
  std::string_view example;
};

void append_rows(shell::Routes& routes, const KindRows& kind) {
  using namespace shell;  // schema builders
  auto of_series_then = series_parameters();
  of_series_then.push_back(known_on_parameter());
  auto of_one = series_parameters();
  of_one.push_back(in_path("choice", whole_schema("Its number.")));
  routes.push_back({http::Method::get, kind.list_pattern, Permission::read_measures, kind.list, kind.list_purpose,
                    ApiOperation{.group = kind.group,
                                 .parameters = of_series_then,
                                 .answer = page_schema(std::string(kind.page_name), kind.schema)}});
  routes.push_back({http::Method::post, kind.list_pattern, Permission::write_choices, kind.add, kind.add_purpose,
                    ApiOperation{.group = kind.group,
                                 .parameters = series_parameters(),
                                 .body = kind.new_schema,
                                 .body_example = std::string(kind.example),
                                 .answer = kind.schema,
                                 .status = 201,
                                 .repetition = Repetition::needs_a_key}});
  routes.push_back({http::Method::del, kind.one_pattern, Permission::write_choices, kind.withdraw,
                    kind.withdraw_purpose,
                    ApiOperation{.group = kind.group, .parameters = of_one, .answer = std::nullopt, .status = 204}});
}

}  // namespace

shell::Routes chart_choices_api_routes() {
  shell::Routes routes;
  append_rows(routes, {.group = "Targets",
                       .list_pattern = "/api/v1/series/{measure}/{organisation}/targets",
                       .one_pattern = "/api/v1/series/{measure}/{organisation}/targets/{choice}",
                       .list = list_choices<kTargets>,
                       .add = add_sent_choice<kTargets>,
                       .withdraw = withdraw_sent_choice<kTargets>,
                       .list_purpose = "Targets that stand, by date",
                       .add_purpose = "Adds a target",
                       .withdraw_purpose = "Withdraws a target",
                       .schema = target_schema(),
                       .new_schema = new_target_schema(),
                       .page_name = "TargetPage",
                       .example = R"({"value": 1080, "from": "2025-04-01", "title": "18-minute standard"})"});
  append_rows(routes, {.group = "Annotations",
                       .list_pattern = "/api/v1/series/{measure}/{organisation}/annotations",
                       .one_pattern = "/api/v1/series/{measure}/{organisation}/annotations/{choice}",
                       .list = list_choices<kAnnotations>,
                       .add = add_sent_choice<kAnnotations>,
                       .withdraw = withdraw_sent_choice<kAnnotations>,
                       .list_purpose = "Tests of change and events",
                       .add_purpose = "Marks a test of change or an event",
                       .withdraw_purpose = "Withdraws a note",
                       .schema = annotation_schema(),
                       .new_schema = new_annotation_schema(),
                       .page_name = "AnnotationPage",
                       .example = R"({"date": "2025-02-10", "title": "Prompt card", "kind": "test_of_change"})"});
  append_rows(routes,
              {.group = "Phases",
               .list_pattern = "/api/v1/series/{measure}/{organisation}/phases",
               .one_pattern = "/api/v1/series/{measure}/{organisation}/phases/{choice}",
               .list = list_choices<kPhases>,
               .add = add_sent_choice<kPhases>,
               .withdraw = withdraw_sent_choice<kPhases>,
               .list_purpose = "Where limits start again, and why",
               .add_purpose = "Recalculates limits from a date",
               .withdraw_purpose = "Joins limits again",
               .schema = phase_schema(),
               .new_schema = new_phase_schema(),
               .page_name = "PhasePage",
               .example = R"({"from": "2024-06-01", "title": "New rota", "reason": "The rota changed for good.",)"
                          R"( "approver": "Priya Nair"})"});
  append_rows(routes, {.group = "Exclusions",
                       .list_pattern = "/api/v1/series/{measure}/{organisation}/exclusions",
                       .one_pattern = "/api/v1/series/{measure}/{organisation}/exclusions/{choice}",
                       .list = list_choices<kExclusions>,
                       .add = add_sent_choice<kExclusions>,
                       .withdraw = withdraw_sent_choice<kExclusions>,
                       .list_purpose = "Points that are drawn but not used, and why",
                       .add_purpose = "Leaves a point out of the limits",
                       .withdraw_purpose = "Counts a point again",
                       .schema = exclusion_schema(),
                       .new_schema = new_exclusion_schema(),
                       .page_name = "ExclusionPage",
                       .example = R"({"period": "2024-12-01", "reason": "The system was down for nine days."})"});
  return routes;
}

}  // namespace qi::measures

#include "measures/api/chart_choices_api.h"

#include "measures/api/api_texts.h"
#include "measures/typed_number.h"
#include "shell/api_members.h"

namespace qi::measures {
namespace {

using namespace shell;  // schema builders

Schema kind_of_target() {
  return choice_schema({"standard", "ambition", "local"}, "A standard or a local target sets the target line.");
}
Schema kind_of_annotation() {
  return choice_schema({"test_of_change", "event"}, "");
}

/// What is stored: a number, what was sent, and who decided when.
Schema stored(std::string name, std::vector<SchemaMember> sent, std::vector<SchemaMember> beside) {
  std::vector<SchemaMember> members{needed("id", whole_schema("Number, for withdrawing it."))};
  for (SchemaMember& member : sent) {
    member.need = Need::required;
    members.push_back(std::move(member));
  }
  for (SchemaMember& member : beside) members.push_back(std::move(member));
  return object_schema(std::move(name), std::move(members));
}

Schema sent_shape(std::string name, std::vector<SchemaMember> members) {
  members.push_back(no_identifier_member());
  return object_schema(std::move(name), std::move(members));
}

std::vector<SchemaMember> decided() {
  return {needed("author", text_schema("Who decided, as the name was then.")), needed("created_at", moment_schema(""))};
}

std::vector<SchemaMember> target_members() {
  return {needed("value", number_schema("In the unit of the values.")),
          needed("from", date_schema("First day on which it holds.")),
          needed("title", text_schema("\"18-minute standard\".")), optional("kind", kind_of_target()),
          optional("source", text_schema("Who set it and where that is written."))};
}
std::vector<SchemaMember> annotation_members() {
  return {needed("date", date_schema("When it happened.")), needed("title", text_schema("In a few words.", 60)),
          optional("note", text_schema("")), optional("kind", kind_of_annotation())};
}
std::vector<SchemaMember> phase_members() {
  return {needed("from", date_schema("Limits start again with the first period on or after it.")),
          optional("baseline_until",
                   or_null(date_schema("Last day of the frozen baseline; null: every point sets the limits."))),
          needed("title", text_schema("")),
          needed("reason", text_schema("What changed, when, and why it should last.")),
          needed("approver", text_schema("Who agreed."))};
}
std::vector<SchemaMember> exclusion_members() {
  return {needed("period", date_schema("Any day of the period.")), needed("reason", text_schema(""))};
}

std::string text_or(const json::Object& sent, std::string_view name, std::string_view otherwise = {}) {
  return find_text(sent, name).value_or(std::string(otherwise));
}

}  // namespace

Schema new_target_schema() {
  return sent_shape("NewTarget", target_members());
}
Schema target_schema() {
  return stored("Target", target_members(),
                {needed("until", or_null(date_schema("First day on which it no longer holds.")))});
}
void write_target(json::Writer& w, const Target& target) {
  w.object([&] {
    w.key("id").value(target.id.number);
    w.key("value").value(target.value);
    w.key("from").value(to_iso(target.from));
    w.key("title").value(target.title);
    w.key("kind").value(slug(target.kind));
    w.key("source").value(target.source);
    w.key("until").value(target.until ? std::optional(to_iso(*target.until)) : std::nullopt);
  });
}
TargetForm target_form_of(const json::Object& sent, const ValueFormat& format) {
  return {.value = typed_number(find_number(sent, "value").value_or(0), format),
          .from = text_or(sent, "from"),
          .title = text_or(sent, "title"),
          .kind = text_or(sent, "kind", "local"),
          .source = text_or(sent, "source")};
}

Schema new_annotation_schema() {
  return sent_shape("NewAnnotation", annotation_members());
}
Schema annotation_schema() {
  auto beside = decided();
  beside.push_back(needed("code", text_schema("As on the chart: P1.")));
  return stored("Annotation", annotation_members(), beside);
}
void write_annotation(json::Writer& w, const Annotation& annotation) {
  w.object([&] {
    w.key("id").value(annotation.id.number);
    w.key("date").value(to_iso(annotation.happened_on));
    w.key("title").value(annotation.title);
    w.key("note").value(annotation.note);
    w.key("kind").value(slug(annotation.kind));
    w.key("author").value(annotation.author.name);
    w.key("created_at").value(to_iso(annotation.created_at));
    w.key("code").value(annotation.code);
  });
}
AnnotationForm annotation_form_of(const json::Object& sent) {
  return {.date = text_or(sent, "date"),
          .title = text_or(sent, "title"),
          .note = text_or(sent, "note"),
          .kind = text_or(sent, "kind", "event")};
}

Schema new_phase_schema() {
  return sent_shape("NewPhase", phase_members());
}
Schema phase_schema() {
  return stored("Phase", phase_members(), decided());
}
void write_phase(json::Writer& w, const Phase& phase) {
  w.object([&] {
    w.key("id").value(phase.id.number);
    w.key("from").value(to_iso(phase.starts_on));
    w.key("baseline_until")
        .value(phase.baseline_until ? std::optional(to_iso(add_days(*phase.baseline_until, -1))) : std::nullopt);
    w.key("title").value(phase.title);
    w.key("reason").value(phase.reason);
    w.key("approver").value(phase.approver);
    w.key("author").value(phase.author.name);
    w.key("created_at").value(to_iso(phase.created_at));
  });
}
PhaseForm phase_form_of(const json::Object& sent) {
  return {.from = text_or(sent, "from"),
          .baseline_until = text_or(sent, "baseline_until"),
          .title = text_or(sent, "title"),
          .reason = text_or(sent, "reason"),
          .approver = text_or(sent, "approver")};
}

Schema new_exclusion_schema() {
  return sent_shape("NewExclusion", exclusion_members());
}
Schema exclusion_schema() {
  return stored("Exclusion", exclusion_members(), decided());
}
void write_exclusion(json::Writer& w, const Exclusion& exclusion) {
  w.object([&] {
    w.key("id").value(exclusion.id.number);
    w.key("period").value(to_iso(exclusion.period));
    w.key("reason").value(exclusion.reason);
    w.key("author").value(exclusion.author.name);
    w.key("created_at").value(to_iso(exclusion.created_at));
  });
}
ExclusionForm exclusion_form_of(const json::Object& sent) {
  return {.period = text_or(sent, "period"), .reason = text_or(sent, "reason")};
}

}  // namespace qi::measures

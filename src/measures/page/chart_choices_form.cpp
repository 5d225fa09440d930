#include "measures/page/chart_choices_form.h"

#include <algorithm>

#include "base/text.h"
#include "measures/typed_number.h"
#include "tabular/date_reading.h"

namespace qi::measures {
namespace {

/// Collects what is wrong with a form while its fields are read one after another.
class FieldReading {
 public:
  Date date(const std::string& field, std::string_view typed) {
    const auto read = tabular::read_date(typed);
    if (read) return read->date;
    refuse(field, read.error().message);
    return {};
  }
  std::string words(const std::string& field, std::string_view typed, const std::string& refusal) {
    const std::string text(trimmed(typed));
    if (text.empty()) refuse(field, refusal);
    return text;
  }
  void refuse(const std::string& field, const std::string& message) { errors_.push_back({field, message}); }
  bool refused() const { return !errors_.empty(); }
  Error error() { return Error::invalid_fields(std::move(errors_)); }

 private:
  std::vector<FieldError> errors_;
};

std::string field_of(const http::Form& fields, std::string_view name) {
  return std::string(fields.get(name));
}

}  // namespace

TargetForm target_form_of(const http::Form& fields) {
  return {field_of(fields, "target_value"), field_of(fields, "target_from"), field_of(fields, "target_title"),
          field_of(fields, "target_kind"), field_of(fields, "target_source")};
}

Result<Target> read_target(const SeriesFigures& figures, const TargetForm& form) {
  FieldReading reading;
  Target target;
  target.series = figures.series.id;
  const ValueFormat& format = figures.measure.definition.format;
  const auto value = read_typed_number(form.value, format);
  if (!value)
    reading.refuse("target_value", value.error().message);
  else if (!*value)
    reading.refuse("target_value", "Enter the target, like " + example_number(format) + ".");
  else
    target.value = **value;
  target.from = reading.date("target_from", form.from);
  target.title = reading.words("target_title", form.title, "Give the target a name, like 18-minute standard.");
  target.source = trimmed(form.source);
  if (const auto kind = parse_target_kind(form.kind))
    target.kind = *kind;
  else
    reading.refuse("target_kind", "Choose what kind of target this is.");
  if (reading.refused()) return reading.error();
  return target;
}

AnnotationForm annotation_form_of(const http::Form& fields) {
  return {field_of(fields, "event_date"), field_of(fields, "event_title"), field_of(fields, "event_note"),
          field_of(fields, "event_kind")};
}

Result<Annotation> read_annotation(const SeriesFigures& figures, const AnnotationForm& form, const Author& author) {
  FieldReading reading;
  Annotation annotation;
  annotation.series = figures.series.id;
  annotation.author = author;
  annotation.happened_on = reading.date("event_date", form.date);
  annotation.title =
      reading.words("event_title", form.title, "Say what happened in a few words, like Prompt card at Crawley.");
  annotation.note = trimmed(form.note);
  if (const auto kind = parse_annotation_kind(form.kind))
    annotation.kind = *kind;
  else
    reading.refuse("event_kind", "Choose whether this was a test of change or an event.");
  if (reading.refused()) return reading.error();
  return annotation;
}

PhaseForm phase_form_of(const http::Form& fields) {
  return {field_of(fields, "phase_from"), field_of(fields, "phase_baseline_until"), field_of(fields, "phase_title"),
          field_of(fields, "phase_reason"), field_of(fields, "phase_approver")};
}

Result<Phase> read_phase(const SeriesFigures& figures, const PhaseForm& form, const Author& author) {
  FieldReading reading;
  Phase phase;
  phase.series = figures.series.id;
  phase.author = author;
  phase.starts_on = reading.date("phase_from", form.from);
  if (!trimmed(form.baseline_until).empty()) {
    const Date last_day = reading.date("phase_baseline_until", form.baseline_until);
    if (last_day < phase.starts_on) reading.refuse("phase_baseline_until", "The baseline must end after it starts.");
    phase.baseline_until = add_days(last_day, 1);
  }
  phase.title = reading.words("phase_title", form.title, "Give the limits a name, like After the new rota.");
  phase.reason =
      reading.words("phase_reason", form.reason, "Give the reason: what changed, when, and why you expect it to last.");
  phase.approver = reading.words("phase_approver", form.approver, "Say who agreed to new limits. It may be you.");
  if (!reading.refused()) {
    if (figures.points.empty() || phase.starts_on > figures.points.back().period)
      reading.refuse("phase_from", "New limits can only start where there are figures. Choose an earlier date.");
    else if (phase.starts_on < figures.points.front().period)
      reading.refuse("phase_from", "There are no figures before that date. Choose a later date.");
  }
  if (reading.refused()) return reading.error();
  return phase;
}

ExclusionForm exclusion_form_of(const http::Form& fields) {
  return {field_of(fields, "exclusion_period"), field_of(fields, "exclusion_reason")};
}

Result<Exclusion> read_exclusion(const SeriesFigures& figures, const ExclusionForm& form, const Author& author) {
  FieldReading reading;
  Exclusion exclusion;
  exclusion.series = figures.series.id;
  exclusion.author = author;
  exclusion.period = period_start(figures.measure.definition.frequency, reading.date("exclusion_period", form.period));
  exclusion.reason =
      reading.words("exclusion_reason", form.reason, "Give the reason: why this point says nothing about the process.");
  if (!reading.refused() && std::ranges::find(figures.points, exclusion.period, &Point::period) == figures.points.end())
    reading.refuse("exclusion_period", "There is no figure for that date. Choose a date that is on the chart.");
  if (reading.refused()) return reading.error();
  return exclusion;
}

}  // namespace qi::measures

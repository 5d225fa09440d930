#pragma once
/// Targets, notes, phases and exclusions as JSON, and as programs send them: the same members go both ways.
/// It asks no database: see chart_choices_api_routes.h.

#include "json/json_writer.h"
#include "measures/chart_choices.h"
#include "measures/page/chart_choices_form.h"
#include "shell/api_schema.h"

namespace qi::measures {

shell::Schema target_schema();
shell::Schema new_target_schema();
void write_target(json::Writer& w, const Target& target);
/// `format`: how the form writes a value.
TargetForm target_form_of(const json::Object& sent, const ValueFormat& format);

shell::Schema annotation_schema();
shell::Schema new_annotation_schema();
void write_annotation(json::Writer& w, const Annotation& annotation);
AnnotationForm annotation_form_of(const json::Object& sent);

shell::Schema phase_schema();
shell::Schema new_phase_schema();
void write_phase(json::Writer& w, const Phase& phase);
PhaseForm phase_form_of(const json::Object& sent);

shell::Schema exclusion_schema();
shell::Schema new_exclusion_schema();
void write_exclusion(json::Writer& w, const Exclusion& exclusion);
ExclusionForm exclusion_form_of(const json::Object& sent);

}  // namespace qi::measures

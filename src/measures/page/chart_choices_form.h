#pragma once
/// The forms by which people decide about a chart: a target, a note on a date, recalculated limits, a point left out.
/// Each reads what was typed into the noun, with every field's error; storing is the stores' business.

#include <string>
#include <string_view>

#include "base/result.h"
#include "http/form.h"
#include "measures/chart_choices.h"
#include "measures/series_reading.h"

namespace qi::measures {

struct TargetForm {
  std::string value;
  std::string from;
  std::string title;
  std::string kind = "local";
  std::string source;
};
TargetForm target_form_of(const http::Form& fields);
/// refuses  a value that is no number; a date that is none; an empty title; an unknown kind. Times are read as 18:00.
Result<Target> read_target(const SeriesFigures& figures, const TargetForm& form);

struct AnnotationForm {
  std::string date;
  std::string title;
  std::string note;
  std::string kind = "test_of_change";
};
AnnotationForm annotation_form_of(const http::Form& fields);
/// The code is given later (next_annotation_code). refuses a date that is none; an empty title; an unknown kind.
Result<Annotation> read_annotation(const SeriesFigures& figures, const AnnotationForm& form, const Author& author);

struct PhaseForm {
  std::string from;
  std::string baseline_until;  ///< "" : every point of the phase sets the limits
  std::string title;
  std::string reason;
  std::string approver;
};
PhaseForm phase_form_of(const http::Form& fields);
/// refuses  dates that are none; a start outside the figures; an empty title, reason or approver; a baseline that ends
/// before
///          it starts.
Result<Phase> read_phase(const SeriesFigures& figures, const PhaseForm& form, const Author& author);

struct ExclusionForm {
  std::string period;
  std::string reason;
};
ExclusionForm exclusion_form_of(const http::Form& fields);
/// refuses  a date that is none; a period without a figure; an empty reason.
Result<Exclusion> read_exclusion(const SeriesFigures& figures, const ExclusionForm& form, const Author& author);

}  // namespace qi::measures

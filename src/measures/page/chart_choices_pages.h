#pragma once
/// The page on which people decide about one chart: what stands, who decided it and why, and a form for each kind.
/// It checks no form: see chart_choices_form.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "measures/page/chart_choices_form.h"

namespace qi::measures {

/// One choice that stands, with the button that takes it back.
struct StandingChoice {
  std::string title;   ///< "18:00, 18-minute standard"
  std::string detail;  ///< "From December 2017. Standard. NHS England, …"
  html::Url withdraw;  ///< post
};

struct ChartChoicesPage {
  std::string measure_name;
  std::string organisation_name;
  std::vector<StandingChoice> targets;
  std::vector<StandingChoice> annotations;
  std::vector<StandingChoice> phases;
  std::vector<StandingChoice> exclusions;
  TargetForm target;
  AnnotationForm annotation;
  PhaseForm phase;
  ExclusionForm exclusion;
  std::vector<FieldError> errors;  ///< of the one form that was refused
  std::string saved;               ///< "" or what was just done: "The target is on the chart."
  html::Url add_target;
  html::Url add_annotation;
  html::Url add_phase;
  html::Url add_exclusion;
  html::Url chart;
  std::string csrf_token;
};
void chart_choices_page(html::Page& h, const ChartChoicesPage& page);

}  // namespace qi::measures

#pragma once
/// The page "Yield of steps": counts of defects typed, yields read. No account is needed, nothing is kept.
/// It computes nothing: see step_yield_form.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_capability/step_yield_form.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct StepYieldPage {
  StepYieldForm form;
  std::vector<FieldError> errors;
  std::optional<StepYieldAnswer> answer;
  html::Url action;
  html::Url example;
  html::Url values;          ///< the page for measured values
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< "" without the example
};
void step_yield_page(html::Page& h, const StepYieldPage& page);

}  // namespace qi::analysis

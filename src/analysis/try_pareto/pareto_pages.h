#pragma once
/// The page about causes: a Pareto chart of a pasted table. No account is needed, nothing is kept.
/// It computes nothing: see pareto_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_pareto/pareto_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct ParetoPage {
  ParetoForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<ParetoAnswer> answer;
  html::Url action;
  html::Url example;
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< shown when the example stands in the form; "" otherwise
};
void pareto_page(html::Page& h, const ParetoPage& page);

}  // namespace qi::analysis

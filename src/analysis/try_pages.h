#pragma once
/// The "Try it" page: paste figures, see the right chart and one true sentence. No account is needed, nothing is kept.
/// It reads no cells and judges nothing: see try_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct TryPage {
  TryForm form;
  std::vector<FieldError> errors;   ///< of a refused form; the form keeps what was typed
  std::optional<TryAnswer> answer;  ///< when the figures were understood
  html::Url action;
  html::Url example;
  html::Url save;              ///< where "Save as a measure" sends the same figures
  std::string csrf_token;      ///< "" when nobody is signed in
  std::string example_source;  ///< shown when the example stands in the form; "" otherwise
  bool signed_in = false;
};
void try_page(html::Page& h, const TryPage& page);

}  // namespace qi::analysis

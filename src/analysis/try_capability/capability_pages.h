#pragma once
/// The page "Good enough?": figures pasted, limits typed, and how well the process meets them. No account is needed,
/// nothing is kept. It judges nothing: see capability_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_capability/capability_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct CapabilityPage {
  CapabilityForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<CapabilityAnswer> answer;
  html::Url action;
  html::Url example;
  html::Url steps;           ///< the page for defects counted in steps
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< shown when the example stands in the form; "" otherwise
};
void capability_page(html::Page& h, const CapabilityPage& page);

}  // namespace qi::analysis

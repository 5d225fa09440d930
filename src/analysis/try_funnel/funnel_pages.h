#pragma once
/// The page that puts places side by side in a funnel plot. No account is needed, nothing is kept.
/// It computes nothing: see funnel_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_funnel/funnel_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct FunnelPage {
  FunnelForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<FunnelAnswer> answer;
  html::Url action;
  html::Url example;
  std::string csrf_token;      ///< "" when nobody is signed in
  std::string example_source;  ///< shown when the example stands in the form; "" otherwise
};
void funnel_page(html::Page& h, const FunnelPage& page);

}  // namespace qi::analysis

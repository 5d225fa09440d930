#pragma once
/// The page for small changes and outcomes: charts of sums, several figures together, short runs and subgroups of a
/// pasted table. No account is needed, nothing is kept. It runs nothing: see sums_view.h.

#include <optional>
#include <string>
#include <vector>

#include "analysis/try_sums/sums_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

/// Where the browser goes after the form was sent.
enum class SumsShows { answer, choices };

struct SumsPage {
  SumsForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<SumsAnswer> answer;
  html::Url action;
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< shown when the example stands in the form; "" otherwise
  SumsShows shows = SumsShows::answer;
};
void sums_page(html::Page& h, const SumsPage& page);

}  // namespace qi::analysis

#pragma once
/// A filled-in form for every chart of the page for small changes and outcomes. All figures are made up.
/// Nothing is computed here.

#include <string>
#include <string_view>

#include "analysis/try_sums/sums_form.h"

namespace qi::analysis {

struct SumsExample {
  SumsForm form;
  std::string_view story;  ///< one sentence: what the figures are
  std::string question;    ///< the same, as a program sends it
  std::string_view path;   ///< where it is sent: "/api/v1/spc/sums"
};

/// `chart` is the slug of a chart of the page.
SumsExample sums_example(std::string_view chart);

}  // namespace qi::analysis

#pragma once
/// What the page "Which chart?" shows: the answers so far, the next question or the chart that they lead to.
/// It looks at no figures: the questions and where they lead stand in spc/chart_choice.h.

#include <optional>
#include <string>
#include <vector>

#include "html/url.h"
#include "http/form.h"

namespace qi::analysis {

struct AnswerLink {
  std::string words;
  std::string example;
  html::Url url;  ///< the same page with this answer too
};

struct GivenAnswer {
  std::string question;
  std::string words;
  std::string example;
  html::Url change;  ///< the page as it was before this answer
};

struct OpenQuestion {
  std::string asks;
  std::string help;
  std::vector<AnswerLink> answers;
};

struct FoundChart {
  std::string title;  ///< "p chart"
  std::string reason;
  std::string what_for;
  std::string record;  ///< what to write down each time
  html::Url try_it;    ///< "Try it" with this chart chosen
  std::string note;    ///< where "Try it" draws the same figures by another chart; "" else
};

struct WhichChart {
  std::vector<GivenAnswer> given;
  std::optional<OpenQuestion> open;
  std::optional<FoundChart> found;  ///< when no question is open
  html::Url again = html::Url::path("/try/which-chart");
};

/// An answer that there is none of is as if it was not given.
WhichChart which_chart_of(const http::Form& query);

}  // namespace qi::analysis

#pragma once
/// The page that tries a test or a model on a pasted table. No account is needed, nothing is kept.
/// It runs nothing: see tests_view.h.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/try_tests/tests_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct TestsPage {
  TestsForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<TestAnswer> answer;
  html::Url action;
  html::Url example;
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< shown when the example stands in the form; "" otherwise
};
void tests_page(html::Page& h, const TestsPage& page);

/// Method, sentence, effects, numbers, assumptions and notes of one answer.
void write_test_answer(html::Page& h, const TestAnswer& answer, const std::function<void()>& write_downloads = {});

}  // namespace qi::analysis

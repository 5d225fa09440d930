#pragma once
/// Made-up tables that show each test and model at work, as somebody would paste them.
/// Nothing is computed here: a reference page runs them, and "Try it" takes them over.

#include <span>
#include <string_view>

namespace qi::analysis {

struct TestExample {
  std::string_view test;        ///< slug of its row in the catalogue
  std::string_view story;       ///< one sentence: what the table holds
  std::string_view figures;     ///< cells separated by tabs, with headings
  std::string_view null_value;  ///< what is assumed; "" 0
};

std::span<const TestExample> test_examples();
/// nullptr: the test has no example.
const TestExample* find_test_example(std::string_view test);

}  // namespace qi::analysis

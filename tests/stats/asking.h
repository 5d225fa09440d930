#pragma once
/// Short ways to ask a test of the catalogue.
/// What it should answer is in the tests.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "stats/test_catalogue.h"

namespace qi::stats {

/// Columns are called A, B, C in their order.
inline TestRequest request_with(std::vector<std::vector<double>> columns) {
  TestRequest request;
  for (std::vector<double>& values : columns)
    request.columns.push_back({std::string(1, static_cast<char>('A' + request.columns.size())), std::move(values)});
  return request;
}

/// The answer; a refusal fails the test.
inline TestResult answer(std::string_view slug, const TestRequest& request) {
  const auto result = run_test(slug, request);
  EXPECT_TRUE(result) << slug << ": " << (result ? "" : result.error().message);
  return result ? *result : TestResult{};
}
inline TestResult answer_to(std::string_view slug, std::vector<std::vector<double>> columns) {
  return answer(slug, request_with(std::move(columns)));
}

/// The sentence of the refusal; empty where the test answers.
inline std::string refusal(std::string_view slug, const TestRequest& request) {
  const auto result = run_test(slug, request);
  return result ? "" : result.error().message;
}
inline std::string refusal_to(std::string_view slug, std::vector<std::vector<double>> columns) {
  return refusal(slug, request_with(std::move(columns)));
}

inline double figure(const TestResult& result, std::string_view slug) {
  for (const Figure& one : result.figures)
    if (one.slug == slug) return one.value;
  return kUndefined;
}

inline const Check* find_check(const TestResult& result, std::string_view slug) {
  for (const Check& check : result.checks)
    if (check.slug == slug) return &check;
  return nullptr;
}

}  // namespace qi::stats

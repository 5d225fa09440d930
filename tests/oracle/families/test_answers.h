#pragma once
/// Asks one of our tests what a case asks, and holds the usual answers (statistic, degrees, p-value, interval,
/// estimate) against the expected ones. What a family has besides is its own to compare.

#include <string>
#include <string_view>
#include <vector>

#include "json/json_reading.h"
#include "oracle/checker.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::oracle {

/// README of the oracle: p-values agree to 1e-8.
inline constexpr double kToleranceOfProbabilities = 1e-8;

/// A request with the case's alternative, level, exactness and continuity correction, and these columns.
stats::TestRequest request_of(const json::Object& written, std::vector<std::vector<double>> columns);

/// The usual answers that the case expects, by the first effect. A refusal of ours is one difference, "error".
/// `estimates` are held against "estimate".
void compare_answers(Checker& check, const stats::TestResult& ours, const std::vector<double>& estimates);
/// Runs the test; nullopt and a difference where we refuse.
std::optional<stats::TestResult> ask(Checker& check, std::string_view slug, const stats::TestRequest& request);

/// One of the result's figures; not-a-number where it has none of this name.
double figure(const stats::TestResult& result, std::string_view slug);

}  // namespace qi::oracle

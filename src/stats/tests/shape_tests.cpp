#include "stats/tests/shape_tests.h"

#include <cmath>

#include "stats/assumption_checks.h"
#include "stats/normality.h"
#include "stats/summary.h"
#include "stats/tests/groups.h"

namespace qi::stats {
namespace {

// Below this size a normality test finds only the grossest departure; above the other one, every trifle
// (Razali and Wah 2011, power of four normality tests).
constexpr std::size_t kFewToFind = 20;
constexpr std::size_t kManyToFind = 500;

Result<Groups> figures_of(const TestRequest& request, std::size_t fewest) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  auto sample = groups_of(request, fewest);
  if (!sample) return sample.error();
  const SumsOfSquares sums = sums_of_squares(sample->shifted);
  if (is_rounding(std::sqrt(sums.variances[0]), *sample))
    return Error::invalid("Every figure of " + sample->samples[0].name + " is the same: it has no shape to test.");
  return sample;
}

TestResult described(const TestRequest& request, const Groups& sample, const char* method, const char* statistic_name,
                     const NormalityTest& test) {
  TestResult result{.method = method};
  result.statistic_name = statistic_name;
  result.statistic = test.statistic;
  result.p_value = test.p_value;
  const Summary summary = summarise(sample.shifted[0]);
  result.figures = {{"skewness", summary.skewness}, {"excess_kurtosis", summary.excess_kurtosis}};
  note_groups(result, sample);
  result.checks = {independence_check(request.columns.front())};
  if (summary.n < kFewToFind)
    result.notes.emplace_back("With so few figures only a gross departure from the normal shape can be found.");
  if (summary.n > kManyToFind)
    result.notes.emplace_back(
        "With so many figures a departure too small to matter can be found: look at the histogram.");
  return result;
}

}  // namespace

Result<TestResult> shapiro_wilk_test(const TestRequest& request) {
  const auto sample = figures_of(request, kFewestForShapiro);
  if (!sample) return sample.error();
  if (sample->total() > kMostForShapiro)
    return Error::invalid("The Shapiro-Wilk test takes 5,000 figures at most: use the Anderson-Darling test.");
  return described(request, *sample, "Shapiro-Wilk test of normality", "W", shapiro_wilk(sample->shifted[0]));
}

Result<TestResult> anderson_darling_test(const TestRequest& request) {
  const auto sample = figures_of(request, kFewestForAnderson);
  if (!sample) return sample.error();
  return described(request, *sample, "Anderson-Darling test of normality", "A-squared",
                   anderson_darling(sample->shifted[0]));
}

}  // namespace qi::stats

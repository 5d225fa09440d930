#include "spc/warnings/coarse_figures_warning.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/phase_values.h"
#include "spc/sentence_words.h"
#include "spc/warnings/few_points_warning.h"

namespace qi::spc {
namespace {

constexpr std::size_t kFewestPossibleRanges = 5;
// 0.3 - 0.2 and 0.2 - 0.1 are one step: a multiple of the step that rounding left just short still counts.
constexpr double kShortByRounding = 1e-9;

}  // namespace

Advice warn_of_coarse_figures(const WarningSubject& subject) {
  if (!is_of_measurements(subject.analysis.chart)) return does_not_apply("Counts are whole numbers by nature.");
  const std::vector<std::size_t> baseline = subject.baseline_places();
  if (baseline.size() < kFewestForTrialLimits)
    return too_little_data("How finely figures are written shows from " +
                           counted_points(kFewestForTrialLimits, subject) + " on.");
  std::vector<double> values;
  for (const std::size_t place : baseline) values.push_back(subject.analysis.points[place].value);
  std::ranges::sort(values);
  values.erase(std::unique(values.begin(), values.end(), [](double a, double b) { return position(b, a) == 0; }),
               values.end());
  const double upper = subject.analysis.last_phase().moving_range_upper;
  if (values.size() < 2 || !(upper > 0)) return clear("The figures do not vary, so no step between them shows.");
  double step = values[1] - values[0];
  for (std::size_t i = 2; i < values.size(); ++i) step = std::min(step, values[i] - values[i - 1]);
  const double possible = std::floor(upper / step + kShortByRounding) + 1;
  std::vector<stats::Figure> figures{{.slug = "step", .value = step},
                                     {.slug = "possible_ranges", .value = possible},
                                     {.slug = "distinct_values", .value = static_cast<double>(values.size())}};
  if (possible >= static_cast<double>(kFewestPossibleRanges))
    return clear("Figures are written finely enough.", std::move(figures));
  return {.outcome = Outcome::warns,
          .says = "Figures go in steps of " + shortest(step) + ", so that only " +
                  number_word(static_cast<std::size_t>(possible)) +
                  " different ranges fit below their limit, and rounding decides where the limits lie.",
          .what_to_do = "Record and load the figures with one more decimal, or count over longer periods.",
          .figures = std::move(figures)};
}

}  // namespace qi::spc

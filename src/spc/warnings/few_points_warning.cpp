#include "spc/warnings/few_points_warning.h"

#include "spc/analyse.h"
#include "spc/range_reliability.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

/// A short phase behind others is drawn with limits; a short series is not: see read_series.
bool has_limits_drawn(const WarningSubject& subject) {
  std::size_t used = 0;
  for (const Phase& phase : subject.analysis.phases) used += phase.used;
  return used >= kMinimumPoints;
}

}  // namespace

Advice warn_of_few_points(const WarningSubject& subject) {
  if (subject.analysis.chart == ChartKind::run) return does_not_apply("A run chart has no limits.");
  if (subject.request.given) return does_not_apply("The limits were given.");
  const std::size_t points = subject.baseline_used();
  std::vector<stats::Figure> figures{{.slug = "points", .value = static_cast<double>(points)}};
  std::string known;
  if (points >= 2 && has_limits_from_ranges(subject.analysis.chart)) {
    const double error = sigma_error(points);
    figures.push_back({.slug = "sigma_error", .value = error});
    known = ", so that their distance from the centre line is known to about " + in_percent(error) + " either way";
  }
  const std::string rest_on = " on " + counted_points(points, subject);
  if (points >= kFewestForFirmLimits) return clear("Limits rest" + rest_on + ".", std::move(figures));
  const std::string units = plural(subject.wording);
  if (points < kFewestForTrialLimits) {
    const std::string until = " until there are " + std::to_string(kFewestForTrialLimits) + " " + units;
    return {.outcome = Outcome::warns,
            .says = (has_limits_drawn(subject) ? "Limits rest" : "Limits would rest") + rest_on +
                    " only, which is too few" + known + ".",
            .what_to_do = has_limits_drawn(subject)
                              ? "Let runs, not limits, tell you of change" + until + "."
                              : "Read it as a run chart" + until + ", and let runs, not limits, tell you of change.",
            .figures = std::move(figures)};
  }
  return {.outcome = Outcome::warns,
          .says = "Limits are provisional: they rest" + rest_on + known + ".",
          .what_to_do = "Work the limits out again with each new figure until there are " +
                        std::to_string(kFewestForFirmLimits) + " " + units + ", then hold them.",
          .figures = std::move(figures)};
}

}  // namespace qi::spc

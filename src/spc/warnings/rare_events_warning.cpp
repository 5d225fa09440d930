#include "spc/warnings/rare_events_warning.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/chart_catalogue.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

constexpr std::string_view kChartTheTimeBetween =
    "Count over longer periods, or chart the days (t chart) or the cases (g chart) from one event to the next.";

bool counts(Takes takes) {
  return takes == Takes::counts || takes == Takes::shares || takes == Takes::rates;
}

bool are_whole_numbers(const Request& request) {
  return std::ranges::all_of(
      request.values, [](double value) { return std::isnan(value) || (value >= 0 && value == std::floor(value)); });
}

}  // namespace

RareCounts rare_counts(const Request& request, const Analysis& analysis) {
  RareCounts rare;
  if (analysis.phases.empty()) return rare;
  const bool divides = !request.denominators.empty();
  std::vector<double> counted;
  std::vector<double> of_all;
  const Phase& phase = analysis.last_phase();
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    if (!analysis.points[i].is_used()) continue;
    counted.push_back(request.values[i]);
    of_all.push_back(divides ? request.denominators[i] : 1);
  }
  rare.used = counted.size();
  if (counted.empty()) return rare;
  double share = compensated_sum(counted) / compensated_sum(of_all);
  if (chart_row(analysis.chart).takes == Takes::shares && share > 0.5) {
    rare.rarer_do_not = true;
    share = 1 - share;
  }
  rare.expected = share * median(of_all);
  std::size_t without = 0;
  for (std::size_t i = 0; i < counted.size(); ++i)
    without += (rare.rarer_do_not ? of_all[i] - counted[i] : counted[i]) == 0 ? 1 : 0;
  rare.zeros = static_cast<double>(without) / static_cast<double>(counted.size());
  return rare;
}

Advice warn_of_rare_events(const WarningSubject& subject) {
  const ChartKind chart = subject.analysis.chart;
  const bool is_counted = counts(chart_row(chart).takes);
  if (is_of_events(chart)) return does_not_apply("This chart is made for rare events.");
  if (!is_counted && !(is_of_measurements(chart) && are_whole_numbers(subject.request)))
    return does_not_apply("These figures are no counts.");
  const RareCounts rare = rare_counts(subject.request, subject.analysis);
  if (rare.used == 0) return too_little_data("There are no figures yet.");
  std::vector<stats::Figure> figures{{.slug = "expected", .value = rare.expected},
                                     {.slug = "zeros", .value = rare.zeros}};
  if (rare.zeros >= kManyZeros)
    return {.outcome = Outcome::warns,
            .says = "In " + in_percent(rare.zeros) + " of the " + plural(subject.wording) +
                    (rare.rarer_do_not ? " every case counts, so this chart shows a ceiling and not a process."
                                       : " the count is 0, so this chart shows a floor and not a process."),
            .what_to_do = std::string(kChartTheTimeBetween),
            .figures = std::move(figures)};
  if (is_counted && rare.is_rare())
    return {.outcome = Outcome::warns,
            .says = "A usual " + singular(subject.wording) + " has about " + grouped(rare.expected, 1) +
                    (rare.rarer_do_not ? " that do not count" : " to count") + ", and limits need 5 or more.",
            .what_to_do = std::string(kChartTheTimeBetween),
            .figures = std::move(figures)};
  return clear("Counts are large enough for limits.", std::move(figures));
}

}  // namespace qi::spc

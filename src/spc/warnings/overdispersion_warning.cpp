#include "spc/warnings/overdispersion_warning.h"

#include "base/number.h"
#include "spc/chart_catalogue.h"
#include "spc/dispersion.h"
#include "spc/sentence_words.h"

namespace qi::spc {

Advice warn_of_overdispersion(const WarningSubject& subject) {
  const ChartKind chart = subject.analysis.chart;
  const Takes takes = chart_row(chart).takes;
  const bool counts = takes == Takes::shares || takes == Takes::rates || chart == ChartKind::c;
  if (!counts) return does_not_apply("The limits of this chart come from the figures' own variation.");
  const auto found = dispersion(subject.request);
  if (!found) return too_little_data("There are too few counts that vary to tell.");
  std::vector<stats::Figure> figures{{.slug = "sigma_z", .value = found->sigma_z},
                                     {.slug = "chance_lower", .value = found->chance_lower},
                                     {.slug = "chance_upper", .value = found->chance_upper},
                                     {.slug = "outside_plain", .value = static_cast<double>(found->outside_plain)},
                                     {.slug = "outside_wide", .value = static_cast<double>(found->outside_wide)},
                                     {.slug = "points", .value = static_cast<double>(found->used)}};
  const std::string times = grouped(found->sigma_z, 2);
  if (chart == ChartKind::p_prime || chart == ChartKind::u_prime)
    return clear("This chart already allows for it: its limits are " + times + " times as wide as plain ones.",
                 std::move(figures));
  const std::string wide(chart_row(found->wide).title);
  if (found->is_over())
    return {.outcome = Outcome::warns,
            .says = "The counts lie " + times + " times as far apart as chance of single cases makes them, so " +
                    std::to_string(found->outside_plain) + " of " + counted_points(found->used, subject) +
                    " are outside these limits, and " + std::to_string(found->outside_wide) + " outside those of the " +
                    wide + ".",
            .what_to_do = chart == ChartKind::c
                              ? "Read them by an XmR chart, whose limits come from the moves themselves."
                              : "Use the " + wide + ", whose limits know of the variation between " +
                                    plural(subject.wording) + ".",
            .figures = std::move(figures)};
  if (found->is_under())
    return {.outcome = Outcome::warns,
            .says = "The counts lie only " + times +
                    " times as far apart as chance of single cases makes them, so "
                    "these limits are too wide.",
            .what_to_do =
                "Ask whether the cases are really separate ones and whether figures were smoothed or set by "
                "quota; the " +
                wide + " has the closer limits.",
            .figures = std::move(figures)};
  return clear("The counts vary about as much as chance of single cases makes them (" + times + " times).",
               std::move(figures));
}

}  // namespace qi::spc

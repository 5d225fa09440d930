#include "spc/warnings/autocorrelation_warning.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/lag_one.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

constexpr std::size_t kFewestPoints = 20;

}  // namespace

Advice warn_of_autocorrelation(const WarningSubject& subject) {
  const std::vector<double> distances = distances_from_level(subject.request, subject.analysis);
  const auto used = std::ranges::count_if(distances, [](double distance) { return !std::isnan(distance); });
  if (static_cast<std::size_t>(used) < kFewestPoints)
    return too_little_data("Whether neighbours are alike shows from " + std::to_string(kFewestPoints) + " " +
                           plural(subject.wording) + " on.");
  const auto found = lag_one(distances, subject.phase_starts());
  if (!found) return too_little_data("There are no neighbours that differ from their level.");
  const double r = found->coefficient;
  std::vector<stats::Figure> figures{{.slug = "lag_1", .value = r},
                                     {.slug = "limit", .value = found->limit},
                                     {.slug = "pairs", .value = static_cast<double>(found->pairs)}};
  const std::string seen =
      "(autocorrelation " + grouped(r, 2) + ", where chance stays within " + grouped(found->limit, 2) + ")";
  if (std::abs(r) <= found->limit)
    return clear("Neighbouring figures are no more alike than chance makes them " + seen + ".", std::move(figures));
  std::string limits_are;
  if (has_limits_from_ranges(subject.analysis.chart) && r < 1) {
    const double width = std::sqrt(1 - r);
    figures.push_back({.slug = "width", .value = width});
    limits_are = "; where figures carry over by nature, limits have about " + in_percent(width) +
                 " of the width they should have";
  }
  if (r < 0)
    return {.outcome = Outcome::warns,
            .says = "High and low figures take turns more than chance makes likely " + seen + limits_are + ".",
            .what_to_do =
                "Ask whether two sources take turns in this chart, or whether each figure is corrected for "
                "the one before, and chart them apart.",
            .figures = std::move(figures)};
  return {.outcome = Outcome::warns,
          .says = "Neighbouring figures are more alike than chance makes them " + seen + limits_are + ".",
          .what_to_do =
              "If the level has changed for good, work limits out again from there; if it drifts or carries "
              "over by nature, take longer periods and do not act on one point or run alone.",
          .figures = std::move(figures)};
}

}  // namespace qi::spc

#include "spc/warnings/missing_values_warning.h"

#include <cmath>

#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

constexpr double kManyMissing = 0.1;
constexpr std::size_t kFewestMissing = 2;

}  // namespace

Advice warn_of_missing_values(const WarningSubject& subject) {
  std::vector<std::size_t> missing;
  std::size_t excluded = 0;
  std::size_t ranges = 0;
  const std::vector<Point>& points = subject.analysis.points;
  if (points.empty()) return too_little_data("There are no figures yet.");
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].state == PointState::missing) missing.push_back(i);
    if (points[i].state == PointState::excluded) ++excluded;
    if (!std::isnan(points[i].moving_range)) ++ranges;
  }
  const double share = static_cast<double>(missing.size()) / static_cast<double>(points.size());
  std::vector<stats::Figure> figures{{.slug = "missing", .value = static_cast<double>(missing.size())},
                                     {.slug = "excluded", .value = static_cast<double>(excluded)},
                                     {.slug = "points", .value = static_cast<double>(points.size())},
                                     {.slug = "ranges", .value = static_cast<double>(ranges)}};
  if (share < kManyMissing || missing.size() < kFewestMissing)
    return clear(missing.empty() ? "No figure is missing."
                                 : std::to_string(missing.size()) + " of " + counted_points(points.size(), subject) +
                                       (missing.size() == 1 ? " has" : " have") + " no figure.",
                 std::move(figures));
  return {.outcome = Outcome::warns,
          .says = std::to_string(missing.size()) + " of " + counted_points(points.size(), subject) +
                  " have no figure, so runs and limits rest on what is left.",
          .what_to_do =
              "Find out whether the figures are missing by chance or because something went wrong then, and "
              "fill in what can still be known.",
          .figures = std::move(figures),
          .places = std::move(missing)};
}

}  // namespace qi::spc

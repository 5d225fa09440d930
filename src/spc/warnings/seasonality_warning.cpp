#include "spc/warnings/seasonality_warning.h"

#include <array>
#include <cmath>

#include "base/number.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "spc/season_test.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

constexpr double kSeldomByChance = 0.01;

/// What one place in a cycle is called, and the cycle.
struct SeasonWords {
  std::size_t period;
  std::string_view place;
  std::string_view cycle;
  std::string_view cycles;
};
constexpr std::array kSeasons{
    SeasonWords{.period = 12, .place = "the month", .cycle = "year", .cycles = "years"},
    SeasonWords{.period = 4, .place = "the quarter", .cycle = "year", .cycles = "years"},
    SeasonWords{.period = 52, .place = "the week", .cycle = "year", .cycles = "years"},
    SeasonWords{.period = 7, .place = "the day of the week", .cycle = "week", .cycles = "weeks"},
    SeasonWords{.period = 24, .place = "the hour", .cycle = "day", .cycles = "days"},
    SeasonWords{.period = 168, .place = "the hour of the week", .cycle = "week", .cycles = "weeks"},
};

SeasonWords words_of(std::size_t period) {
  for (const SeasonWords& row : kSeasons)
    if (row.period == period) return row;
  return {.period = period, .place = "the place in the cycle", .cycle = "cycle", .cycles = "cycles"};
}

}  // namespace

Advice warn_of_seasonality(const WarningSubject& subject) {
  if (is_of_events(subject.analysis.chart))
    return does_not_apply("The points of this chart do not come at equal times.");
  if (!subject.season) return does_not_apply("No season was asked for.");
  const SeasonWords words = words_of(*subject.season);
  const auto test = season_test(distances_from_level(subject.request, subject.analysis), *subject.season);
  if (!test)
    return too_little_data("A season shows from two full " + std::string(words.cycles) + " on, " +
                           counted_points(2 * *subject.season, subject) + " with figures.");
  std::vector<stats::Figure> figures{{.slug = "explained", .value = test->explained},
                                     {.slug = "p_value", .value = test->p_value},
                                     {.slug = "cycles", .value = static_cast<double>(test->cycles)}};
  if (std::isfinite(test->f)) figures.push_back({.slug = "f", .value = test->f});
  if (test->p_value >= kSeldomByChance)
    return clear(capitalised(std::string(words.place)) + " explains no more of the variation than chance does.",
                 std::move(figures));
  return {.outcome = Outcome::warns,
          .says = capitalised(std::string(words.place)) + " explains about " + in_percent(test->explained) +
                  " of the variation inside a " + std::string(words.cycle) + ", far more than chance does.",
          .what_to_do = "Compare each figure with the same time of other " + std::string(words.cycles) +
                        ", or show the seasonally adjusted series beside this one and say so.",
          .figures = std::move(figures)};
}

}  // namespace qi::spc

#include "spc/warnings/constant_series_warning.h"

#include <algorithm>

#include "spc/phase_values.h"
#include "spc/sentence_words.h"

namespace qi::spc {

Advice warn_of_constant_series(const WarningSubject& subject) {
  const std::vector<std::size_t> places = subject.baseline_places();
  if (places.size() < 2) return too_little_data("One figure cannot move: add a second one.");
  const auto value_at = [&](std::size_t place) { return subject.analysis.points[place].value; };
  const double first = value_at(places.front());
  const bool is_constant =
      std::ranges::all_of(places, [&](std::size_t place) { return position(value_at(place), first) == 0; });
  if (!is_constant) return clear("The figures vary.");
  return {
      .outcome = Outcome::warns,
      .says = "All " + counted_points(places.size(), subject) + " that set the limits have the same figure, " +
              show(first, subject.wording.format) + ".",
      .what_to_do =
          "Ask how it is recorded: a figure that is copied forward, capped or rounded away tells nothing "
          "of the process.",
      .figures = {{.slug = "points", .value = static_cast<double>(places.size())}, {.slug = "value", .value = first}}};
}

}  // namespace qi::spc

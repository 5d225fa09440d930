#pragma once
/// One figure typed by hand, most often on a phone: the form as typed, what it means, and what it would change.
/// It stores nothing: see entry_routes.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "measures/series_reading.h"

namespace qi::measures {

/// The form as typed. A measure with a denominator takes numerator and denominator; any other takes a value.
struct EntryForm {
  std::string period;
  std::string value;
  std::string numerator;
  std::string denominator;
  bool confirmed = false;  ///< the person has read the question and wants it saved
  bool absent = false;     ///< there is no figure for this period: what stands there is taken out
};

struct Entry {
  Date period;
  Figure figure;
  std::optional<Figure> replaces;  ///< what is known about the period now, when it differs
};

/// refuses, all fields together: a date that is none, or one in the future; a figure that is no number; a denominator
/// that is not above 0; a numerator above the denominator where the measure is a percentage; a value outside the
/// natural bounds; `absent` beside a typed figure, or for a period without one (field "absent"). Until `confirmed`,
/// asks (field "confirmed") about a period that has another figure already and about an unusual figure.
Result<Entry> read_entry(const SeriesFigures& figures, const EntryForm& form, Date today);

/// The form for the period that is due next: the one after the newest figure, but not in the future.
EntryForm next_entry(const SeriesFigures& figures, Date today);

}  // namespace qi::measures

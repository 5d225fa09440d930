#pragma once
/// What "Try it" makes of a form that it must not refuse, and what it tells of the rows.
/// A refusal is no result here: tests of refusals ask read_try themselves.

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "analysis/try_view.h"

namespace qi::test {

inline analysis::TryReading read(const analysis::TryForm& form) {
  const auto reading = analysis::read_try(form);
  if (!reading) throw std::runtime_error(reading.error().fields.front().message);
  return *reading;
}

/// Whether a note holds these words.
inline bool says(const analysis::TryReading& reading, std::string_view words) {
  return std::ranges::any_of(reading.figures.notes,
                             [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}  // namespace qi::test

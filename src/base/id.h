#pragma once
/// A row's number with the kind of row in its type, so that a measure's id never lands where an account's is asked for.
/// It is not a public secret: whoever knows an id may still not be allowed to see the row.

#include <charconv>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace qi {

template <class Kind>
struct Id {
  std::int64_t number = 0;  ///< 1 and up in the database; 0 means "no row yet"
  auto operator<=>(const Id&) const = default;
};

/// Reads an id from a path segment or form field. nullopt unless the whole text is a whole number of 1 or more.
template <class Kind>
std::optional<Id<Kind>> parse_id(std::string_view text) {
  std::int64_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size() || number < 1) return std::nullopt;
  return Id<Kind>{number};
}

template <class Kind>
std::string to_text(Id<Kind> id) {
  return std::to_string(id.number);
}

}  // namespace qi

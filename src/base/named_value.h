#pragma once
/// The names of an enumeration's values: a slug that is stored and sent, and a title for people, one row each beside
/// the enumeration. It is no registry: each list stands in its own file and is read top to bottom.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/assert.h"

namespace qi {

template <class Value>
struct NamedValue {
  Value value;
  std::string_view slug;   ///< "given_up"
  std::string_view title;  ///< "Given up"
};

/// The row of `value`. Every value has one: anything else is our mistake.
template <class Value, std::size_t count>
const NamedValue<Value>& named(const std::array<NamedValue<Value>, count>& rows, std::type_identity_t<Value> value) {
  for (const NamedValue<Value>& row : rows)
    if (row.value == value) return row;
  stop_at("every value has a name", __FILE__, __LINE__);
}

/// Every value, in the order of the rows.
template <class Value, std::size_t count>
std::vector<Value> values_of(const std::array<NamedValue<Value>, count>& rows) {
  std::vector<Value> values;
  for (const NamedValue<Value>& row : rows) values.push_back(row.value);
  return values;
}

/// nullopt: no value has that slug.
template <class Value, std::size_t count>
std::optional<Value> value_of(const std::array<NamedValue<Value>, count>& rows, std::string_view slug) {
  for (const NamedValue<Value>& row : rows)
    if (row.slug == slug) return row.value;
  return std::nullopt;
}

}  // namespace qi

#pragma once
/// Reads a JSON text (RFC 8259) into a value, or says in words where it goes wrong.
/// What the value should hold is the caller's question: no schema is known here.

#include <boost/json/value.hpp>
#include <cstddef>
#include <string_view>

#include "base/result.h"

namespace qi::json {

using Value = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

inline constexpr std::size_t kMaximumDepth = 32;  // no document of ours nests deeper than eight

/// Decimal numbers become the nearest double, so that what json_writer.h wrote comes back the same.
/// refuses  a text that is not one complete JSON value; brackets nested deeper than `maximum_depth`; a number too large
///          for a double; bytes that are not UTF-8; half a surrogate pair; a text with U+0000, which no database keeps.
///          The message names the line, counted from 1, and what is expected.
Result<Value> read(std::string_view text, std::size_t maximum_depth = kMaximumDepth);

}  // namespace qi::json

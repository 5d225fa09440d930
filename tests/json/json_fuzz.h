#pragma once
/// One run of the JSON reader over bytes of anyone's choosing, in the shape that libFuzzer calls.
/// Returns 0; what is read and written again must be read as the same.

#include <boost/json/serialize.hpp>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "json/json_reading.h"

namespace qi::json {

inline int fuzz_json(const std::uint8_t* data, std::size_t size) {
  const auto value = read({reinterpret_cast<const char*>(data), size});
  if (!value) {
    QI_ASSERT(!value.error().message.empty());
    return 0;
  }
  const auto again = read(boost::json::serialize(*value));
  QI_ASSERT(again && *again == *value);
  return 0;
}

}  // namespace qi::json

#pragma once
/// The value that a chart cannot take, by its place, for those who know its row or its period.
/// What else can be wrong with a request is refused by analyse.h in words alone.

#include <cstddef>
#include <optional>
#include <string>

#include "spc/series.h"

namespace qi::spc {

struct WrongValue {
  std::size_t place = 0;  ///< from 0
  std::string says;       ///< behind its name: "is below 0, and this chart counts. Give 0 or more."
};

/// The first value for which analyse refuses the request. nullopt: there is none, or values and denominators do not go
/// together.
std::optional<WrongValue> find_wrong_value(const Request& request);

}  // namespace qi::spc

#pragma once
/// Moments as operators read them: "30 April 2025, 2:30pm".
/// Not for figures: their periods have words of their own.

#include <string>

#include "base/clock.h"

namespace qi::operations {

std::string moment_words(Instant instant);

}  // namespace qi::operations

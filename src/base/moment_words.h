#pragma once
/// Moments as people read them, in London: "30 April 2025, 2:30pm".
/// Not for figures: their periods have words of their own.

#include <string>

#include "base/clock.h"

namespace qi {

std::string moment_words(Instant instant);
/// "30 Apr 2025, 2:30pm", in London, for tables.
std::string short_moment_words(Instant instant);

}  // namespace qi

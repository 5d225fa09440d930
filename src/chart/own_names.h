#pragma once
/// What tells long names apart: cut in front, where all begin alike, rather than at the end, where they differ.
/// It measures nothing; what is too long even so is cut by text_width.h.

#include <span>
#include <string>
#include <vector>

namespace qi::chart {

/// How many bytes of whole words all names begin with; 0 of a single name or none.
std::size_t shared_start(std::span<const std::string> names);

/// "…Station 7": each name without what all begin with; as they are where that is nothing.
std::vector<std::string> own_names(std::span<const std::string> names);

}  // namespace qi::chart

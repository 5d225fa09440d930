#pragma once
/// Whether a heading holds a word as a whole: "No of calls" says calls, and "Notes" says nothing of no.
/// What a word means for its column is not known here.

#include <optional>
#include <span>
#include <string_view>

namespace qi::tabular {

/// The first of `words`, which are in small letters, that stands in the heading with no letter beside it.
std::optional<std::string_view> word_in(std::string_view heading, std::span<const std::string_view> words);
bool has_word(std::string_view heading, std::string_view word);

}  // namespace qi::tabular

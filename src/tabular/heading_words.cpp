#include "tabular/heading_words.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace qi::tabular {

bool has_word(std::string_view heading, std::string_view word) {
  const std::string padded = " " + lowered(heading) + " ";
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t at = padded.find(word, 1); at != std::string::npos; at = padded.find(word, at + 1))
    if (!is_letter(padded[at - 1]) && !is_letter(padded[at + word.size()])) return true;
  return false;
}

std::optional<std::string_view> word_in(std::string_view heading, std::span<const std::string_view> words) {
  const auto found = std::ranges::find_if(words, [&](std::string_view word) { return has_word(heading, word); });
  return found == words.end() ? std::nullopt : std::optional(*found);
}

}  // namespace qi::tabular

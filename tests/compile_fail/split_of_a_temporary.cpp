// The pieces of a text that is gone would be read.
#include <string>

#include "base/text.h"

std::size_t words_of(const std::string& text) {
  std::size_t letters = 0;
  for (const std::string_view word : qi::split(qi::lowered(text), ' ')) letters += word.size();
  return letters;
}

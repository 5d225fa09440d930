#pragma once
/// UTF-8 as UTF-16 and back, for a library that speaks UTF-16.
/// What cannot be converted becomes U+FFFD: nothing is refused.

#include <string>
#include <string_view>

namespace qi::client {

std::u16string utf16_of(std::string_view utf8);
std::string utf8_of(std::u16string_view utf16);

}  // namespace qi::client

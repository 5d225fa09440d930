#pragma once
/// The cells of a given file as one text for the database, and back.
/// Nothing outside the program reads this form: it is no file format.

#include <optional>
#include <string>
#include <string_view>

#include "tabular/given_file.h"

namespace qi::tabular {

/// Each text is written as "<bytes>:<text>", each number as "<number>;". A zero byte, which PostgreSQL keeps in no
/// text, becomes U+FFFD.
std::string given_text(const GivenFile& given);

/// nullopt: the text is none that given_text wrote.
std::optional<GivenFile> read_given_text(std::string_view text);

}  // namespace qi::tabular

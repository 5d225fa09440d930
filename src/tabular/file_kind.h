#pragma once
/// What a file is, by its first bytes, and what to do about one that holds no table we can read.
/// It does not read the file: see given_file.h.

#include <optional>
#include <string>
#include <string_view>

namespace qi::tabular {

/// The bytes begin like a ZIP archive: a workbook perhaps.
bool is_zip(std::string_view bytes);

/// The sentence that refuses it: .xls, a password, PDF, a picture, a web page, JSON, XML, rich text, a compressed
/// file, bytes that are no text. nullopt: it is a ZIP archive or text. `bytes` is the whole file or its beginning.
std::optional<std::string> why_no_table(std::string_view bytes);

}  // namespace qi::tabular

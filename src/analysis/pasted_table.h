#pragma once
/// A pasted table as the pages that try something take it: not empty, not too long, readable letters.
/// What its columns mean is for each page.

#include <string>
#include <string_view>

#include "base/result.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

/// nothing  what to do where nothing was pasted, one sentence.
/// refuses  nothing pasted; more than a million bytes, because anyone may ask; bytes that are not UTF-8; what
///          tabular::read_plain_table refuses. Always as an error of the field "figures".
Result<tabular::PlainTable> read_pasted_table(const std::string& pasted, std::string nothing);

/// A column's heading; "" where the table has none and it is only counted: "Column 2".
std::string heading_of(const tabular::PlainTable& table, std::size_t column);

/// What somebody wrote, without the blanks around it, or what is said where they wrote nothing.
std::string or_else(std::string_view written, std::string_view otherwise);

}  // namespace qi::analysis

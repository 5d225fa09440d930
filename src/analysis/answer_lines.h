#pragma once
/// A stream of questions, one in a line, and their answers, one in a line and in order. What they are about is the
/// caller's.

#include <iosfwd>
#include <string>
#include <string_view>

namespace qi::analysis {

/// As they come; the last line may lack its end.
void answer_lines(std::istream& in, std::ostream& out, std::string (*answer)(std::string_view line));

}  // namespace qi::analysis

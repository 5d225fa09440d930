#include "analysis/answer_lines.h"

#include <istream>
#include <ostream>

namespace qi::analysis {

void answer_lines(std::istream& in, std::ostream& out, std::string (*answer)(std::string_view line)) {
  std::string line;
  while (std::getline(in, line)) {
    out << answer(line) << '\n';
    // Whoever waits for this answer before asking again must get it; a file is written in large pieces.
    if (in.rdbuf()->in_avail() <= 0) out.flush();
  }
  out.flush();
}

}  // namespace qi::analysis

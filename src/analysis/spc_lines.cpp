#include <istream>
#include <ostream>
#include <string>

#include "analysis/spc_json.h"

namespace qi::analysis {

void answer_lines(std::istream& in, std::ostream& out) {
  std::string line;
  while (std::getline(in, line)) {
    out << spc_answer_line(line) << '\n';
    // Whoever waits for this answer before asking again must get it; a file is written in large pieces.
    if (in.rdbuf()->in_avail() <= 0) out.flush();
  }
  out.flush();
}

}  // namespace qi::analysis

// From any line to an answer or a refusal, and never a number that is not finite in the answer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analysis/spc_json.h"
#include "base/assert.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string answer = qi::analysis::spc_answer_line({reinterpret_cast<const char*>(data), size});
  QI_ASSERT(answer.starts_with("{") && answer.find(":nan") == std::string::npos &&
            answer.find(":inf") == std::string::npos && answer.find('\n') == std::string::npos);
  return 0;
}

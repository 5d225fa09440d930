// From any line to an answer or a refusal of a test or model, and never a number that is not finite in the answer.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "analysis/stats_json.h"
#include "base/assert.h"
#include "json/json_reading.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string answer = qi::analysis::stats_answer_line({reinterpret_cast<const char*>(data), size});
  // JSON has no word for what is not finite.
  QI_ASSERT(qi::json::read(answer) && answer.find('\n') == std::string::npos);
  return 0;
}

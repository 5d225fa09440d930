#include "spc/phase_starts.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/text.h"

namespace qi::spc {

Done check_starts(std::span<const std::size_t> starts, std::size_t count) {
  if (std::ranges::adjacent_find(starts, std::greater_equal{}) != starts.end())
    return Error::invalid("Give the starts of phases in order, each once.");
  if (!starts.empty() && starts.back() >= std::max<std::size_t>(count, 1))
    return Error::invalid("A phase starts after the last value. Start it at a value.");
  return {};
}

Error in_phase(Error refusal, std::size_t place, std::size_t phases) {
  if (phases > 1) refusal.message = fmt::format("Phase {}: {}", place + 1, uncapitalised(refusal.message));
  return refusal;
}

std::vector<PhaseSpan> phase_spans(std::span<const std::size_t> starts, std::size_t count) {
  std::vector<PhaseSpan> phases{{0, count}};
  for (const std::size_t start : starts) {
    if (start == 0) continue;
    phases.back().end = start;
    phases.push_back({start, count});
  }
  return phases;
}

}  // namespace qi::spc

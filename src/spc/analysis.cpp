#include "spc/analysis.h"

#include <algorithm>

#include "base/assert.h"

namespace qi::spc {

const Phase& Analysis::phase_of(std::size_t index) const {
  QI_ASSERT(index < points.size() && !phases.empty());
  const auto after = std::ranges::upper_bound(phases, index, {}, [](const Phase& phase) { return phase.first; });
  return *std::prev(after);
}

}  // namespace qi::spc

// An index without the verdict whether the process is stable.
#include "spc/capability_indices.h"

qi::spc::CapabilityIndices index_alone() {
  return {.sigma = 2, .nearer = {.value = 1.33}};
}

#include "oracle/families.h"

#include <algorithm>
#include <vector>

#include "oracle/families/capability_family.h"

namespace qi::oracle {

std::span<const FamilyRow> families() {
  static const std::vector<FamilyRow> kFamilies{{"capability", compare_capability}};
  return kFamilies;
}

const FamilyRow* find_family(std::string_view file) {
  const auto found = std::ranges::find(families(), file, &FamilyRow::file);
  return found == families().end() ? nullptr : &*found;
}

}  // namespace qi::oracle

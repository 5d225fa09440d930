#include "oracle/families.h"

#include <algorithm>
#include <vector>

#include "oracle/families/stats_families.h"
#include "oracle/families/sum_families.h"

namespace qi::oracle {

std::span<const FamilyRow> families() {
  static const std::vector<FamilyRow> kFamilies{
      {"spc_constants", compare_spc_constants},
      {"cusum", compare_cusum},
      {"bcusum", compare_bernoulli_cusum},
      {"racusum", compare_risk_adjusted_cusum},
      {"t2", compare_hotelling},
      {"run_auto_rebase", compare_change_candidates},
  };
  return kFamilies;
}

const FamilyRow* find_family(std::string_view file) {
  const auto found = std::ranges::find(families(), file, &FamilyRow::file);
  return found == families().end() ? nullptr : &*found;
}

}  // namespace qi::oracle

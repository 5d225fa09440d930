#include "spc/pareto_gathering.h"

#include <algorithm>

namespace qi::spc {

Result<std::size_t> rows_covering(const ParetoRequest& request, double share) {
  if (!(share > 0 && share <= 1)) return Error::invalid("Give a share to cover above 0 and up to 1.");
  ParetoRequest whole = request;
  whole.most_rows = std::nullopt;
  whole.least_share = std::nullopt;
  const auto all = pareto(whole);
  if (!all) return all.error();
  // 0.8 of a total worked out another way may miss it by the last digits.
  const double wanted = share - 1e-12;
  const auto reaches =
      std::ranges::find_if(all->rows, [&](const ParetoRow& row) { return row.cumulative_share >= wanted; });
  return static_cast<std::size_t>(reaches - all->rows.begin()) + 2;  // that row itself, and the gathered one
}

}  // namespace qi::spc

#include "stats/power/power_catalogue.h"

#include <algorithm>
#include <vector>

namespace qi::stats {

std::span<const CalculationRow> power_catalogue() {
  static const std::vector<CalculationRow> kRows = [] {
    std::vector<CalculationRow> rows;
    for (const auto part : {power_of_means_rows(), normal_power_rows(), sampling_rows(), acceptance_rows()})
      rows.insert(rows.end(), part.begin(), part.end());
    return rows;
  }();
  return kRows;
}

const CalculationRow* find_power_row(std::string_view slug) {
  const auto found = std::ranges::find(power_catalogue(), slug, &CalculationRow::slug);
  return found == power_catalogue().end() ? nullptr : &*found;
}

}  // namespace qi::stats

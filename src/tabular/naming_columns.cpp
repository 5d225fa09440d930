#include "tabular/naming_columns.h"

#include <algorithm>

#include <fmt/format.h>
#include "tabular/heading_block.h"

namespace qi::tabular {

void settle_naming_columns(std::vector<ColumnGuess>& columns, std::span<const std::size_t> worded,
                           std::string_view why_unnamed) {
  const auto is_taken = [&](ColumnRole role) {
    return std::ranges::any_of(columns, [&](const ColumnGuess& column) { return column.role == role; });
  };
  std::vector<std::size_t> unnamed;
  for (const std::size_t at : worded) {
    ColumnGuess& column = columns[at];
    const auto role = naming_role(column.heading);
    if (role && !is_taken(*role)) {
      column.settle(*role, fmt::format("The heading says {}.", column.heading));
    } else if (!about_in(column.heading)) {
      unnamed.push_back(at);
    }
  }
  for (const std::size_t at : unnamed) {
    if (!is_taken(ColumnRole::series)) {
      columns[at].settle(ColumnRole::series, std::string(why_unnamed));
    } else if (!is_taken(ColumnRole::place)) {
      columns[at].settle(ColumnRole::place, std::string(why_unnamed));
    }
  }
}

}  // namespace qi::tabular

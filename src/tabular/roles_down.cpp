#include "tabular/roles_down.h"

#include <algorithm>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/naming_columns.h"

namespace qi::tabular {
namespace {

struct Kinds {
  std::vector<std::size_t> numeric;
  std::vector<std::size_t> worded;
};

/// A column that a chart computes itself is settled at once and is of no kind.
Kinds kinds_of(std::vector<ColumnGuess>& columns, std::size_t date, const ColumnEvidence& evidence) {
  const bool has_limits =
      std::ranges::any_of(columns, [](const ColumnGuess& column) { return is_limit_heading(column.heading); });
  Kinds kinds;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    ColumnGuess& column = columns[at];
    if (at == date || column.role == ColumnRole::label) continue;
    if (!evidence.is_numeric(at)) {
      if (evidence.is_worded(at)) kinds.worded.push_back(at);
    } else if (is_computed_heading(column.heading) || (has_limits && is_centre_heading(column.heading))) {
      column.settle(ColumnRole::unused, "A chart computes it from the values.");
    } else {
      kinds.numeric.push_back(at);
    }
  }
  return kinds;
}

/// One column of figures, or a pair, or a value with what it was made of beside it.
bool is_one_series(const std::vector<ColumnGuess>& columns, const std::vector<std::size_t>& numeric) {
  if (numeric.size() < 2) return true;
  const auto is_known = [&](std::size_t at) {
    const ColumnRole role = columns[at].role;
    return role == ColumnRole::value || role == ColumnRole::numerator || role == ColumnRole::denominator;
  };
  const auto known = static_cast<std::size_t>(std::ranges::count_if(numeric, is_known));
  const bool parts =
      std::ranges::any_of(numeric, [&](std::size_t at) { return columns[at].role == ColumnRole::denominator; });
  return known >= 2 && (known == numeric.size() || (parts && numeric.size() <= 3));
}

/// A file of one place says so on each row; its dates do not repeat.
bool name_a_place(const std::vector<ColumnGuess>& columns, const std::vector<std::size_t>& worded) {
  return std::ranges::any_of(worded,
                             [&](std::size_t at) { return naming_role(columns[at].heading) == ColumnRole::place; });
}

std::string settle_wide(std::vector<ColumnGuess>& columns, std::size_t date, const std::vector<std::size_t>& numeric) {
  for (std::size_t at = 0; at < columns.size(); ++at)
    if (at != date && columns[at].role != ColumnRole::label)
      columns[at].settle(ColumnRole::unused, "It does not hold figures.");
  for (const std::size_t at : numeric) columns[at].settle(ColumnRole::value, "A series of its own.");
  return fmt::format("The dates run down one column, and {} beside it hold figures.",
                     counted(numeric.size(), "column", "columns"));
}

std::string one_series_reason(const std::string& date_heading) {
  return date_heading.empty() ? "One column holds dates and one holds figures."
                              : fmt::format("The dates stand in {} and each row has one figure.", date_heading);
}

}  // namespace

RolesDown settle_roles_down(std::vector<ColumnGuess>& columns, std::size_t date, const ColumnEvidence& evidence,
                            std::optional<Layout> chosen) {
  const auto [numeric, worded] = kinds_of(columns, date, evidence);
  const bool repeats = evidence.dates_repeat(date);
  const bool one_series = is_one_series(columns, numeric);
  const bool is_long = (repeats && !worded.empty()) || (one_series && name_a_place(columns, worded));
  const Layout layout = chosen.value_or(is_long      ? Layout::long_rows
                                        : one_series ? Layout::one_series
                                                     : Layout::dates_down);
  switch (layout) {
    case Layout::long_rows:
      settle_naming_columns(columns, worded, "Its words repeat from date to date.");
      return {layout, repeats
                          ? "The same date stands on several rows, and words beside it say which series each row is of."
                          : "Words beside each date say which place its figure is of."};
    case Layout::dates_down: return {layout, settle_wide(columns, date, numeric)};
    default: return {layout, one_series_reason(columns[date].heading)};
  }
}

}  // namespace qi::tabular

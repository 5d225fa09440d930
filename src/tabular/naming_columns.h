#pragma once
/// Which columns of words name what the figures of a row belong to: a series, a place.
/// It reads headings alone: that a column holds words is column_evidence.h's judgement.

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "tabular/column_guess.h"

namespace qi::tabular {

/// Settles at most one column of `worded` for the series and one for the place: first those whose headings say so, then
/// from the left those whose headings say nothing, with `why_unnamed` as the reason. A heading that tells a target, a
/// unit or a direction names nothing. The others stay as they are.
void settle_naming_columns(std::vector<ColumnGuess>& columns, std::span<const std::size_t> worded,
                           std::string_view why_unnamed);

}  // namespace qi::tabular

#pragma once
/// What each column of a table with dates down is: which of the three layouts, and the roles that go with it.
/// A step of layout_guess.h, which finds the table; nobody else needs it.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tabular/column_evidence.h"
#include "tabular/column_guess.h"
#include "tabular/layout_guess.h"

namespace qi::tabular {

struct RolesDown {
  Layout layout = Layout::one_series;
  std::string reason;  ///< a sentence
};

/// Settles `columns`, whose roles were guessed one by one; `date` is the column of dates. `chosen`: by a person.
RolesDown settle_roles_down(std::vector<ColumnGuess>& columns, std::size_t date, const ColumnEvidence& evidence,
                            std::optional<Layout> chosen);

}  // namespace qi::tabular

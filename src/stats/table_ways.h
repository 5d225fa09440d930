#pragma once
/// How likely a table of counts of any size is among all tables with the same sums. Of 2 x 2 tables conditional_odds.h
/// knows more.

#include <optional>

#include "stats/contingency_table.h"

namespace qi::stats {

/// Probability of all tables with these row and column sums that are no more likely than this one, if rows and columns
/// know nothing of each other. Equal are tables whose probabilities differ by less than 1e-7 of theirs, as in R.
///
/// returns  nullopt where the tables are too many to go through (thirty million steps, about a second)
/// source   Freeman and Halton 1951; column by column over what is left of the row sums, as in the network of Mehta and
///          Patel 1983, and without its bounds
/// example  1 3 10 6 / 2 3 10 7 / 1 6 14 12 / 0 1 9 11: 0.782685.
std::optional<double> share_of_tables_as_unlikely(const ContingencyTable& table);

}  // namespace qi::stats

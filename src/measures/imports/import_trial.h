#pragma once
/// What a load changes, figure by figure: for a load that is only tried and then rolled back.
/// It merges nothing and rolls nothing back: the caller does, inside one transaction.

#include <cstddef>
#include <string>
#include <vector>

#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

/// A figure that the load brought, and what stood there before it.
struct LoadChange {
  Series series;
  Date period;
  Figure before;  ///< no value: nothing stood there
  Figure now;     ///< no value: it is taken away

  bool is_new() const { return !before.value; }
  bool takes_away() const { return before.value && !now.value; }
};

/// By measure, organisation and period. Figures that were there already are none.
std::vector<LoadChange> list_load_changes(db::Connection& db, BatchId batch);

/// Figures that change or go, named one by one; the rest is counted.
inline constexpr std::size_t kChangesNamed = 50;

/// Lines for a terminal: how many figures would be new, would change and would be taken away; then each that changes or
/// goes, up to kChangesNamed; then, for each series, what would be new. `unchanged`: that were there already.
std::string trial_words(db::Connection& db, BatchId batch, std::size_t unchanged);

}  // namespace qi::measures

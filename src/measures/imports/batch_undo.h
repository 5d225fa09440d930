#pragma once
/// Takes back a whole load of figures: what was believed before holds again, as a new load that says so.
/// Nothing is deleted, and nothing that a later load has revised is touched.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/measure_series.h"
#include "shell/visitor.h"

namespace qi::measures {

/// A later load that stands in the way of figures of this one.
struct LaterLoad {
  ImportBatch batch;
  std::size_t figures = 0;  ///< of the load to be taken back that it revised
};

/// What taking a load back would do.
struct UndoPlan {
  ImportBatch batch;
  std::size_t can_be_undone = 0;     ///< figures that the load brought and that still hold, or hold in its past
  std::size_t confirmed = 0;         ///< of these, figures that a later load said too: from then on they are its own
  std::vector<LaterLoad> later;      ///< newest first
  std::optional<BatchId> undoes;     ///< the load is itself an undo of this one: it cannot be taken back
  std::optional<BatchId> undone_by;  ///< nothing is left to take back: this load did

  std::size_t stand_in_the_way() const;
  bool can_be_whole() const { return can_be_undone > 0 && later.empty() && !undoes; }
  /// Why it cannot be taken back whole, and what to do, in one or two sentences; "" when it can be.
  std::string why_not() const;
};

/// refuses not_found  a load that is not there.
Result<UndoPlan> plan_undo(db::Connection& db, BatchId batch);

/// `whole` refuses while a later load has revised some of its figures; `what_still_holds` leaves those.
enum class UndoReach { whole, what_still_holds };

/// In one transaction that it opens, with one audit record and one for each measure that it closes. A figure of the
/// load was believed from when it was loaded here until now; before and afterwards, what was believed without it. An
/// edition that was loaded late and never was current goes from the past wholly. A measure that the load made and in
/// which nothing stands any more is closed, and the note of the new load says so: its page stays, with what was shown,
/// and the next file makes a new one. refuses conflict  with why_not(): an undo; a load with nothing left to take back;
/// `whole` as above.
Result<BatchId> undo_batch(db::Connection& db, Instant now, std::optional<shell::AccountId> actor, BatchId batch,
                           UndoReach reach);

/// The load that `batch` takes back. nullopt: it is no undo.
std::optional<BatchId> find_undone_batch(db::Connection& db, BatchId batch);
/// The newest load that takes back `batch`, wholly or in part.
std::optional<BatchId> find_undo_of(db::Connection& db, BatchId batch);

}  // namespace qi::measures

#pragma once
/// Keeps signals and what happened to each.
/// It does not decide what is a signal or who may change one: see signal_finding.h and signal_deeds.h.

#include <cstddef>
#include <optional>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/signals/signal.h"

namespace qi::measures {

std::optional<Signal> find_signal(db::Connection& db, SignalId id);
Result<Signal> load_signal(db::Connection& db, SignalId id);
/// Of one series, oldest first. Closed ones too.
std::vector<Signal> list_signals_of_series(db::Connection& db, SeriesId series);

/// Which signals of a list are wanted.
struct SignalFilter {
  std::optional<shell::AccountId> owner;  ///< only this one's; nullopt: everybody's
  std::optional<SignalState> state;       ///< nullopt: all that are not closed
};
/// Concerning first, then changed, then improving; within each the one raised last first. From row `skip` on, at most
/// `most`.
std::vector<Signal> list_signals(db::Connection& db, const SignalFilter& filter, std::size_t skip, std::size_t most);
/// Where a signal stands in that order. It stays what it was while others come and go.
struct SignalPlace {
  int urgency = 0;  ///< 0 concerning, 1 changed, 2 improving
  Instant raised_at{};
  SignalId id;
};
SignalPlace place_of(const Signal& signal);
/// In the same order, those after this place; nullopt: from the first on.
std::vector<Signal> list_signals_after(db::Connection& db, const SignalFilter& filter,
                                       const std::optional<SignalPlace>& after, std::size_t most);
std::size_t count_signals(db::Connection& db, const SignalFilter& filter);
/// Open ones that nobody has taken up yet and that are this account's or nobody's: what the menu counts.
std::size_t count_waiting(db::Connection& db, shell::AccountId account);

/// `signal.id` is ignored. Call inside a transaction.
SignalId create_signal(db::Connection& db, const Signal& signal);
/// Writes everything of the signal that can change: stretch, words, direction, state, explanation, owner.
void save_signal(db::Connection& db, const Signal& signal);

void add_event(db::Connection& db, const SignalEvent& event);
/// In the order in which it happened.
std::vector<SignalEvent> list_events(db::Connection& db, SignalId signal);

}  // namespace qi::measures

#pragma once
/// What people do with a signal: take it up, explain it, hand it over, close it, open it again. Each leaves a line of
/// history and an audit record; call inside a transaction. What the program does by itself is reading_again.h.

#include <string>
#include <string_view>

#include "base/result.h"
#include "measures/chart_choices.h"
#include "measures/signals/signal_store.h"

namespace qi::measures {

/// Looked into from now on, by the author where nobody owned it. refuses a closed signal (conflict).
Done acknowledge_signal(db::Connection& db, Instant now, const Author& author, SignalId id);

/// The form as typed.
struct ExplanationForm {
  std::string kind;   ///< slug of an Explanation
  std::string words;  ///< what was found; may be empty only for "expected" and "unknown"
};
enum class AfterExplaining { stays_open, is_closed };
/// refuses  an unknown kind (field "kind"); empty or more than 1,000 characters of words (field "words"); a closed
///          signal (conflict).
Done explain_signal(db::Connection& db, Instant now, const Author& author, SignalId id, const ExplanationForm& form,
                    AfterExplaining after);

/// refuses  an account that is not there, closed or only a reader (field "to"); a closed signal (conflict).
Done hand_over_signal(db::Connection& db, Instant now, const Author& author, SignalId id, std::string_view to);
/// refuses  a signal that is not explained yet (conflict) or closed already (conflict).
Done close_signal(db::Connection& db, Instant now, const Author& author, SignalId id);
/// To be looked into again. refuses an empty reason (field "reason"); one that is open (conflict).
Done reopen_signal(db::Connection& db, Instant now, const Author& author, SignalId id, std::string_view reason);

}  // namespace qi::measures

#pragma once
/// Slows down guessing of passwords and tokens, for each typed email and for each network address. What is counted is
/// what was typed, so that it never shows whether such an account exists.

#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace qi::access {

/// Who guesses and what for.
struct Guess {
  std::string_view email;    ///< in normal form
  std::string_view address;  ///< network address of the client
};

/// Asks to look at one password, and counts it as wrong until forgive_guess says otherwise, so that many guesses sent
/// at once do not pass together. Opens its own transaction.
///
/// Free guesses, then a wait that doubles from 30 seconds to 15 minutes. One guess is forgotten for every quarter of an
/// hour (email) or minute (address: a whole trust may share one) that passes.
///   an email    5 free guesses
///   an address  50 free guesses
/// refuses  unavailable, with how long to wait. The refused guess is not counted.
Done claim_guess(db::Connection& db, Instant now, const Guess& guess);
/// The password was right: the email starts afresh, the address takes back this one guess.
void forgive_guess(db::Connection& db, const Guess& guess);

/// Counts a token that did not hold against its network address: 50 free, one forgotten a minute. A token that holds is
/// never slowed down, whoever else shares the address. Opens its own transaction.
/// refuses  unavailable, while that address has to wait. The refused one is not counted.
Done count_wrong_token(db::Connection& db, Instant now, std::string_view address);

}  // namespace qi::access

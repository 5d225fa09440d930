#include "access/throttle.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "base/text.h"
#include "shell/digest.h"

namespace qi::access {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

struct Limit {
  std::string_view kind;
  std::int64_t free_guesses;
  minutes forgets_one_each;
};
constexpr Limit kByEmail{"account", 5, minutes{15}};
constexpr Limit kByAddress{"address", 50, minutes{1}};
constexpr seconds kFirstWait{30};
constexpr seconds kLongestWait{minutes{15}};

struct Count {
  std::int64_t failures = 0;
  Instant last_failure_at;
  Instant blocked_until;
};

std::optional<Count> find_count(db::Connection& db, const Limit& limit, const std::string& key) {
  return db.first(R"sql(
      SELECT failures, last_failure_at, blocked_until
        FROM sign_in_throttle
       WHERE kind = $1
         AND key_digest = $2
  )sql",
                  [](const db::Row& row) {
                    return Count{.failures = row.get<std::int64_t>(0),
                                 .last_failure_at = row.get<Instant>(1),
                                 .blocked_until = row.get<Instant>(2)};
                  },
                  limit.kind, key);
}

seconds wait_after(std::int64_t failures, const Limit& limit) {
  if (failures < limit.free_guesses) return seconds{0};
  const std::int64_t doublings = std::min<std::int64_t>(failures - limit.free_guesses, 16);
  return std::min(kLongestWait, kFirstWait * (std::int64_t{1} << doublings));
}

void count_one(db::Connection& db, Instant now, const Limit& limit, const std::string& key,
               const std::optional<Count>& before) {
  std::int64_t failures = 1;
  if (before) {
    const std::int64_t forgotten = std::max<std::int64_t>(0, (now - before->last_failure_at) / limit.forgets_one_each);
    failures = std::max<std::int64_t>(0, before->failures - forgotten) + 1;
  }
  db.run(R"sql(
      INSERT INTO sign_in_throttle (kind, key_digest, failures, last_failure_at, blocked_until)
      VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (kind, key_digest) DO UPDATE
         SET failures = excluded.failures,
             last_failure_at = excluded.last_failure_at,
             blocked_until = excluded.blocked_until
  )sql",
         limit.kind, key, failures, now, now + wait_after(failures, limit));
}

std::string wait_in_words(Instant now, Instant until) {
  const auto left = std::chrono::ceil<minutes>(until - now).count();
  return counted(static_cast<std::size_t>(left), "minute", "minutes");
}

}  // namespace

Done claim_guess(db::Connection& db, Instant now, const Guess& guess) {
  const std::string email = shell::sha256_hex(guess.email);
  const std::string address = shell::sha256_hex(guess.address);
  db::Transaction transaction(db);
  const auto by_email = find_count(db, kByEmail, email);
  const auto by_address = find_count(db, kByAddress, address);
  Instant until = now;
  for (const auto& count : {by_email, by_address})
    // Longer than the longest wait: the clock was set back since.
    if (count && count->blocked_until - now <= kLongestWait) until = std::max(until, count->blocked_until);
  if (until > now)
    return Error::unavailable("Too many wrong passwords. Wait " + wait_in_words(now, until) + ", then try again.");
  count_one(db, now, kByEmail, email, by_email);
  count_one(db, now, kByAddress, address, by_address);
  // Nothing is left to forget after a day, whatever the count was allowed to reach.
  db.run("DELETE FROM sign_in_throttle WHERE last_failure_at < $1", now - std::chrono::hours{24});
  transaction.commit();
  return {};
}

Done count_wrong_token(db::Connection& db, Instant now, std::string_view address) {
  const std::string key = shell::sha256_hex("token " + std::string(address));
  // Asked without the write lock: who floods us with wrong tokens must not keep others from writing.
  const auto seen = find_count(db, kByAddress, key);
  if (seen && seen->blocked_until > now && seen->blocked_until - now <= kLongestWait)
    return Error::unavailable("Too many wrong tokens. Wait " + wait_in_words(now, seen->blocked_until) +
                              ", then try again.");
  db::Transaction transaction(db);
  count_one(db, now, kByAddress, key, find_count(db, kByAddress, key));
  transaction.commit();
  return {};
}

void forgive_guess(db::Connection& db, const Guess& guess) {
  db.run("DELETE FROM sign_in_throttle WHERE kind = $1 AND key_digest = $2", kByEmail.kind,
         shell::sha256_hex(guess.email));
  db.run(R"sql(
      UPDATE sign_in_throttle
         SET failures = failures - 1,
             blocked_until = last_failure_at
       WHERE kind = $1
         AND key_digest = $2
         AND failures > 0
  )sql",
         kByAddress.kind, shell::sha256_hex(guess.address));
}

}  // namespace qi::access

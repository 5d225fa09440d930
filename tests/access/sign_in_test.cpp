#include "access/sign_in.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <cstring>

#include "access/account_store.h"
#include "access/password.h"
#include "access/throttle.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::access {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");
constexpr const char* kEmail = "priya.nair@example.nhs.uk";
constexpr const char* kPassword = "kettle tide mango";

class SigningIn : public testing::TestWithParam<support::Backend> {
 protected:
  SigningIn() {
    db::Transaction transaction(db);
    account =
        *create_account(db, {.actor = {}, .at = kNow},
                        {.email = kEmail, .name = "Priya Nair", .role = Role::contributor}, hash_password(kPassword));
    transaction.commit();
  }
  Result<std::string> try_at(Instant now, const std::string& email, const std::string& password,
                             const std::string& address = "192.0.2.1") {
    return sign_in(db, now,
                   {.email = email, .password = password, .address = address, .user_agent = "Firefox/128 Windows"});
  }
  shell::Visitor visitor_at(Instant now, const std::string& token) {
    http::Request request;
    request.headers.set("Cookie", "qualitea=" + token);
    return find_visitor(db, FixedClock(now), request, CookieKind::plain_http);
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  AccountId account;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, SigningIn, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(SigningIn, MakesAVisitorOfWhoeverKnowsThePassword) {
  const auto token = try_at(kNow, " Priya.Nair@example.NHS.uk", kPassword);
  ASSERT_TRUE(token);
  const shell::Visitor visitor = visitor_at(kNow, *token);
  EXPECT_EQ(visitor.account, account);
  EXPECT_EQ(visitor.name, "Priya Nair");
  EXPECT_TRUE(visitor.may(shell::Permission::change_measures));
  EXPECT_EQ(visitor.csrf_token.size(), 64u);
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM session WHERE token_digest = $1", *token), 0)
      << "the token itself must not be stored";
  EXPECT_EQ(shell::check_chain(db).records, 2);
}

TEST_P(SigningIn, RefusesAWrongPasswordAnUnknownEmailAndAClosedAccountInTheSameWords) {
  const auto wrong = try_at(kNow, kEmail, "kettle tide melon");
  const auto unknown = try_at(kNow, "nobody@example.nhs.uk", kPassword);
  db.run("UPDATE account SET closed_at = $1", kNow);
  const auto closed = try_at(kNow, kEmail, kPassword);
  ASSERT_FALSE(wrong);
  ASSERT_FALSE(unknown);
  ASSERT_FALSE(closed);
  EXPECT_EQ(wrong.error().message, "The email address or the password is not right. Check both and try again.");
  EXPECT_EQ(unknown.error().message, wrong.error().message);
  EXPECT_EQ(closed.error().message, wrong.error().message);
}

TEST_P(SigningIn, SaysWhichFieldIsEmptyWithoutCountingAGuess) {
  const auto refused = try_at(kNow, " ", "");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 2u);
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM sign_in_throttle"), 0);
}

TEST_P(SigningIn, StoresANewHashWhenTheOldOneHasOtherParameters) {
  char old[crypto_pwhash_STRBYTES];
  ASSERT_EQ(
      crypto_pwhash_str_alg(old, kPassword, std::strlen(kPassword), 1, 8 * 1024 * 1024, crypto_pwhash_ALG_ARGON2ID13),
      0);
  refresh_password_hash(db, account, old);
  ASSERT_TRUE(try_at(kNow, kEmail, kPassword));
  const std::string fresh = find_password_hash(db, kEmail);
  EXPECT_NE(fresh, old);
  EXPECT_EQ(match_password(fresh, kPassword), PasswordMatch::right);
}

TEST_P(SigningIn, MakesGuessesWaitLongerAndLonger) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(try_at(kNow, kEmail, "wrong").error().kind, ErrorKind::invalid) << i;
  const auto refused = try_at(kNow, kEmail, kPassword);
  ASSERT_FALSE(refused) << "the right password too: otherwise guessing goes on";
  EXPECT_EQ(refused.error().kind, ErrorKind::unavailable);
  EXPECT_EQ(refused.error().message, "Too many wrong passwords. Wait 1 minute, then try again.");
  EXPECT_EQ(try_at(kNow + seconds(29), kEmail, "wrong").error().kind, ErrorKind::unavailable);
  EXPECT_EQ(try_at(kNow + seconds(30), kEmail, "wrong").error().kind, ErrorKind::invalid);
  EXPECT_EQ(try_at(kNow + seconds(30 + 59), kEmail, "wrong").error().kind, ErrorKind::unavailable);
  EXPECT_TRUE(try_at(kNow + seconds(30 + 60), kEmail, kPassword));
}

TEST_P(SigningIn, TreatsAnEmailWithoutAnAccountLikeOneWithIt) {
  for (int i = 0; i < 5; ++i) (void)try_at(kNow, "nobody@example.nhs.uk", "wrong");
  EXPECT_EQ(try_at(kNow, "nobody@example.nhs.uk", "wrong").error().message,
            "Too many wrong passwords. Wait 1 minute, then try again.");
  EXPECT_TRUE(try_at(kNow, kEmail, kPassword)) << "another email from the same address is not held up";
}

TEST_P(SigningIn, NeverMakesAPersonWaitLongerThanAQuarterOfAnHour) {
  Instant now = kNow;
  for (int i = 0; i < 40; ++i) {
    (void)claim_guess(db, now, {.email = kEmail, .address = "192.0.2.1"});
    now += minutes(15);
  }
  EXPECT_TRUE(try_at(now, kEmail, kPassword));
}

TEST_P(SigningIn, DoesNotHoldAnybodyUpForADayWhenTheClockWasSetBack) {
  for (int i = 0; i < 5; ++i) (void)try_at(kNow, kEmail, "wrong");
  EXPECT_TRUE(try_at(kNow - hours(9), kEmail, kPassword));
}

TEST_P(SigningIn, StartsAfreshAfterTheRightPassword) {
  for (int i = 0; i < 4; ++i) (void)try_at(kNow, kEmail, "wrong");
  ASSERT_TRUE(try_at(kNow, kEmail, kPassword));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(try_at(kNow, kEmail, "wrong").error().kind, ErrorKind::invalid);
  EXPECT_TRUE(try_at(kNow, kEmail, kPassword));
}

TEST_P(SigningIn, SlowsAnAddressThatTriesManyEmails) {
  for (int i = 0; i < 50; ++i) {
    const std::string email = "person" + std::to_string(i) + "@example.nhs.uk";
    ASSERT_TRUE(claim_guess(db, kNow, {.email = email, .address = "192.0.2.1"})) << i;
  }
  EXPECT_FALSE(claim_guess(db, kNow, {.email = kEmail, .address = "192.0.2.1"}));
  EXPECT_TRUE(claim_guess(db, kNow, {.email = kEmail, .address = "192.0.2.2"}));
}

TEST_P(SigningIn, CountsAGuessBeforeItsPasswordIsLookedAt) {
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(claim_guess(db, kNow, {.email = kEmail, .address = "192.0.2.1"}));
  EXPECT_FALSE(claim_guess(db, kNow, {.email = kEmail, .address = "192.0.2.1"}))
      << "guesses sent together must not all pass";
}

TEST_P(SigningIn, EndsAfterTwelveHoursWithoutUse) {
  const auto token = try_at(kNow, kEmail, kPassword);
  ASSERT_TRUE(token);
  EXPECT_TRUE(visitor_at(kNow + hours(11), *token).signed_in());
  EXPECT_TRUE(visitor_at(kNow + hours(22), *token).signed_in()) << "the request at 11 hours counted";
  EXPECT_FALSE(visitor_at(kNow + hours(34), *token).signed_in());
}

TEST_P(SigningIn, EndsAfterSevenDaysHoweverBusy) {
  const auto token = try_at(kNow, kEmail, kPassword);
  ASSERT_TRUE(token);
  for (int hour = 6; hour < 7 * 24; hour += 6) ASSERT_TRUE(visitor_at(kNow + hours(hour), *token).signed_in()) << hour;
  EXPECT_FALSE(visitor_at(kNow + hours(7 * 24), *token).signed_in());
}

TEST_P(SigningIn, DoesNotWriteOnEveryRequest) {
  const auto token = try_at(kNow, kEmail, kPassword);
  const auto last_seen = [&] { return db.only<Instant>("SELECT last_seen_at FROM session"); };
  (void)visitor_at(kNow + minutes(4), *token);
  EXPECT_EQ(last_seen(), kNow);
  (void)visitor_at(kNow + minutes(5), *token);
  EXPECT_EQ(last_seen(), kNow + minutes(5));
}

TEST_P(SigningIn, KnowsNobodyByAForgedOrShortenedToken) {
  const auto token = try_at(kNow, kEmail, kPassword);
  EXPECT_FALSE(visitor_at(kNow, std::string(64, 'a')).signed_in());
  EXPECT_FALSE(visitor_at(kNow, token->substr(1)).signed_in());
  EXPECT_FALSE(visitor_at(kNow, "").signed_in());
  http::Request request;
  request.headers.set("Cookie", "qualitea=" + *token);
  EXPECT_FALSE(find_visitor(db, FixedClock(kNow), request, CookieKind::secure).signed_in())
      << "behind https only the __Host- cookie counts: another host could have set a plain one";
}

TEST_P(SigningIn, EndsEverySessionButThisOne) {
  const auto here = try_at(kNow, kEmail, kPassword);
  const auto elsewhere = try_at(kNow, kEmail, kPassword);
  const auto session = find_session(db, kNow, *here);
  ASSERT_TRUE(session);
  EXPECT_EQ(list_sessions(db, kNow, account).size(), 2u);
  EXPECT_EQ(end_sessions(db, account, session->session), 1);
  EXPECT_TRUE(visitor_at(kNow, *here).signed_in());
  EXPECT_FALSE(visitor_at(kNow, *elsewhere).signed_in());
}

TEST_P(SigningIn, ConfirmsOnesOwnPasswordAndCountsWrongOnes) {
  const Account own = *find_account(db, account);
  EXPECT_TRUE(confirm_password(db, kNow, own, kPassword, "192.0.2.1"));
  for (int i = 0; i < 5; ++i) {
    const Done refused = confirm_password(db, kNow, own, "wrong", "192.0.2.1");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fields[0].field, "current");
  }
  EXPECT_EQ(confirm_password(db, kNow, own, kPassword, "192.0.2.1").error().kind, ErrorKind::unavailable);
}

TEST(SessionCookies, SayWhatBrowsersMayDoWithThem) {
  EXPECT_EQ(session_cookie("abc", CookieKind::secure), "__Host-qualitea=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
  EXPECT_EQ(session_cookie("abc", CookieKind::plain_http), "qualitea=abc; Path=/; HttpOnly; SameSite=Lax");
  EXPECT_EQ(session_cookie("", CookieKind::secure),
            "__Host-qualitea=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST(Devices, AreNamedSoThatTheirOwnerKnowsThem) {
  EXPECT_EQ(device_name("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            "Firefox on Windows");
  EXPECT_EQ(device_name("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"),
            "Edge on Windows");
  EXPECT_EQ(device_name("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1"),
            "Safari on iPhone");
  EXPECT_EQ(device_name(""), "A browser");
}

}  // namespace
}  // namespace qi::access

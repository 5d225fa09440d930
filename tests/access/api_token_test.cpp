#include "access/api_token.h"

#include <gtest/gtest.h>

#include "access/access.h"
#include "access/api_token_store.h"
#include "access/throttle.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::access {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");
const Change kByCommandLine{.actor = std::nullopt, .at = kNow};

TEST(TokensAsTheyAreWritten, AreToldFromCutOnesAndSlips) {
  const std::string token = new_token();
  EXPECT_TRUE(token.starts_with("qt_"));
  EXPECT_EQ(token.size(), 55u);
  EXPECT_TRUE(is_whole_token(token));
  EXPECT_FALSE(is_whole_token(token.substr(0, 54)));
  std::string slip = token;
  slip[10] = slip[10] == 'a' ? 'b' : 'a';
  EXPECT_FALSE(is_whole_token(slip));
  EXPECT_FALSE(is_whole_token(""));
  EXPECT_NE(new_token(), token);
}

TEST(TokensAsTheyAreSent, ComeAsBearerOrAsThePasswordOfAnyUser) {
  http::Request request;
  EXPECT_FALSE(sent_token(request));
  request.headers.set("Authorization", "Bearer qt_1");
  EXPECT_EQ(sent_token(request)->text, "qt_1");
  request.headers.set("Authorization", "bearer   qt_1");
  EXPECT_EQ(sent_token(request)->text, "qt_1");
  request.headers.set("Authorization", "Basic ZXhjZWw6cXRfMQ==");  // excel:qt_1
  EXPECT_EQ(sent_token(request)->text, "qt_1");
  for (const char* none : {"Basic ????", "Basic ZXhjZWw=", "Digest username=x", "Bearer", "qt_1"}) {
    request.headers.set("Authorization", none);
    EXPECT_EQ(sent_token(request)->text, "") << none;
  }
}

TEST(NewTokens, MayDoNoMoreThanTheirOwnerAndNameNoPatient) {
  EXPECT_TRUE(check_new_token({.name = "Power BI", .scopes = {"read"}}, Role::viewer));
  const auto refused =
      check_new_token({.name = " ", .scopes = {"read", "write-figures"}, .life = "9999"}, Role::viewer);
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 3u);
  EXPECT_EQ(refused.error().fields[0].message, "Say what the token is for, such as Power BI refresh.");
  EXPECT_EQ(refused.error().fields[1].field, "scopes");
  EXPECT_EQ(refused.error().fields[2].field, "life");
  const auto of_a_patient = check_new_token({.name = "Report on 9434765919", .scopes = {"read"}}, Role::viewer);
  ASSERT_FALSE(of_a_patient);
  EXPECT_EQ(of_a_patient.error().message, "This name holds a number that looks like an NHS number. Take it out.");
  EXPECT_FALSE(check_new_token({.name = "x", .scopes = {}}, Role::administrator));
  EXPECT_FALSE(check_new_token({.name = "x", .scopes = {"everything"}}, Role::administrator));
}

class Tokens : public testing::TestWithParam<support::Backend> {
 protected:
  Tokens() {
    db::Transaction transaction(db);
    owner = *create_account(db, kByCommandLine,
                            {.email = "p@example.nhs.uk", .name = "Priya Nair", .role = Role::contributor}, "hash");
    EXPECT_TRUE(create_account(db, kByCommandLine,
                               {.email = "a@example.nhs.uk", .name = "Sam Reed", .role = Role::administrator}, "hash"));
    made = create_token(
        db, {.actor = owner, .at = kNow}, owner,
        {.name = "Power BI", .scopes = {Scope::read, Scope::write_figures}, .life = std::chrono::days{30}});
    transaction.commit();
  }
  template <class Change_>
  auto inside(Change_&& change) {
    db::Transaction transaction(db);
    auto done = change();
    transaction.commit();
    return done;
  }
  shell::Visitor visit(const std::string& path, const std::string& authorization, Instant now = kNow) {
    http::Request request;
    request.path = path;
    request.peer = "192.0.2.7";
    if (!authorization.empty()) request.headers.set("Authorization", authorization);
    return find_visitor(db, FixedClock(now), request, CookieKind::plain_http);
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  AccountId owner;
  MadeToken made;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Tokens, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Tokens, LetTheirOwnerInUntilTheyEndAreRevokedOrTheAccountIsClosed) {
  const auto found = find_token_owner(db, kNow, made.token);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->account.name, "Priya Nair");
  EXPECT_EQ(found->token.scopes, (std::vector{Scope::read, Scope::write_figures}));
  EXPECT_FALSE(find_token_owner(db, kNow, new_token()));
  EXPECT_FALSE(find_token_owner(db, kNow + std::chrono::days{30}, made.token));

  EXPECT_TRUE(inside([&] { return revoke_token(db, {.actor = owner, .at = kNow}, owner, made.id); }));
  EXPECT_FALSE(find_token_owner(db, kNow, made.token));
  EXPECT_FALSE(inside([&] { return revoke_token(db, {.actor = owner, .at = kNow}, owner, made.id); }));

  const auto second = inside([&] {
    return create_token(db, kByCommandLine, owner,
                        {.name = "R", .scopes = {Scope::read}, .life = std::chrono::days{1}});
  });
  EXPECT_TRUE(find_token_owner(db, kNow, second.token));
  EXPECT_TRUE(inside([&] { return close_account(db, kByCommandLine, *find_account(db, owner)); }));
  EXPECT_FALSE(find_token_owner(db, kNow, second.token));
}

TEST_P(Tokens, OfSomebodyElseCannotBeRevoked) {
  const auto other = find_account_by_email(db, "a@example.nhs.uk");
  EXPECT_FALSE(inside([&] { return revoke_token(db, {.actor = other->id, .at = kNow}, other->id, made.id); }));
  EXPECT_TRUE(find_token_owner(db, kNow, made.token));
}

TEST_P(Tokens, AreKeptAsADigestAndNeverInTheAuditRecord) {
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM api_token WHERE token_digest = $1", made.token), 0);
  std::size_t payloads = 0;
  db.each("SELECT payload FROM audit_payload", [&](const db::Row& row) {
    ++payloads;
    EXPECT_EQ(row.get<std::string>(0).find(made.token), std::string::npos);
  });
  EXPECT_GE(payloads, 3u);
}

TEST_P(Tokens, RememberWhenTheyWereUsedToWithinFiveMinutes) {
  const auto last_used = [&] { return list_tokens(db, owner).front().last_used_at; };
  EXPECT_EQ(last_used(), std::nullopt);
  visit("/api/v1/measures", "Bearer " + made.token);
  EXPECT_EQ(last_used(), kNow);
  visit("/api/v1/measures", "Bearer " + made.token, kNow + std::chrono::minutes{4});
  EXPECT_EQ(last_used(), kNow);
  visit("/api/v1/measures", "Bearer " + made.token, kNow + std::chrono::minutes{6});
  EXPECT_EQ(last_used(), kNow + std::chrono::minutes{6});
}

TEST_P(Tokens, AreTakenUnderApiAndForTablesButForNoPage) {
  EXPECT_TRUE(visit("/api/v1/measures", "Bearer " + made.token).signed_in());
  EXPECT_TRUE(visit("/measures/5/RYD/data.csv", "Bearer " + made.token).signed_in());
  for (const char* file : {"/wall.xlsx", "/wall.pdf", "/measures/5/RYD/chart.pdf", "/measures/5/RYD/chart.svg",
                           "/measures/5/RYD/moving-range.svg", "/measures/5/RYD/chart.png"})
    EXPECT_TRUE(visit(file, "Bearer " + made.token).signed_in()) << file;
  EXPECT_FALSE(visit("/measures/5/RYD", "Bearer " + made.token).signed_in());
  EXPECT_FALSE(visit("/account/tokens", "Bearer " + made.token).signed_in());
}

TEST_P(Tokens, MayNeverDoMoreThanTheirOwnerMayToday) {
  using enum shell::Permission;
  auto visitor = visit("/api/v1/measures", "Bearer " + made.token);
  EXPECT_TRUE(visitor.may(read_measures));
  EXPECT_TRUE(visitor.may(write_figures));
  EXPECT_FALSE(visitor.may(write_choices));
  EXPECT_FALSE(visitor.may(change_measures));
  EXPECT_FALSE(visitor.may(administer));
  EXPECT_TRUE(inside([&] { return change_role(db, kByCommandLine, *find_account(db, owner), Role::viewer); }));
  visitor = visit("/api/v1/measures", "Bearer " + made.token);
  EXPECT_TRUE(visitor.may(read_measures));
  EXPECT_FALSE(visitor.may(write_figures));
}

TEST_P(Tokens, ThatDoNotHoldSlowDownTheirAddressButNeverOnesThatHold) {
  using enum shell::Credential;
  EXPECT_EQ(visit("/api/v1/measures", "").credential, none_or_session);
  for (int i = 0; i < 200; ++i) visit("/api/v1/measures", "Bearer qt_not-a-token");
  EXPECT_EQ(visit("/api/v1/measures", "Bearer qt_not-a-token").credential, wrong_token) << "no guess, not counted";
  for (int i = 0; i < 50; ++i)
    EXPECT_EQ(visit("/api/v1/measures", "Bearer " + new_token()).credential, wrong_token) << i;
  EXPECT_EQ(visit("/api/v1/measures", "Bearer " + new_token()).credential, throttled_token);
  {
    db::Connection other = GetParam().open(migrated.folder);
    const db::Transaction somebody_writes(other);
    EXPECT_EQ(visit("/api/v1/measures", "Bearer " + new_token()).credential, throttled_token)
        << "a flood of wrong tokens waits for no writer and keeps none waiting";
  }
  EXPECT_EQ(visit("/api/v1/measures", "Bearer " + made.token).credential, token);
  EXPECT_EQ(visit("/api/v1/measures", "Bearer " + new_token(), kNow + std::chrono::minutes{2}).credential, wrong_token);
}

}  // namespace
}  // namespace qi::access

#include "shell/api_write.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "db/retry.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::shell {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");

/// A change that can be counted: each call leaves one audit record.
class WritesOfPrograms : public testing::TestWithParam<support::Backend> {
 protected:
  WritesOfPrograms() {
    account = db.only<AccountId>(R"sql(
        INSERT INTO account (email, name, role, password_hash, created_at)
        VALUES ('p@example.nhs.uk', 'Priya Nair', 'contributor', 'hash', '2025-03-11T09:42:00.000Z')
        RETURNING id
    )sql");
    visitor = {.account = account, .name = "Priya Nair", .role = Role::contributor};
    request.method = http::Method::post;
    request.path = "/api/v1/things";
    request.body = "{}";
  }
  http::Response send(Instant now = kNow) {
    const FixedClock clock(now);
    const Context context{.request = request, .db = db, .clock = clock, .visitor = visitor, .site = site};
    return write_once(context, [&]() -> Result<ApiAnswer> {
      ++calls;
      record(db, now, visitor.account, {.action = "thing.create", .subject = "thing:1"});
      if (refuses) return Error::conflict("No.");
      return ApiAnswer{
          .status = 201, .body = "{\"call\":" + std::to_string(calls) + "}", .location = "/api/v1/things/1"};
    });
  }
  std::int64_t records() { return db.only<std::int64_t>("SELECT count(*) FROM audit_record"); }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  Site site;
  AccountId account;
  Visitor visitor;
  http::Request request;
  int calls = 0;
  bool refuses = false;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, WritesOfPrograms, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(WritesOfPrograms, HappenOnceForOneKeyAndTheSameRequest) {
  request.headers.set("Idempotency-Key", "april");
  const auto first = send();
  const auto again = send(kNow + std::chrono::hours{23});
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.headers.find("Location"), "/api/v1/things/1");
  EXPECT_EQ(again.headers.find("Idempotency-Replayed"), "true");
  EXPECT_EQ(first.headers.find("Idempotency-Replayed"), std::nullopt);
  EXPECT_EQ(records(), 1);
}

TEST_P(WritesOfPrograms, HappenOnceForOneKeyThatComesAtTheSameMoment) {
  request.headers.set("Idempotency-Key", "april");
  std::atomic<int> changes = 0;
  std::atomic<int> replayed = 0;
  const auto send_on_its_own = [&] {
    db::Connection own = GetParam().open(migrated.folder);
    const FixedClock clock(kNow);
    const Context context{.request = request, .db = own, .clock = clock, .visitor = visitor, .site = site};
    const http::Response response = db::with_retry(own, [&] {
      return write_once(context, [&]() -> Result<ApiAnswer> {
        ++changes;
        record(own, kNow, visitor.account, {.action = "thing.create", .subject = "thing:1"});
        return ApiAnswer{.status = 201, .body = "{}"};
      });
    });
    EXPECT_EQ(response.status, 201);
    if (response.headers.find("Idempotency-Replayed")) ++replayed;
  };
  {
    const std::jthread one(send_on_its_own);
    const std::jthread two(send_on_its_own);
    const std::jthread three(send_on_its_own);
  }
  EXPECT_EQ(changes, 1);
  EXPECT_EQ(replayed, 2);
  EXPECT_EQ(records(), 1);
}

TEST_P(WritesOfPrograms, AreForgottenAfterADay) {
  request.headers.set("Idempotency-Key", "april");
  send();
  send(kNow + std::chrono::hours{24});
  EXPECT_EQ(calls, 2);
}

TEST_P(WritesOfPrograms, RefuseAKeyThatCameWithAnotherRequestOrIsNone) {
  request.headers.set("Idempotency-Key", "april");
  send();
  request.body = "{\"other\": 1}";
  EXPECT_EQ(send().status, 409);
  request.headers.set("Idempotency-Key", "with blank");
  EXPECT_EQ(send().status, 422);
  request.headers.set("Idempotency-Key", std::string(201, 'k'));
  EXPECT_EQ(send().status, 422);
  EXPECT_EQ(calls, 1);
}

TEST_P(WritesOfPrograms, LeaveNothingBehindWhenTheyAreRefused) {
  request.headers.set("Idempotency-Key", "april");
  refuses = true;
  EXPECT_EQ(send().status, 409);
  EXPECT_EQ(records(), 0);
  refuses = false;
  EXPECT_EQ(send().status, 201) << "a refusal is not kept under the key";
}

TEST_P(WritesOfPrograms, NameTheTokenBesideTheChange) {
  visitor.token = TokenUse{.number = 12, .scopes = {Scope::write_figures}};
  send();
  EXPECT_EQ(db.all("SELECT action, subject FROM audit_record ORDER BY number",
                   [](const db::Row& row) { return row.get<std::string>(0) + " " + row.get<std::string>(1); }),
            (std::vector<std::string>{"thing.create thing:1", "token.change token:12"}));
}

TEST(BodiesOfPrograms, AreJsonAndSaySo) {
  const Schema schema = object_schema("", {needed("name", text_schema(""))});
  http::Request request;
  request.body = R"({"name": "x"})";
  EXPECT_EQ(read_api_body(request, schema).error().message,
            "Send JSON, with the header Content-Type: application/json.");
  request.headers.set("Content-Type", "application/json; charset=utf-8");
  EXPECT_TRUE(read_api_body(request, schema));
  request.body = R"({"name": )";
  EXPECT_EQ(read_api_body(request, schema).error().message,
            "Line 1: the text ends too early. Close every quote and bracket.");
  request.body = R"({"nmae": "x"})";
  EXPECT_EQ(read_api_body(request, schema).error().fields.size(), 2u);
}

}  // namespace
}  // namespace qi::shell

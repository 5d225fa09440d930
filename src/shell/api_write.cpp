#include "shell/api_write.h"

#include <algorithm>
#include <chrono>

#include "base/text.h"
#include "shell/audit.h"
#include "shell/digest.h"
#include "shell/respond.h"

namespace qi::shell {
namespace {

constexpr std::chrono::hours kAnswersAreKept{24};
constexpr std::size_t kLongestKey = 200;

bool is_visible_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_json(std::string_view content_type) {
  const std::string type = lowered(trimmed(split(content_type, ';').front()));
  return type == "application/json" || (type.starts_with("application/") && type.ends_with("+json"));
}

std::string digest_of(const http::Request& request) {
  std::string whole = std::string(http::name(request.method)) + " " + request.path;
  for (const auto& [name, value] : request.query.fields()) whole.append("\n").append(name).append("=").append(value);
  return sha256_hex(whole + "\n\n" + request.body);
}

struct KeptAnswer {
  std::string request_digest;
  ApiAnswer answer;
};

std::optional<KeptAnswer> find_kept(db::Connection& db, AccountId account, std::string_view key) {
  return db.first(R"sql(
      SELECT request_digest, status, body, location
        FROM api_answer
       WHERE account_id = $1
         AND idempotency_key = $2
  )sql",
                  [](const db::Row& row) {
                    return KeptAnswer{.request_digest = row.get<std::string>(0),
                                      .answer = {.status = row.get<int>(1),
                                                 .body = row.get<std::string>(2),
                                                 .location = row.get<std::string>(3)}};
                  },
                  account, key);
}

void keep(db::Connection& db, Instant now, AccountId account, std::string_view key, const KeptAnswer& kept) {
  db.run(R"sql(
      INSERT INTO api_answer (account_id, idempotency_key, request_digest, status, body, location, answered_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
  )sql",
         account, key, kept.request_digest, kept.answer.status, kept.answer.body, kept.answer.location, now);
}

void forget_old(db::Connection& db, Instant now) {
  db.run("DELETE FROM api_answer WHERE answered_at <= $1", now - kAnswersAreKept);
}

http::Response response_of(const ApiAnswer& answer) {
  http::Response response = http::Response::json(answer.body, answer.status);
  if (answer.status == 204) response.headers.remove("Content-Type");
  if (!answer.location.empty()) response.headers.set("Location", answer.location);
  return response;
}

/// Names the token in the chain, next to what it changed.
void record_token(const Context& context) {
  json::Writer w;
  w.object([&] {
    w.key("method").value(http::name(context.request.method));
    w.key("path").value(context.request.path);
  });
  record(context.db, context.clock.now(), context.visitor.account,
         {.action = "token.change",
          .subject = "token:" + std::to_string(context.visitor.token->number),
          .payload = std::move(w).take()});
}

}  // namespace

Result<json::Object> read_api_body(const http::Request& request, const Schema& schema) {
  if (!is_json(request.headers.find("Content-Type").value_or("")))
    return Error::invalid("Send JSON, with the header Content-Type: application/json.");
  auto value = json::read(request.body);
  if (!value) return value.error();
  if (auto errors = check_shape(schema, *value); !errors.empty()) return Error::invalid_fields(std::move(errors));
  return std::move(value->as_object());
}

http::Response write_once(const Context& context, const std::function<Result<ApiAnswer>()>& change) {
  QI_ASSERT(context.visitor.account.has_value());
  const AccountId account = *context.visitor.account;
  const Instant now = context.clock.now();
  const auto key = context.request.headers.find("Idempotency-Key");
  if (key && (key->empty() || key->size() > kLongestKey || !is_visible_ascii(*key)))
    return respond(context, Error::invalid("Send an Idempotency-Key of 1 to 200 visible ASCII characters."));
  const std::string digest = key ? digest_of(context.request) : std::string();

  db::Transaction transaction(context.db);
  if (key) {
    forget_old(context.db, now);
    if (const auto kept = find_kept(context.db, account, *key)) {
      if (kept->request_digest != digest)
        return respond(context, Error::conflict("This Idempotency-Key came before with another request. Use a new key "
                                                "for a new request."));
      http::Response response = response_of(kept->answer);
      response.headers.set("Idempotency-Replayed", "true");
      return response;
    }
  }
  const auto before = find_audit_head(context.db);
  const auto answer = change();
  if (!answer) return respond(context, answer.error());
  if (context.visitor.token && find_audit_head(context.db) != before) record_token(context);
  if (key) keep(context.db, now, account, *key, {digest, *answer});
  transaction.commit();
  return response_of(*answer);
}

}  // namespace qi::shell

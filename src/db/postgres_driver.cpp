#include "db/postgres_driver.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "base/text.h"
#include "db/postgres_script.h"
#include "db/postgres_values.h"

namespace qi::db {
namespace {

constexpr int kOldestServer = 150000;  // as PQserverVersion counts
constexpr std::size_t kCopyBytesAtOnce = std::size_t{64} * 1024;

struct DropOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, DropOptions>;

/// Null when it is not understood. What libpq says about that may quote the address and so a password: not passed on.
Options parsed(const std::string& address) {
  char* complaint = nullptr;
  Options options(PQconninfoParse(address.c_str(), &complaint));
  PQfreemem(complaint);
  return options;
}

std::string_view option(const Options& options, std::string_view name) {
  for (const PQconninfoOption* each = options.get(); each->keyword != nullptr; ++each)
    if (each->keyword == name && each->val != nullptr) return each->val;
  return {};
}

std::optional<Constraint> constraint_of(std::string_view state) {
  if (state == "23505") return Constraint::unique;
  if (state == "23503") return Constraint::foreign_key;
  if (state == "23514") return Constraint::check;
  if (state == "23502") return Constraint::not_null;
  // A value of another type than the column's: datatype_mismatch, invalid_text_representation.
  if (state.starts_with("23") || state == "42804" || state == "22P02") return Constraint::other;
  return std::nullopt;
}

bool is_conflict(std::string_view state) {
  return state == "40001" || state == "40P01" || state == "55P03";  // serialisation, deadlock, lock not given in time
}

/// The session is of no more use: broken, told to stop, or with a server that takes no changes any more.
bool is_lost(std::string_view state) {
  constexpr std::string_view kProtocolMistake = "08P01";  // ours, for instance a wrong number of parameters
  constexpr std::string_view kReadOnly = "25006";         // this server became a standby
  return (state.starts_with("08") && state != kProtocolMistake) || state == "57P01" || state == "57P02" ||
         state == "57P03" || state == kReadOnly;
}

}  // namespace

std::string postgres_address_in_words(const std::string& address) {
  const Options options = parsed(address);
  if (!options) return {};
  const auto with = [](std::string_view before, std::string_view text, std::string_view after) {
    return text.empty() ? std::string() : fmt::format("{}{}{}", before, text, after);
  };
  return "postgresql://" + with("", option(options, "user"), "@") + std::string(option(options, "host")) +
         with(":", option(options, "port"), "") + with("/", option(options, "dbname"), "");
}

void PostgresDriver::CloseSession::operator()(pg_conn* session) const {
  PQfinish(session);
}
void PostgresDriver::DropAnswer::operator()(pg_result* answer) const {
  PQclear(answer);
}

PostgresDriver::PostgresDriver(const std::string& address, Statements statements) : statements_(statements) {
  if (!parsed(address))
    throw Failure("The address of the database is not understood. Write it like postgresql://user@host/name.");
  // What stands before dbname can be overruled by the address; what stands after it cannot. A dead network shows within
  // some twenty seconds instead of hours.
  const std::array<std::pair<const char*, const char*>, 8> settings{{{"connect_timeout", "5"},
                                                                     {"tcp_user_timeout", "15000"},
                                                                     {"keepalives_idle", "10"},
                                                                     {"keepalives_interval", "3"},
                                                                     {"keepalives_count", "3"},
                                                                     {"fallback_application_name", "qualitea"},
                                                                     {"dbname", address.c_str()},
                                                                     {"client_encoding", "UTF8"}}};
  std::array<const char*, settings.size() + 1> names{};
  std::array<const char*, settings.size() + 1> values{};
  for (std::size_t i = 0; i < settings.size(); ++i) std::tie(names[i], values[i]) = settings[i];
  constexpr int kDbnameIsAnAddress = 1;
  session_.reset(PQconnectdbParams(names.data(), values.data(), kDbnameIsAnAddress));
  const std::string words = postgres_address_in_words(address);
  if (PQstatus(session_.get()) != CONNECTION_OK)
    throw Unreachable(fmt::format("could not connect to {}: {}", words, trimmed(PQerrorMessage(session_.get()))));
  PQsetNoticeProcessor(
      session_.get(), [](void*, const char*) {}, nullptr);
  if (PQserverVersion(session_.get()) < kOldestServer)
    throw Failure(fmt::format("{} is older than PostgreSQL 15. Use PostgreSQL 15 or newer.", words));
  const char* const encoding = PQparameterStatus(session_.get(), "server_encoding");
  if (encoding == nullptr || std::string_view(encoding) != "UTF8")
    throw Failure(fmt::format("{} does not keep text as UTF8. Make the database with ENCODING 'UTF8'.", words));
}

std::int64_t PostgresDriver::run(std::string_view literal, std::span<const Value> values) {
  return rows_touched(execute(literal, values));
}

void PostgresDriver::each(std::string_view literal, std::span<const Value> values,
                          const std::function<void(const Row&)>& visit) {
  const Answer answer = execute(literal, values);
  rows_touched(answer);
  const int rows = PQntuples(answer.get());
  const int columns = PQnfields(answer.get());
  std::vector<TypeNumber> types;
  for (int column = 0; column < columns; ++column) types.push_back(PQftype(answer.get(), column));
  std::vector<Value> values_of_row(static_cast<std::size_t>(columns));
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      Value& value = values_of_row[static_cast<std::size_t>(column)];
      if (PQgetisnull(answer.get(), row, column) != 0)
        value = Value{};
      else
        value = value_of_column(
            types[static_cast<std::size_t>(column)],
            {PQgetvalue(answer.get(), row, column), static_cast<std::size_t>(PQgetlength(answer.get(), row, column))});
    }
    visit(Row(values_of_row));
  }
}

PostgresDriver::Answer PostgresDriver::execute(std::string_view literal, std::span<const Value> values) {
  const PostgresParameters parameters(values);
  const int count = static_cast<int>(values.size());
  constexpr int kAnswerAsText = 0;
  if (statements_ == Statements::unnamed) {
    // PostgreSQL would take one that the statement does not ask for.
    if (parameters_asked_for(literal) != values.size())
      throw Failure(fmt::format("{} parameters were given to: {}", count, literal));
    return checked(Answer(PQexecParams(session_.get(), std::string(literal).c_str(), count, parameters.types.data(),
                                       parameters.texts.data(), nullptr, nullptr, kAnswerAsText)),
                   literal);
  }
  const std::string& name = prepared(literal, parameters.signature, parameters.types);
  return checked(Answer(PQexecPrepared(session_.get(), name.c_str(), count, parameters.texts.data(), nullptr, nullptr,
                                       kAnswerAsText)),
                 literal);
}

const std::string& PostgresDriver::prepared(std::string_view literal, const std::string& signature,
                                            std::span<const unsigned int> types) {
  const std::pair key(literal.data(), signature);
  if (const auto found = prepared_.find(key); found != prepared_.end()) return found->second;
  if (parameters_asked_for(literal) != types.size())
    throw Failure(fmt::format("{} parameters were given to: {}", types.size(), literal));
  const std::string name = fmt::format("q{}", prepared_.size() + 1);
  checked(Answer(PQprepare(session_.get(), name.c_str(), std::string(literal).c_str(), static_cast<int>(types.size()),
                           types.data())),
          literal);
  return prepared_.emplace(key, name).first->second;
}

std::int64_t PostgresDriver::insert_all(std::string_view literal, std::size_t columns,
                                        const std::function<std::span<const Value>()>& next) {
  checked(Answer(PQexec(session_.get(), copy_statement(literal).c_str())), literal);
  std::int64_t count = 0;
  try {
    std::string bytes;
    const auto send = [&] {
      if (PQputCopyData(session_.get(), bytes.data(), static_cast<int>(bytes.size())) != 1) fail({}, literal);
      bytes.clear();
    };
    for (std::span<const Value> row = next(); !row.empty(); row = next()) {
      QI_ASSERT(row.size() == columns);
      append_copy_row(bytes, row);
      ++count;
      if (bytes.size() >= kCopyBytesAtOnce) send();
    }
    if (!bytes.empty()) send();
  } catch (const Unreachable&) {
    throw;
  } catch (...) {
    end_of_copy(literal, "the rows could not be given");
    throw;
  }
  checked(end_of_copy(literal, nullptr), literal);
  return count;
}

PostgresDriver::Answer PostgresDriver::end_of_copy(std::string_view literal, const char* stopped_because) {
  if (PQputCopyEnd(session_.get(), stopped_because) != 1) fail({}, literal);
  Answer answer(PQgetResult(session_.get()));
  while (Answer(PQgetResult(session_.get()))) {
  }
  return answer;
}

void PostgresDriver::run_script(std::string_view script) {
  command(postgres_script(script));
}

PostgresDriver::Answer PostgresDriver::command(const std::string& text) {
  return checked(Answer(PQexec(session_.get(), text.c_str())), text);
}

// One writer at a time, as in SQLite: every change adds to the one chain of the audit record, so two at once would only
// meet there. READ COMMITTED after the lock sees all that the writer before has committed (docs/decisions/0015).
void PostgresDriver::begin() {
  constexpr const char* kBegin = R"sql(
      BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE;
      SET LOCAL lock_timeout = '5s';
      SELECT pg_advisory_xact_lock(5150, hashtext(coalesce(current_schema(), '')))
  )sql";
  try {
    command(kBegin);
  } catch (...) {
    roll_back();
    throw;
  }
}

void PostgresDriver::commit() {
  const Answer answer = command("COMMIT");
  // After a failed statement PostgreSQL answers a COMMIT by rolling back, and calls that no error.
  if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
    throw Failure("a transaction was committed although one of its statements had failed: nothing was kept");
  ++kept_count_;
}

void PostgresDriver::roll_back() {
  if (in_transaction()) command("ROLLBACK");
}

bool PostgresDriver::in_transaction() const {
  const PGTransactionStatusType status = PQtransactionStatus(session_.get());
  return !broken_ && (status == PQTRANS_INTRANS || status == PQTRANS_INERROR);
}

bool PostgresDriver::is_usable() {
  // A server that went away has said so, and nobody has listened yet.
  constexpr int kMostLooks = 8;
  for (int look = 0; look < kMostLooks && PQstatus(session_.get()) == CONNECTION_OK; ++look) {
    pollfd socket{.fd = PQsocket(session_.get()), .events = POLLIN, .revents = 0};
    if (poll(&socket, 1, 0) < 1) break;
    if (PQconsumeInput(session_.get()) == 0) broken_ = true;
  }
  return !broken_ && PQstatus(session_.get()) == CONNECTION_OK;
}

PostgresDriver::Answer PostgresDriver::checked(Answer answer, std::string_view doing) {
  switch (PQresultStatus(answer.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
    case PGRES_COPY_IN: return answer;
    default: fail(answer, doing);
  }
}

std::int64_t PostgresDriver::rows_touched(const Answer& answer) {
  // A SELECT counts the rows that it found, which are not touched.
  const std::string_view tag = PQcmdStatus(answer.get());
  if (!tag.starts_with("INSERT") && !tag.starts_with("UPDATE") && !tag.starts_with("DELETE")) return 0;
  const std::string_view digits = PQcmdTuples(answer.get());
  std::int64_t count = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), count);
  if (count > 0 && !in_transaction()) ++kept_count_;
  return count;
}

void PostgresDriver::fail(const Answer& answer, std::string_view doing) {
  const auto field = [&](int which) {
    const char* text = answer ? PQresultErrorField(answer.get(), which) : nullptr;
    return std::string(text == nullptr ? "" : text);
  };
  const std::string state = field(PG_DIAG_SQLSTATE);
  std::string said = field(PG_DIAG_MESSAGE_PRIMARY);
  // Class 22 quotes the value that did not fit; a log line shall not.
  if (state.starts_with("22")) said = "a value does not fit";
  if (said.empty()) said = trimmed(PQerrorMessage(session_.get()));
  const std::string text = fmt::format("PostgreSQL {}: {} in: {}", state, said, doing);
  // Without a state it is libpq that speaks: it heard nothing that the server meant to say.
  if (state.empty() || is_lost(state) || PQstatus(session_.get()) != CONNECTION_OK) {
    broken_ = true;
    throw Unreachable(text);
  }
  if (is_conflict(state)) throw Conflict(text);
  if (state == "53100") throw DiskFull(text);
  if (const auto which = constraint_of(state)) throw ConstraintFailure(text, *which);
  throw Failure(text);
}

}  // namespace qi::db

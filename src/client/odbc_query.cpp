#include "client/odbc_query.h"

#include <fmt/format.h>
#include <sql.h>
#include <sqlext.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <string_view>
#include <thread>

#include "base/number.h"
#include "base/text.h"
#include "client/one_select.h"
#include "client/utf16_text.h"

namespace qi::client {
namespace {

constexpr std::size_t kMostWords = 300;  // of a driver's message

bool good(SQLRETURN code) {
  return code == SQL_SUCCESS || code == SQL_SUCCESS_WITH_INFO;
}

/// An environment, connection or statement of the library, freed with its owner.
class Handle {
 public:
  Handle(SQLSMALLINT kind, SQLHANDLE parent) : kind_(kind) {
    if (!good(SQLAllocHandle(kind, parent, &handle_))) throw std::bad_alloc();
  }
  ~Handle() { SQLFreeHandle(kind_, handle_); }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  SQLHANDLE get() const { return handle_; }
  SQLSMALLINT kind() const { return kind_; }

 private:
  SQLSMALLINT kind_;
  SQLHANDLE handle_ = nullptr;
};

/// What a driver wrote, up to its zero: some count bytes where letters are asked for.
template <std::size_t Size>
std::string text_in(const std::array<SQLWCHAR, Size>& buffer) {
  const auto* begin = reinterpret_cast<const char16_t*>(buffer.data());
  return utf8_of({begin, std::find(begin, begin + Size, u'\0')});
}

struct Diagnostic {
  std::string state;  ///< five characters of SQLSTATE; "" unknown
  std::string text;
};

Diagnostic diagnostic_of(const Handle& handle) {
  std::array<SQLWCHAR, 6> state{};
  std::array<SQLWCHAR, 1024> text{};
  SQLINTEGER native = 0;
  SQLSMALLINT length = 0;
  const SQLRETURN code = SQLGetDiagRecW(handle.kind(), handle.get(), 1, state.data(), &native, text.data(),
                                        static_cast<SQLSMALLINT>(text.size()), &length);
  if (!good(code)) return {};
  return {.state = text_in(state), .text = text_in(text)};
}

/// The values of "Key=value;Key={va;lue}".
std::vector<std::string> values_of(std::string_view connection) {
  std::vector<std::string> values;
  while (!connection.empty()) {
    const std::size_t equals = connection.find('=');
    if (equals == connection.npos) break;
    connection.remove_prefix(equals + 1);
    const std::string_view rest = trimmed(connection);
    std::size_t end = 0;
    if (rest.starts_with('{')) {
      end = connection.find('}');
      while (end != connection.npos && connection.substr(end).starts_with("}}")) end = connection.find('}', end + 2);
      const std::size_t begin = connection.find('{') + 1;
      values.emplace_back(connection.substr(begin, end == connection.npos ? end : end - begin));
      end = end == connection.npos ? end : connection.find(';', end);
    } else {
      end = connection.find(';');
      values.emplace_back(trimmed(connection.substr(0, end)));
    }
    connection.remove_prefix(end == connection.npos ? connection.size() : end + 1);
  }
  return values;
}

/// The driver's own words without "[unixODBC][…]" and without anything that stands in the connection string.
std::string shown(std::string text, const std::string& connection) {
  while (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == text.npos) break;
    text.erase(0, end + 1);
  }
  for (const std::string& value : values_of(connection)) {
    if (value.empty()) continue;
    for (std::size_t at = text.find(value); at != text.npos; at = text.find(value, at + 1))
      text.replace(at, value.size(), "…");
  }
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  text = std::string(trimmed(text));
  if (text.size() > kMostWords) {
    std::size_t cut = kMostWords;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text = text.substr(0, cut) + "…";
  }
  return text;
}

Error no_connection(const Diagnostic& why) {
  if (why.state == "IM002" || why.state == "IM003" || why.state == "01000" || why.state == "IM004")
    return Error::unavailable("The driver that this source needs is not installed. Ask the operator of this site.");
  if (why.state.starts_with("28") || why.text.find("password") != std::string::npos ||
      why.text.find("Login failed") != std::string::npos)
    return Error::unavailable("The source did not accept its user name or password. Ask the operator of this site.");
  return Error::unavailable("The source did not answer. It will be asked again.");
}

/// Stops a statement from another thread when its time is over, since not every driver keeps time.
class Watchdog {
 public:
  Watchdog(SQLHANDLE statement, std::chrono::seconds time)
      : thread_([this, statement, time](const std::stop_token& stop) {
          std::unique_lock lock(mutex_);
          if (ends_.wait_for(lock, stop, time, [] { return false; }) || stop.stop_requested()) return;
          over_ = true;
          SQLCancel(statement);
        }) {}
  bool time_is_over() {
    const std::lock_guard lock(mutex_);
    return over_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any ends_;
  bool over_ = false;
  std::jthread thread_;  // last: it uses all of the above, and is joined first
};

struct ColumnOfAnswer {
  std::string name;
  SQLSMALLINT type = SQL_VARCHAR;
};

bool is_double(SQLSMALLINT type) {
  return type == SQL_FLOAT || type == SQL_DOUBLE;
}

/// The fewest digits that give the number back, without an exponent: 0.1 also where it is of single precision.
template <class Number>
std::string digits_of(Number number) {
  std::array<char, 400> digits{};  // the longest double without an exponent has 309 digits before its point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return {digits.data(), end.ptr};
}

/// "2024-04-01 00:00:00.000" is "2024-04-01"; ".5" is "0.5".
std::string tidied(std::string text, SQLSMALLINT type) {
  constexpr std::size_t kDate = 10;
  constexpr std::string_view kMidnight = " 00:00:00";
  if (text.size() >= kDate + kMidnight.size() && text[4] == '-' && text[7] == '-' &&
      text.compare(kDate, kMidnight.size(), kMidnight) == 0 &&
      text.find_first_not_of("0.", kDate + kMidnight.size()) == text.npos)
    text.resize(kDate);
  if (type == SQL_NUMERIC || type == SQL_DECIMAL) {
    if (text.starts_with('.')) text.insert(0, "0");
    if (text.starts_with("-.")) text.insert(1, "0");
  }
  return text;
}

class Asking {
 public:
  Asking(const std::string& connection, const OdbcLimits& limits) : connection_(connection), limits_(limits) {
    SQLSetEnvAttr(environment_.get(), SQL_ATTR_ODBC_VERSION, reinterpret_cast<SQLPOINTER>(SQL_OV_ODBC3), 0);
  }
  ~Asking() {
    if (!connected_) return;
    SQLEndTran(SQL_HANDLE_DBC, handle().get(), SQL_ROLLBACK);
    SQLDisconnect(handle().get());
  }
  Asking(const Asking&) = delete;
  Asking& operator=(const Asking&) = delete;

  Done connect() {
    dbc_.emplace(SQL_HANDLE_DBC, environment_.get());
    set(SQL_ATTR_LOGIN_TIMEOUT, static_cast<SQLULEN>(limits_.to_connect.count()));
    set(SQL_ATTR_CONNECTION_TIMEOUT, static_cast<SQLULEN>((limits_.to_connect + limits_.to_answer).count()));
    std::u16string text = utf16_of(connection_);
    if (!good(SQLDriverConnectW(handle().get(), nullptr, reinterpret_cast<SQLWCHAR*>(text.data()),
                                static_cast<SQLSMALLINT>(text.size()), nullptr, 0, nullptr, SQL_DRIVER_NOPROMPT)))
      return no_connection(diagnostic_of(handle()));
    connected_ = true;
    set(SQL_ATTR_ACCESS_MODE, SQL_MODE_READ_ONLY);
    set(SQL_ATTR_AUTOCOMMIT, SQL_AUTOCOMMIT_OFF);
    make_read_only();
    return {};
  }

  Result<OdbcAnswer> ask(const std::string& query) {
    const Handle statement(SQL_HANDLE_STMT, handle().get());
    SQLSetStmtAttrW(statement.get(), SQL_ATTR_QUERY_TIMEOUT,
                    reinterpret_cast<SQLPOINTER>(static_cast<SQLULEN>(limits_.to_answer.count())), 0);
    SQLSetStmtAttrW(statement.get(), SQL_ATTR_MAX_ROWS,
                    reinterpret_cast<SQLPOINTER>(static_cast<SQLULEN>(limits_.rows + 1)), 0);
    Watchdog watchdog(statement.get(), limits_.to_answer);
    std::u16string text = utf16_of(query);
    const SQLRETURN code =
        SQLExecDirectW(statement.get(), reinterpret_cast<SQLWCHAR*>(text.data()), static_cast<SQLINTEGER>(text.size()));
    if (!good(code) && code != SQL_NO_DATA) return refusal(statement, watchdog);
    const auto columns = columns_of(statement, watchdog);
    if (!columns) return columns.error();
    return rows_of(statement, watchdog, *columns);
  }

 private:
  const Handle& handle() const { return *dbc_; }
  void set(SQLINTEGER attribute, SQLULEN value) {
    SQLSetConnectAttrW(handle().get(), attribute, reinterpret_cast<SQLPOINTER>(value), 0);
  }

  /// What each product has beside the attribute, which most drivers take for a hint.
  void make_read_only() {
    std::array<SQLWCHAR, 64> name{};
    SQLSMALLINT bytes = 0;
    SQLGetInfoW(handle().get(), SQL_DBMS_NAME, name.data(), static_cast<SQLSMALLINT>(sizeof(name)), &bytes);
    const std::string product = lowered(text_in(name));
    std::string_view statement;
    if (product.starts_with("postgresql")) statement = "SET TRANSACTION READ ONLY";
    if (product.starts_with("mysql") || product.starts_with("mariadb")) statement = "SET SESSION TRANSACTION READ ONLY";
    if (product.starts_with("sqlite")) statement = "PRAGMA query_only = 1";
    if (statement.empty()) return;
    const Handle first(SQL_HANDLE_STMT, handle().get());
    std::u16string text = utf16_of(statement);
    SQLExecDirectW(first.get(), reinterpret_cast<SQLWCHAR*>(text.data()), static_cast<SQLINTEGER>(text.size()));
  }

  Error refusal(const Handle& statement, Watchdog& watchdog) const {
    const Diagnostic why = diagnostic_of(statement);
    if (watchdog.time_is_over() || why.state == "HYT00" || why.state == "HYT01" || why.state == "HY008" ||
        why.state == "57014")
      return Error::unavailable(
          fmt::format("The query took longer than {} and was stopped. Ask for less at once.",
                      counted(static_cast<std::size_t>(limits_.to_answer.count()), "second", "seconds")));
    if (why.state.starts_with("08")) return Error::unavailable("The source broke off. It will be asked again.");
    const std::string words = shown(why.text, connection_);
    return Error::invalid("The source refused the query" + (words.empty() ? "." : ": " + words));
  }

  Result<std::vector<ColumnOfAnswer>> columns_of(const Handle& statement, Watchdog& watchdog) const {
    SQLSMALLINT count = 0;
    if (!good(SQLNumResultCols(statement.get(), &count))) return refusal(statement, watchdog);
    if (count <= 0) return Error::invalid("The query gives no columns. Write a SELECT with a date and figures.");
    if (static_cast<std::size_t>(count) > limits_.columns)
      return Error::invalid(
          fmt::format("The query gives more than {} columns. Name those that are needed.", limits_.columns));
    std::vector<ColumnOfAnswer> columns;
    for (SQLUSMALLINT i = 1; i <= static_cast<SQLUSMALLINT>(count); ++i) {
      std::array<SQLWCHAR, 256> name{};
      SQLSMALLINT length = 0, type = 0, digits = 0, nullable = 0;
      SQLULEN size = 0;
      if (!good(SQLDescribeColW(statement.get(), i, name.data(), static_cast<SQLSMALLINT>(name.size()), &length, &type,
                                &size, &digits, &nullable)))
        return refusal(statement, watchdog);
      columns.push_back({text_in(name), type});
    }
    return columns;
  }

  Result<OdbcAnswer> rows_of(const Handle& statement, Watchdog& watchdog,
                             const std::vector<ColumnOfAnswer>& columns) const {
    OdbcAnswer answer;
    for (const ColumnOfAnswer& column : columns) answer.headings.push_back(column.name);
    std::size_t bytes = 0;
    for (;;) {
      const SQLRETURN code = SQLFetch(statement.get());
      if (code == SQL_NO_DATA) break;
      if (!good(code) || watchdog.time_is_over()) return refusal(statement, watchdog);
      if (answer.rows.size() == limits_.rows)
        return Error::invalid(
            fmt::format("The query gives more than {} rows. Ask for fewer periods or series.", grouped(limits_.rows)));
      std::vector<std::string> row;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        auto cell = cell_of(statement, watchdog, static_cast<SQLUSMALLINT>(i + 1), columns[i].type);
        if (!cell) return cell.error();
        bytes += cell->size();
        row.push_back(std::move(*cell));
      }
      if (bytes > limits_.bytes)
        return Error::invalid(
            fmt::format("The answer of the query is larger than {} MB. Ask for less.", limits_.bytes / 1'000'000));
      answer.rows.push_back(std::move(row));
    }
    if (watchdog.time_is_over()) return refusal(statement, watchdog);
    return answer;
  }

  template <class Number>
  Result<std::string> number_of(const Handle& statement, Watchdog& watchdog, SQLUSMALLINT column,
                                SQLSMALLINT kind) const {
    Number number = 0;
    SQLLEN length = 0;
    if (!good(SQLGetData(statement.get(), column, kind, &number, 0, &length))) return refusal(statement, watchdog);
    return length == SQL_NULL_DATA ? std::string() : digits_of(number);
  }

  Result<std::string> cell_of(const Handle& statement, Watchdog& watchdog, SQLUSMALLINT column,
                              SQLSMALLINT type) const {
    if (type == SQL_REAL) return number_of<float>(statement, watchdog, column, SQL_C_FLOAT);
    if (is_double(type)) return number_of<double>(statement, watchdog, column, SQL_C_DOUBLE);
    SQLLEN length = 0;
    std::u16string text;
    std::array<SQLWCHAR, 512> part{};
    for (;;) {
      const SQLRETURN code = SQLGetData(statement.get(), column, SQL_C_WCHAR, part.data(), sizeof(part), &length);
      if (code == SQL_NO_DATA) break;
      if (!good(code)) return refusal(statement, watchdog);
      if (length == SQL_NULL_DATA) return std::string();
      const auto* begin = reinterpret_cast<const char16_t*>(part.data());
      text.append(begin, std::find(begin, begin + part.size(), u'\0'));
      if (code == SQL_SUCCESS) break;
      if (text.size() > limits_.bytes) break;
    }
    return tidied(utf8_of(text), type);
  }

  const std::string& connection_;
  const OdbcLimits& limits_;
  Handle environment_{SQL_HANDLE_ENV, SQL_NULL_HANDLE};
  std::optional<Handle> dbc_;
  bool connected_ = false;
};

}  // namespace

Result<OdbcAnswer> ask_odbc(const std::string& connection, const std::string& query, const OdbcLimits& limits) {
  if (const Done one = check_one_select(query); !one) return one.error();
  Asking asking(connection, limits);
  if (const Done connected = asking.connect(); !connected) return connected.error();
  return asking.ask(query);
}

}  // namespace qi::client

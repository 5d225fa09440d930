#include "db/sqlite_driver.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "base/text.h"

namespace qi::db {
namespace {

constexpr int kWaitForWriterMilliseconds = 5000;
constexpr std::string_view kInMemory = ":memory:";

// A row's own number is never given to another row, as with PostgreSQL's identity columns: the audit record names rows.
constexpr std::string_view kIdentityMarker = "{{identity}}";
constexpr std::string_view kIdentityColumn = "INTEGER PRIMARY KEY AUTOINCREMENT";

std::string with_markers_replaced(std::string_view script) {
  std::string text(script);
  for (std::size_t at = text.find(kIdentityMarker); at != std::string::npos; at = text.find(kIdentityMarker, at))
    text.replace(at, kIdentityMarker.size(), kIdentityColumn);
  if (text.find("{{") != std::string::npos) throw Failure("a migration holds an unknown {{marker}}");
  return text;
}

Constraint constraint_of(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID: return Constraint::unique;
    case SQLITE_CONSTRAINT_FOREIGNKEY: return Constraint::foreign_key;
    case SQLITE_CONSTRAINT_CHECK: return Constraint::check;
    case SQLITE_CONSTRAINT_NOTNULL: return Constraint::not_null;
    default: return Constraint::other;
  }
}

void bind(sqlite3_stmt* statement, int place, const Value& value) {
  int code = SQLITE_OK;
  if (std::holds_alternative<std::monostate>(value)) {
    code = sqlite3_bind_null(statement, place);
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    code = sqlite3_bind_int64(statement, place, *whole);
  } else if (const auto* number = std::get_if<double>(&value)) {
    // SQLite would store not-a-number as NULL and say nothing.
    if (!std::isfinite(*number)) throw Failure(fmt::format("parameter ${} is not a finite number", place));
    code = sqlite3_bind_double(statement, place, *number);
  } else {
    // The text outlives the statement's run, so SQLite need not copy it.
    const std::string& text = std::get<std::string>(value);
    // PostgreSQL keeps neither, SQLite would keep both: refused alike.
    if (text.find('\0') != text.npos) throw Failure(fmt::format("parameter ${} holds a zero byte", place));
    if (!is_utf8(text)) throw Failure(fmt::format("parameter ${} is not UTF-8", place));
    code = sqlite3_bind_text64(statement, place, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  if (code != SQLITE_OK) throw Failure(fmt::format("parameter ${} was refused: {}", place, sqlite3_errstr(code)));
}

/// SQLite would let everybody read the file. What it lays beside it gets the file's mode. Whatever stands in the way
/// here, SQLite meets as well and says.
void make_private_if_missing(const std::string& path) {
  if (path == kInMemory) return;
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) ::close(file);
}

}  // namespace

Value SqliteDriver::read_column(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    default: {
      const void* bytes = sqlite3_column_blob(statement, column);
      const int size = sqlite3_column_bytes(statement, column);
      return size == 0 ? std::string() : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
    }
  }
}

/// A statement while it runs: parameters bound at the start, everything let go at the end, also when a visitor throws.
class SqliteDriver::Use {
 public:
  Use(SqliteDriver& driver, std::string_view literal, std::span<const Value> values) {
    Statement& kept = driver.kept_[literal.data()];
    if (!kept) kept = driver.compile(literal, SQLITE_PREPARE_PERSISTENT);
    // A visitor may ask the same question again while its rows are being read: that one gets a statement of its own.
    if (sqlite3_stmt_busy(kept.get())) own_ = driver.compile(literal, 0);
    statement_ = own_ ? own_.get() : kept.get();
    try {
      if (static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_)) != values.size())
        throw Failure(fmt::format("{} parameters were given to: {}", values.size(), literal));
      // SQLite numbers $2, $1 in the order in which they appear in the text; the number in the name is what counts.
      for (int place = 1; place <= static_cast<int>(values.size()); ++place)
        bind(statement_, place, values[named_place(place)]);
    } catch (...) {
      release();
      throw;
    }
  }
  ~Use() { release(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  sqlite3_stmt* statement() const { return statement_; }

 private:
  /// Which value the parameter at a place of the text asks for: 0 for "$1".
  std::size_t named_place(int place) const {
    const char* name = sqlite3_bind_parameter_name(statement_, place);
    const int number = name == nullptr ? 0 : std::atoi(name + 1);
    if (number < 1 || number > sqlite3_bind_parameter_count(statement_))
      throw Failure(fmt::format("parameter {} of a statement is not $1, $2, and so on", place));
    return static_cast<std::size_t>(number) - 1;
  }
  void release() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Statement own_;
  sqlite3_stmt* statement_ = nullptr;
};

SqliteDriver::SqliteDriver(const std::string& path) {
  open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  serve_many();
}

SqliteDriver::SqliteDriver(const std::string& path, Existing) {
  open(path, SQLITE_OPEN_READWRITE);
  serve_many();
}

void SqliteDriver::serve_many() {
  execute("PRAGMA journal_mode = WAL");
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA foreign_keys = ON");
}

SqliteDriver::SqliteDriver(const std::string& path, LoneFile use) {
  open(path, use == LoneFile::made ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY);
  if (use == LoneFile::read_only) return;
  execute("PRAGMA journal_mode = DELETE");
  execute("PRAGMA synchronous = FULL");
}

void SqliteDriver::open(const std::string& path, int flags) {
  if ((flags & SQLITE_OPEN_CREATE) != 0) make_private_if_missing(path);
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (code != SQLITE_OK) throw Unreachable(fmt::format("could not open {}: {}", path, sqlite3_errstr(code)));
  sqlite3_extended_result_codes(opened, 1);
  sqlite3_busy_timeout(opened, kWaitForWriterMilliseconds);
}

SqliteDriver::Statement SqliteDriver::compile(std::string_view text, unsigned flags, const char** rest) {
  sqlite3_stmt* compiled = nullptr;
  const int code =
      sqlite3_prepare_v3(database_.get(), text.data(), static_cast<int>(text.size()), flags, &compiled, rest);
  if (code != SQLITE_OK) fail(text);
  ++statements_compiled_;
  return Statement(compiled);
}

std::int64_t SqliteDriver::run(std::string_view literal, std::span<const Value> values) {
  const std::int64_t before = sqlite3_total_changes64(database_.get());
  const Use use(*this, literal, values);
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(use.statement());
  if (code != SQLITE_DONE) fail(literal);
  note_kept(before);
  // A query or a definition leaves the count of the statement before it in place.
  if (sqlite3_total_changes64(database_.get()) == before) return 0;
  return sqlite3_changes64(database_.get());
}

void SqliteDriver::each(std::string_view literal, std::span<const Value> values,
                        const std::function<void(const Row&)>& visit) {
  const std::int64_t before = sqlite3_total_changes64(database_.get());
  const Use use(*this, literal, values);
  const int columns = sqlite3_column_count(use.statement());
  std::vector<Value> row(static_cast<std::size_t>(columns));
  for (;;) {
    const int code = sqlite3_step(use.statement());
    if (code == SQLITE_DONE) return note_kept(before);
    if (code != SQLITE_ROW) fail(literal);
    for (int i = 0; i < columns; ++i) row[static_cast<std::size_t>(i)] = read_column(use.statement(), i);
    visit(Row(row));
  }
}

std::int64_t SqliteDriver::insert_all(std::string_view literal, std::size_t columns,
                                      const std::function<std::span<const Value>()>& next) {
  std::int64_t count = 0;
  for (std::span<const Value> row = next(); !row.empty(); row = next()) {
    QI_ASSERT(row.size() == columns);
    run(literal, row);
    ++count;
  }
  return count;
}

void SqliteDriver::note_kept(std::int64_t before) {
  if (!in_transaction() && sqlite3_total_changes64(database_.get()) != before) ++kept_count_;
}

void SqliteDriver::run_script(std::string_view script) {
  const std::string text = with_markers_replaced(script);
  const char* rest = text.c_str();
  while (*rest != '\0') {
    const std::string_view remaining(rest);
    const Statement statement = compile(remaining, 0, &rest);
    if (!statement) continue;  // only white space or a comment was left
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) code = sqlite3_step(statement.get());
    if (code != SQLITE_DONE) fail(remaining.substr(0, static_cast<std::size_t>(rest - remaining.data())));
  }
}

void SqliteDriver::execute(const char* text) {
  if (sqlite3_exec(database_.get(), text, nullptr, nullptr, nullptr) != SQLITE_OK) fail(text);
}

// IMMEDIATE: a transaction that read first and wrote later could meet another doing the same, and one would have to
// die.
void SqliteDriver::begin() {
  execute("BEGIN IMMEDIATE");
}
void SqliteDriver::commit() {
  execute("COMMIT");
  ++kept_count_;
}
void SqliteDriver::roll_back() {
  if (in_transaction()) execute("ROLLBACK");
}
bool SqliteDriver::is_usable() {
  int moved = 0;
  return sqlite3_file_control(database_.get(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || moved == 0;
}
bool SqliteDriver::in_transaction() const {
  return sqlite3_get_autocommit(database_.get()) == 0;
}

bool SqliteDriver::has_no_room() const {
  const int error = sqlite3_system_errno(database_.get());
  return error == ENOSPC || error == EDQUOT || error == EFBIG;
}

void SqliteDriver::fail(std::string_view doing) {
  const int code = sqlite3_extended_errcode(database_.get());
  const std::string text = fmt::format("SQLite {}: {} in: {}", code, sqlite3_errmsg(database_.get()), doing);
  switch (code & 0xFF) {
    case SQLITE_CONSTRAINT: throw ConstraintFailure(text, constraint_of(code));
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw Conflict(text);
    case SQLITE_FULL: throw DiskFull(text);
    case SQLITE_IOERR:
      // SQLite knows ENOSPC only: a quota or a largest size of files is no room left either.
      if (has_no_room()) throw DiskFull(text);
      throw Unreachable(text);
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY: throw Unreachable(text);
    default: throw Failure(text);
  }
}

}  // namespace qi::db

#include "db/connection.h"

#include "base/log.h"
#include "db/driver.h"
#include "db/postgres_driver.h"
#include "db/sqlite_driver.h"

namespace qi::db {
namespace {

class AbsentDriver final : public Driver {
 public:
  std::int64_t run(std::string_view, std::span<const Value>) override { away(); }
  void each(std::string_view, std::span<const Value>, const std::function<void(const Row&)>&) override { away(); }
  std::int64_t insert_all(std::string_view, std::size_t, const std::function<std::span<const Value>()>&) override {
    away();
  }
  void run_script(std::string_view) override { away(); }
  void begin() override { away(); }
  void commit() override { away(); }
  void roll_back() override {}
  bool in_transaction() const override { return false; }
  std::int64_t kept() const override { return 0; }
  bool is_usable() override { return false; }
  Product product() const override { away(); }
  void begin_snapshot() override { away(); }
  bool has_table(const std::string&) override { away(); }
  void each_of(const std::string&, const std::function<void(std::span<const Value>)>&) override { away(); }
  void defer_foreign_keys() override { away(); }
  std::optional<std::int64_t> newest_number(const std::string&) override { away(); }
  void continue_numbers(const std::string&, std::int64_t) override { away(); }
  void copy_to_file(const std::string&) override { away(); }
  std::int64_t bytes() override { away(); }
  std::vector<std::string> storage_faults() override { away(); }

 private:
  [[noreturn]] static void away() { throw Unreachable("there is no connection to the database"); }
};

}  // namespace

Connection::Connection(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

bool Connection::in_transaction() const {
  return driver_->in_transaction();
}

std::int64_t Connection::kept() const {
  return driver_->kept();
}

bool Connection::is_usable() {
  return driver_->is_usable();
}

void Connection::run_script(std::string_view script) {
  driver_->run_script(script);
}

std::int64_t Connection::run_values(Sql sql, std::span<const Value> values) {
  return driver_->run(sql.text(), values);
}

void Connection::each_values(Sql sql, std::span<const Value> values, const std::function<void(const Row&)>& visit) {
  driver_->each(sql.text(), values, visit);
}

std::int64_t Connection::insert_rows(Sql insert, std::size_t columns,
                                     const std::function<std::span<const Value>()>& next) {
  QI_ASSERT(driver_->in_transaction());
  return driver_->insert_all(insert.text(), columns, next);
}

Transaction::Transaction(Connection& db) : db_(db) {
  QI_ASSERT(!db_.in_transaction());
  db_.driver_->begin();
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    db_.driver_->roll_back();
  } catch (const Failure& failure) {
    // Nothing was committed: what could not be rolled back now is dropped when the connection closes.
    log::error("db.roll_back_failed", {{"reason", std::string_view(failure.what())}});
  }
}

void Transaction::commit() {
  QI_ASSERT(open_);
  db_.driver_->commit();
  open_ = false;
}

Connection open_sqlite(const std::string& path) {
  return Connection(std::make_unique<SqliteDriver>(path));
}

Connection open_postgres(const std::string& address, Statements statements) {
  return Connection(std::make_unique<PostgresDriver>(address, statements));
}

Connection open_existing_sqlite(const std::string& path) {
  return Connection(std::make_unique<SqliteDriver>(path, SqliteDriver::Existing{}));
}

Connection open_lone_file(const std::string& path, LoneFile use) {
  return Connection(std::make_unique<SqliteDriver>(path, use));
}

Snapshot::Snapshot(Connection& db) : db_(db) {
  QI_ASSERT(!db_.in_transaction());
  db_.driver_->begin_snapshot();
}

Snapshot::~Snapshot() {
  try {
    db_.driver_->roll_back();
  } catch (const Failure& failure) {
    log::error("db.snapshot_end_failed", {{"reason", std::string_view(failure.what())}});
  }
}

Connection no_database() {
  return Connection(std::make_unique<AbsentDriver>());
}

}  // namespace qi::db

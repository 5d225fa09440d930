#include "db/connection.h"

#include "base/log.h"
#include "db/driver.h"
#include "db/sqlite_driver.h"

namespace qi::db {

Connection::Connection(std::unique_ptr<Driver> driver) : driver_(std::move(driver)) {}
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

bool Connection::in_transaction() const {
  return driver_->in_transaction();
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

}  // namespace qi::db

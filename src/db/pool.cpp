#include "db/pool.h"

#include <utility>

namespace qi::db {

Pool::Pool(std::size_t size, std::function<Connection()> open, std::chrono::milliseconds patience)
    : open_(std::move(open)), patience_(patience) {
  QI_ASSERT(size > 0);
  connections_.reserve(size);
  for (std::size_t i = 0; i < size; ++i) connections_.push_back(open_());
  for (Connection& connection : connections_) free_.push_back(&connection);
}

Pool::~Pool() {
  QI_ASSERT(free_.size() == connections_.size());
}

Pool::Lease Pool::lend() {
  std::unique_lock lock(mutex_);
  if (!given_back_.wait_for(lock, patience_, [&] { return !free_.empty(); }))
    throw Unreachable("every connection to the database is in use and none came back in time");
  Connection& connection = *free_.back();
  free_.pop_back();
  lock.unlock();
  Lease lease(*this, connection);  // gives it back, also when it cannot be opened again
  if (!connection.is_usable()) connection = open_();
  return lease;
}

void Pool::give_back(Connection& connection) {
  QI_ASSERT(!connection.in_transaction());
  {
    const std::lock_guard lock(mutex_);
    free_.push_back(&connection);
  }
  given_back_.notify_one();
}

Pool::Lease::Lease(Lease&& other) noexcept
    : pool_(std::exchange(other.pool_, nullptr)), connection_(std::exchange(other.connection_, nullptr)) {}

Pool::Lease::~Lease() {
  if (pool_ != nullptr) pool_->give_back(*connection_);
}

}  // namespace qi::db

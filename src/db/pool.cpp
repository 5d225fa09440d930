#include "db/pool.h"

#include <utility>

namespace qi::db {

Pool::Pool(std::size_t size, const std::function<Connection()>& open) {
  QI_ASSERT(size > 0);
  connections_.reserve(size);
  for (std::size_t i = 0; i < size; ++i) connections_.push_back(open());
  for (Connection& connection : connections_) free_.push_back(&connection);
}

Pool::~Pool() {
  QI_ASSERT(free_.size() == connections_.size());
}

Pool::Lease Pool::lend() {
  std::unique_lock lock(mutex_);
  given_back_.wait(lock, [&] { return !free_.empty(); });
  Connection& connection = *free_.back();
  free_.pop_back();
  return Lease(*this, connection);
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

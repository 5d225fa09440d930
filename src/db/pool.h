#pragma once
/// A fixed number of connections for threads that come and go: each takes one, uses it alone, and gives it back.
/// It does not open more when all are lent: the next one waits.

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

#include "db/connection.h"

namespace qi::db {

class Pool {
 public:
  /// Opens `size` (1 or more) connections at once, so that a wrong path or a full disk shows at the start.
  Pool(std::size_t size, const std::function<Connection()>& open);
  ~Pool();  ///< every lease was given back before
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// One connection, for the lifetime of this object. It outlives every transaction opened on it.
  class Lease {
   public:
    Lease(Lease&& other) noexcept;
    Lease& operator=(Lease&&) = delete;
    ~Lease();
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_; }

   private:
    friend class Pool;
    Lease(Pool& pool, Connection& connection) : pool_(&pool), connection_(&connection) {}
    Pool* pool_;
    Connection* connection_;
  };
  /// Waits until a connection is free.
  Lease lend();

 private:
  void give_back(Connection& connection);
  std::vector<Connection> connections_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<Connection*> free_;
};

}  // namespace qi::db

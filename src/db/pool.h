#pragma once
/// A fixed number of connections for threads that come and go: each takes one, uses it alone, and gives it back. One
/// that broke is opened again, so a database that was away comes back without a new start of the program. It does not
/// open more when all are lent: the next one waits, but not for ever.

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <vector>

#include "db/connection.h"

namespace qi::db {

class Pool {
 public:
  /// Opens `size` (1 or more) connections at once, so that a wrong path or a full disk shows at the start. `open` is
  /// kept: it opens what takes a broken one's place. `patience`: how long lend() waits.
  Pool(std::size_t size, std::function<Connection()> open,
       std::chrono::milliseconds patience = std::chrono::seconds{15});
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
  /// Waits until a connection is free. Throws Unreachable when none became free in time, and what `open` throws when a
  /// broken one cannot be opened again.
  Lease lend();

 private:
  void give_back(Connection& connection);
  std::function<Connection()> open_;
  std::chrono::milliseconds patience_;
  std::vector<Connection> connections_;
  std::mutex mutex_;
  std::condition_variable given_back_;
  std::vector<Connection*> free_;
};

}  // namespace qi::db

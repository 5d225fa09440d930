#pragma once
/// The throw-away PostgreSQL of a test program: the one that the environment names, or one of its own.
/// It makes no databases in it: see databases.h.

#include <string>

namespace qi::support {

/// A cluster in a new folder, until the end of this object. Prints why and stops the program when it cannot start.
class OwnCluster {
 public:
  OwnCluster();
  ~OwnCluster();
  OwnCluster(const OwnCluster&) = delete;
  OwnCluster& operator=(const OwnCluster&) = delete;
  const std::string& address() const { return address_; }
  /// Stopped as a crash stops it, and started with what it holds.
  void crash_and_start_again();
  void stop();

 private:
  std::string folder_;
  std::string address_;
};

/// The address of the program's cluster, started at the first call when the environment names none.
const std::string& cluster_address();

}  // namespace qi::support

#pragma once
/// What is thrown when an outgoing call did not come through: no such host, no answer in time, a connection that broke.
/// Not thrown for what the caller may mend: a refused address or a refused password is an Error. Trying again is the
/// caller's business, through jobs.

#include <stdexcept>
#include <string>

namespace qi::client {

/// Which kind of failure it was, for words on a page.
enum class CallFault { no_such_name, no_connection, too_slow, not_trusted, other };

/// The text is for the log, never for a page, and holds no password, no secret and no body.
class CallFailed : public std::runtime_error {
 public:
  explicit CallFailed(const std::string& why, CallFault fault = CallFault::other)
      : std::runtime_error(why), fault_(fault) {}
  CallFault fault() const { return fault_; }

 private:
  CallFault fault_;
};

}  // namespace qi::client

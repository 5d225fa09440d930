#pragma once
/// One client's bytes: read, sent and closed in time, plain or over TLS. Private to the I/O thread of server.cpp.
/// It knows no HTTP: requests are turn.h.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/asio_types.h"
#include "http/tls.h"

namespace qi::http {

class ClientConnection {
 public:
  /// `tls`: nullptr for plain HTTP.
  ClientConnection(Socket accepted, std::string peer_address, std::unique_ptr<TlsSession> tls);

  /// Waits for bytes and appends them to `received`. False: the client went away, or the deadline passed (then
  /// `expired` says so).
  Task<bool> fill();
  /// Sends both. The deadline begins again whenever progress was made. False like fill().
  Task<bool> send(std::string_view head, std::string_view body, std::chrono::milliseconds write_deadline);

  enum class Greeting { done, gone, plain_http };
  /// The TLS handshake; done at once for plain HTTP. plain_http: the client speaks no TLS, and what it said is lost.
  Task<Greeting> greet(std::chrono::milliseconds deadline);
  /// Listens a little longer: closing while the client still sends would reset the connection and lose the answer.
  Task<void> linger();
  bool is_encrypted() const { return tls_ != nullptr; }
  void close();  ///< says so first where TLS asks for it
  /// Closes without a word, whatever is in flight.
  void abandon();

  void arm(std::chrono::milliseconds allowed) { deadline = SteadyClock::now() + allowed; }
  void disarm() { deadline = SteadyClock::time_point::max(); }
  /// The deadline passed, or the server stops: whatever waits for the client gives up.
  void expire();

  std::string peer;      ///< network address
  std::string received;  ///< not yet parsed
  SteadyClock::time_point deadline = SteadyClock::time_point::max();
  bool expired = false;
  bool interruptible = false;   ///< nothing is lost when it is expired now: between requests, or only listening
  std::shared_ptr<Timer> bell;  ///< what an event delivery waits for; expire() rings it

 private:
  Task<bool> hear();
  // Without `allowed` the deadline stays as it is: what is sent while listening is no progress of the client.
  Task<bool> send_bytes(std::string_view head, std::string_view body, std::optional<std::chrono::milliseconds> allowed);
  Task<bool> send_sealed(std::optional<std::chrono::milliseconds> allowed);

  Socket socket_;
  std::unique_ptr<TlsSession> tls_;
};

}  // namespace qi::http

#pragma once
/// One request and its answer on a connection: head, body, handler, delivery. Private to the I/O thread of server.cpp.
/// It opens and closes no connection.

#include <functional>
#include <optional>
#include <string_view>

#include "http/asio_types.h"
#include "http/client_connection.h"
#include "http/server.h"

namespace qi::http {

class BodyReader;
class HeadParser;
struct Refusal;

/// What turns work with; all of it outlives them.
struct TurnParts {
  const ServerSettings& settings;
  const Callbacks& callbacks;
  asio::io_context& io;
  asio::thread_pool& workers;
  const bool& stopping;
};

class Turns {
 public:
  explicit Turns(TurnParts parts) : parts_(parts) {}
  /// One request and its answer. False: nothing more is served on this connection.
  Task<bool> serve_one(ClientConnection& connection);
  /// Tells a client that speaks plain HTTP to a TLS port what to do.
  Task<void> refuse_plain_http(ClientConnection& connection);
  /// How many handlers are at work. Read on the I/O thread.
  std::size_t handlers_at_work() const { return handlers_at_work_; }

 private:
  struct Turn;
  struct Arrival;
  Task<Arrival> read_head(ClientConnection& connection, HeadParser& parser);
  Task<Arrival> prepare(ClientConnection& connection, HeadParser& parser, Turn& turn);
  Task<Arrival> receive(ClientConnection& connection, HeadParser& parser, BodyReader& reader, Turn& turn);
  Task<Arrival> read_body(ClientConnection& connection, HeadParser& parser, BodyReader& reader);
  Task<std::optional<Refusal>> take_on_worker(ClientConnection& connection, BodyReader& reader, std::string bytes);
  Task<bool> deliver(ClientConnection& connection, Turn& turn);
  Task<void> deliver_events(ClientConnection& connection, Turn& turn);
  void observe(Turn& turn, std::size_t bytes) const;
  Task<void> on_worker(std::function<void()> work);

  Response response_to(Request& request) const noexcept;
  Response fault(const Request& request, std::string_view what) const noexcept;

  TurnParts parts_;
  std::size_t handlers_at_work_ = 0;
};

}  // namespace qi::http

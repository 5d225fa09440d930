#pragma once
/// Serves requests: sockets, limits, deadlines, framing, compression, security headers, graceful stop.
/// What a request means is the router's and the slices'.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace qi::http {

/// Files in PEM: the server's certificate with its chain, and its private key.
struct TlsFiles {
  std::filesystem::path chain;
  std::filesystem::path key;
};

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  ///< 0: any free port
  std::size_t worker_threads = 4;
  std::size_t most_connections = 2000;
  std::size_t most_header_bytes = std::size_t{16} * 1024;
  std::size_t most_body_bytes = std::size_t{2} * 1024 * 1024;  ///< of a body held in memory
  std::uint64_t most_upload_bytes = 256ull * 1024 * 1024;      ///< of a multipart file streamed to disk
  std::filesystem::path upload_folder;                         ///< where uploads wait
  std::chrono::milliseconds header_deadline{10'000};
  std::chrono::milliseconds body_deadline{60'000};  ///< without progress
  std::chrono::milliseconds idle_deadline{60'000};
  std::chrono::milliseconds write_deadline{30'000};  ///< without progress: slow readers
  std::chrono::milliseconds drain_deadline{20'000};  ///< how long stop() waits for what is in flight
  /// Address of the reverse proxy whose X-Forwarded-For is believed; "" believes nobody.
  std::string trusted_proxy;
  std::optional<TlsFiles> tls;  ///< nullopt: plain HTTP, and TLS is the reverse proxy's
};

/// Answers one request (and may fill its captures). Called on a worker thread; may block on the database. What it
/// throws becomes a 500.
using Handler = std::function<Response(Request&)>;

/// Asked on a worker thread before a multipart body is read (headers only, body empty). A response refuses the upload:
/// nothing of it is kept.
using Admission = std::function<std::optional<Response>(const Request&)>;

/// The page for a fault, in the app's own style. Given the number that the log line of the fault carries.
using FaultPage = std::function<Response(const Request&, std::string_view incident)>;

/// What happened to one request, for logs and metrics.
struct Exchange {
  std::string method;
  std::string route;  ///< the pattern ("/measures/{id}"), never the path: bounded in number; "" refused before routing
  int status = 0;
  std::chrono::microseconds took{0};
  std::size_t bytes = 0;
};

/// What a server is given besides its settings. Only `handle` is needed.
struct Callbacks {
  Handler handle;
  Admission admit;
  FaultPage fault_page;
  std::function<void(const Exchange&)> observe;  ///< after each answer, on the I/O thread: must not block
};

class Server {
 public:
  /// Listens at once. Throws std::runtime_error when the address or the certificate cannot be used.
  Server(ServerSettings settings, Callbacks callbacks);
  ~Server();
  std::uint16_t port() const;  ///< the one it listens on
  enum class Ended {
    drained,
    work_left,  ///< a handler did not return within the drain deadline: end the process without destroying the server
  };
  /// Serves until stop() or SIGTERM/SIGINT; what is in flight is finished first.
  Ended run();
  void stop();  ///< from any thread

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace qi::http

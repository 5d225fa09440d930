#pragma once
/// A client for tests that says exactly what it is told, byte by byte, on a real socket. It knows no HTTP but the
/// reading of one answer.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "http/server.h"

namespace qi::http {

struct HeardAnswer {
  int status = 0;
  std::string head;
  std::string body;

  std::string header(std::string_view wanted) const {
    const std::size_t at = head.find("\r\n" + std::string(wanted) + ": ");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + 2 + wanted.size() + 2;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class RawClient {
 public:
  explicit RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0)
      throw std::runtime_error("could not connect");
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// False when the server closed.
  bool say(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  enum class Body { expected, none };
  /// The next answer; status 0 when the server closed before a whole one came.
  HeardAnswer hear(Body body = Body::expected) {
    HeardAnswer answer;
    std::size_t end = std::string::npos;
    while ((end = heard_.find("\r\n\r\n")) == std::string::npos)
      if (!more()) return answer;
    answer.head = heard_.substr(0, end + 2);
    heard_.erase(0, end + 4);
    const int status = std::atoi(answer.head.substr(9, 3).c_str());
    const std::string length = answer.header("Content-Length");
    const std::size_t wanted =
        body == Body::none || length.empty() ? 0 : static_cast<std::size_t>(std::atoll(length.c_str()));
    while (heard_.size() < wanted)
      if (!more()) return answer;
    answer.body = heard_.substr(0, wanted);
    heard_.erase(0, wanted);
    answer.status = status;
    return answer;
  }
  /// Everything heard until `wanted` came, or until the server closed or fell silent.
  std::string hear_until(std::string_view wanted) {
    while (heard_.find(wanted) == std::string::npos && more()) {
    }
    return std::exchange(heard_, {});
  }
  /// True when the server has closed and nothing is left to hear.
  bool closed() { return heard_.empty() && !more(); }

 private:
  bool more() {
    char bytes[16 * 1024];
    const ssize_t count = ::recv(socket_, bytes, sizeof bytes, 0);
    if (count <= 0) return false;
    heard_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }
  int socket_;
  std::string heard_;
};

/// A server on a free port of this machine, running until the end of the test.
class RunningServer {
 public:
  RunningServer(ServerSettings settings, Callbacks callbacks)
      : server_(on_any_port(std::move(settings)), std::move(callbacks)), thread_([this] { ended_ = server_.run(); }) {}
  ~RunningServer() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }
  std::uint16_t port() const { return server_.port(); }
  void stop() { server_.stop(); }
  /// How it ended, once it was told to stop.
  Server::Ended wait() {
    thread_.join();
    return ended_;
  }

  /// One request on a connection of its own.
  HeardAnswer ask(std::string_view bytes, RawClient::Body body = RawClient::Body::expected) const {
    RawClient client(port());
    client.say(bytes);
    return client.hear(body);
  }

 private:
  static ServerSettings on_any_port(ServerSettings settings) {
    settings.port = 0;
    return settings;
  }
  Server server_;
  Server::Ended ended_ = Server::Ended::drained;
  std::thread thread_;
};

}  // namespace qi::http

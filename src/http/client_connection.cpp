#include "http/client_connection.h"

#include <algorithm>
#include <array>

namespace qi::http {
namespace {

constexpr std::size_t kScratchBytes = std::size_t{64} * 1024;
// One piece of plain bytes is sealed at a time, so that a large answer is not held twice.
constexpr std::size_t kSealBytes = std::size_t{64} * 1024;
// A deadline "without progress" begins again only after this much: one byte a minute is no progress.
constexpr std::size_t kProgressBytes = std::size_t{4} * 1024;
constexpr std::size_t kMostLingerBytes = std::size_t{8} * 1024 * 1024;
constexpr std::chrono::milliseconds kLingerDeadline{1000};

}  // namespace

ClientConnection::ClientConnection(Socket accepted, std::string peer_address, std::unique_ptr<TlsSession> tls)
    : peer(std::move(peer_address)), socket_(std::move(accepted)), tls_(std::move(tls)) {}

void ClientConnection::expire() {
  expired = true;
  error_code closed_already;
  socket_.cancel(closed_already);
  if (bell) bell->cancel();
}

void ClientConnection::abandon() {
  error_code closed_already;
  socket_.close(closed_already);
  if (bell) bell->cancel();
}

void ClientConnection::close() {
  error_code ignored;
  if (tls_) {
    tls_->seal_end();
    const std::string farewell = tls_->take_sealed();
    if (!farewell.empty()) socket_.write_some(asio::buffer(farewell), ignored);
  }
  socket_.shutdown(tcp::socket::shutdown_both, ignored);
  socket_.close(ignored);
}

/// One arrival from the network. False: the client went away, or the deadline passed.
Task<bool> ClientConnection::hear() {
  // Only between two waits: thousands of idle connections hold no buffer of their own.
  static thread_local std::array<char, kScratchBytes> scratch;
  for (;;) {
    error_code failed;
    const std::size_t count = socket_.read_some(asio::buffer(scratch), failed);
    if (!failed && count > 0) {
      const std::string_view bytes(scratch.data(), count);
      if (!tls_) {
        received.append(bytes);
        co_return true;
      }
      const bool goes_on = tls_->open(bytes, received);
      const bool answered = co_await send_sealed(std::nullopt);
      co_return answered && (goes_on || !received.empty());
    }
    if (failed != asio::error::would_block) co_return false;
    error_code cancelled;
    co_await socket_.async_wait(Socket::wait_read, asio::redirect_error(kAwait, cancelled));
    if (cancelled || expired) co_return false;
  }
}

Task<bool> ClientConnection::fill() {
  const std::size_t before = received.size();
  while (received.size() == before) {
    const bool came = co_await hear();
    if (!came) co_return false;
  }
  co_return true;
}

Task<ClientConnection::Greeting> ClientConnection::greet(std::chrono::milliseconds allowed) {
  if (!tls_) co_return Greeting::done;
  arm(allowed);
  error_code failed;
  co_await socket_.async_wait(Socket::wait_read, asio::redirect_error(kAwait, failed));
  if (failed || expired) co_return Greeting::gone;
  char first = 0;
  const std::size_t seen = socket_.receive(asio::buffer(&first, 1), tcp::socket::message_peek, failed);
  if (failed || seen == 0) co_return Greeting::gone;
  if (!begins_tls({&first, 1})) {
    tls_.reset();
    co_return Greeting::plain_http;
  }
  while (!tls_->is_established()) {
    const bool came = co_await hear();
    if (!came) co_return Greeting::gone;
  }
  co_return Greeting::done;
}

Task<bool> ClientConnection::send(std::string_view head, std::string_view body, std::chrono::milliseconds allowed) {
  arm(allowed);
  if (!tls_) {
    const bool sent = co_await send_bytes(head, body, allowed);
    co_return sent;
  }
  for (std::string_view rest : {head, body}) {
    while (!rest.empty()) {
      tls_->seal(rest.substr(0, kSealBytes));
      rest.remove_prefix(std::min(rest.size(), kSealBytes));
      const bool sent = co_await send_sealed(allowed);
      if (!sent) co_return false;
    }
  }
  co_return true;
}

Task<bool> ClientConnection::send_sealed(std::optional<std::chrono::milliseconds> allowed) {
  const std::string sealed = tls_->take_sealed();
  const bool sent = co_await send_bytes(sealed, "", allowed);
  co_return sent;
}

Task<bool> ClientConnection::send_bytes(std::string_view head, std::string_view body,
                                        std::optional<std::chrono::milliseconds> allowed) {
  std::size_t progress = 0;
  while (!head.empty() || !body.empty()) {
    const std::array<asio::const_buffer, 2> rest{asio::buffer(head.data(), head.size()),
                                                 asio::buffer(body.data(), body.size())};
    error_code failed;
    const std::size_t sent = socket_.write_some(rest, failed);
    if (failed == asio::error::would_block) {
      error_code cancelled;
      co_await socket_.async_wait(Socket::wait_write, asio::redirect_error(kAwait, cancelled));
      if (cancelled || expired) co_return false;
      continue;
    }
    if (failed) co_return false;
    progress += sent;
    if (allowed && progress >= kProgressBytes) {
      progress = 0;
      arm(*allowed);
    }
    const std::size_t of_head = std::min(sent, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(sent - of_head);
  }
  co_return true;
}

Task<void> ClientConnection::linger() {
  error_code failed;
  if (!tls_) socket_.shutdown(tcp::socket::shutdown_send, failed);
  arm(kLingerDeadline);
  interruptible = true;
  std::size_t heard = 0;
  bool more = true;
  while (more && heard < kMostLingerBytes) {
    received.clear();
    more = co_await fill();
    heard += received.size();
  }
  received.clear();
}

}  // namespace qi::http

// The room's other files with Asio are client_connection.cpp and turn.cpp. One thread does all input and output;
// handlers run on the worker pool, because they wait for the database.

#include "http/server.h"

#include <algorithm>
#include <array>
#include <exception>
#include <stdexcept>
#include <unordered_set>

#include "base/log.h"
#include "http/answer.h"
#include "http/asio_types.h"
#include "http/body_reader.h"
#include "http/certificate_files.h"
#include "http/client_connection.h"
#include "http/refusal.h"
#include "http/tls.h"
#include "http/turn.h"

namespace qi::http {
namespace {

constexpr std::chrono::milliseconds kLongestSweep{250};
constexpr std::chrono::milliseconds kShortestSweep{5};
constexpr std::chrono::seconds kCertificateCheck{10};

Instant wall_time() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

}  // namespace

class Server::State {
 public:
  State(ServerSettings settings, Callbacks callbacks);
  Ended run();
  void stop() {
    asio::post(io_, [this] { begin_stop(); });
  }
  std::uint16_t port() const { return port_; }

 private:
  Task<void> accept_connections();
  Task<void> sweep();
  Task<void> serve(std::shared_ptr<ClientConnection> connection);
  void begin_stop();
  void end_when_drained();
  void give_up_draining();

  ServerSettings settings_;
  Callbacks callbacks_;
  asio::io_context io_{1};
  asio::thread_pool workers_;
  Acceptor acceptor_{io_.get_executor()};
  Timer sweep_timer_{io_.get_executor()};
  asio::basic_signal_set<Executor> signals_{io_.get_executor()};
  std::optional<asio::executor_work_guard<Executor>> running_;
  std::unordered_set<ClientConnection*> connections_;
  std::uint16_t port_ = 0;
  bool stopping_ = false;
  bool work_left_ = false;
  SteadyClock::time_point drained_by_ = SteadyClock::time_point::max();
  std::optional<CertificateFiles> certificate_;
  SteadyClock::time_point certificate_looked_at_ = SteadyClock::now();
  Turns turns_{{.settings = settings_, .callbacks = callbacks_, .io = io_, .workers = workers_, .stopping = stopping_}};
};

Server::State::State(ServerSettings settings, Callbacks callbacks)
    : settings_(std::move(settings)), callbacks_(std::move(callbacks)), workers_(settings_.worker_threads) {
  if (settings_.tls) certificate_.emplace(*settings_.tls);
  error_code failed;
  const auto address = asio::ip::make_address(settings_.address, failed);
  if (failed)
    throw std::runtime_error("The address " + settings_.address +
                             " is not an IP address. Give one, such as 127.0.0.1.");
  const tcp::endpoint endpoint(address, settings_.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(Acceptor::reuse_address(true));
  acceptor_.bind(endpoint, failed);
  if (!failed) acceptor_.listen(Acceptor::max_listen_connections, failed);
  if (failed)
    throw std::runtime_error("The server cannot listen on " + settings_.address + " port " +
                             std::to_string(settings_.port) + ": " + failed.message() +
                             ". Give another address or port, or end what listens there.");
  port_ = acceptor_.local_endpoint().port();
  if (!settings_.upload_folder.empty()) {
    std::filesystem::create_directories(settings_.upload_folder);
    remove_stale_uploads(settings_.upload_folder);
  }
}

Server::Ended Server::State::run() {
  running_.emplace(io_.get_executor());
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
  signals_.async_wait([this](error_code cancelled, int) {
    if (!cancelled) begin_stop();
  });
  const auto must_not_throw = [](const std::exception_ptr& failed) {
    if (failed) std::rethrow_exception(failed);
  };
  asio::co_spawn(io_.get_executor(), accept_connections(), must_not_throw);
  asio::co_spawn(io_.get_executor(), sweep(), must_not_throw);
  io_.run();
  if (work_left_) return Ended::work_left;
  workers_.join();
  return Ended::drained;
}

void Server::State::begin_stop() {
  if (stopping_) return;
  stopping_ = true;
  drained_by_ = SteadyClock::now() + settings_.drain_deadline;
  error_code ignored;
  acceptor_.close(ignored);
  signals_.cancel(ignored);
  for (ClientConnection* connection : connections_)
    if (connection->interruptible) connection->expire();
  end_when_drained();
}

void Server::State::end_when_drained() {
  if (!stopping_ || !connections_.empty()) return;
  sweep_timer_.cancel();
  running_.reset();
}

Task<void> Server::State::accept_connections() {
  while (!stopping_) {
    Socket socket(io_.get_executor());
    error_code failed;
    co_await acceptor_.async_accept(socket, asio::redirect_error(kAwait, failed));
    if (stopping_) co_return;
    if (failed) {
      // Most often no descriptor is left: wait for some to be closed.
      log::warning("accept failed", {{"reason", failed.message()}});
      Timer pause(io_.get_executor(), kLongestSweep);
      co_await pause.async_wait(asio::redirect_error(kAwait, failed));
      continue;
    }
    socket.non_blocking(true, failed);
    socket.set_option(tcp::no_delay(true), failed);
    if (connections_.size() >= settings_.most_connections) {
      const Answer answer = answer_of(page_of(refusal(503)), {});
      const std::string head = framed_head(answer, AfterAnswer::close, wall_time());
      socket.write_some(std::array{asio::buffer(head), asio::buffer(answer.body)}, failed);
      continue;
    }
    const tcp::endpoint remote = socket.remote_endpoint(failed);
    if (failed) continue;  // gone already
    std::unique_ptr<TlsSession> tls;
    if (certificate_) tls = std::make_unique<TlsSession>(certificate_->identity());
    auto connection =
        std::make_shared<ClientConnection>(std::move(socket), remote.address().to_string(), std::move(tls));
    connections_.insert(connection.get());
    asio::co_spawn(io_.get_executor(), serve(connection), [this, connection](const std::exception_ptr& thrown) {
      connections_.erase(connection.get());
      end_when_drained();
      if (!thrown) return;
      try {
        std::rethrow_exception(thrown);
      } catch (const std::exception& failure) {
        log::error("connection failed", {{"reason", failure.what()}});
      }
    });
  }
}

Task<void> Server::State::sweep() {
  const auto shortest = std::min({settings_.header_deadline, settings_.body_deadline, settings_.idle_deadline,
                                  settings_.write_deadline, settings_.drain_deadline});
  const auto period = std::clamp(shortest / 4, kShortestSweep, kLongestSweep);
  while (running_) {
    error_code cancelled;
    sweep_timer_.expires_after(period);
    co_await sweep_timer_.async_wait(asio::redirect_error(kAwait, cancelled));
    const auto now = SteadyClock::now();
    if (now > drained_by_) give_up_draining();
    for (ClientConnection* connection : connections_)
      if (now > connection->deadline) connection->expire();
    if (certificate_ && now > certificate_looked_at_ + kCertificateCheck) {
      certificate_looked_at_ = now;
      certificate_->renew();
    }
  }
}

/// What is still in flight is cut off. A handler that does not return cannot be: the program has to end without it.
void Server::State::give_up_draining() {
  log::warning("stopping without waiting longer", {{"connections", static_cast<std::int64_t>(connections_.size())},
                                                   {"handlers", static_cast<std::int64_t>(turns_.handlers_at_work())}});
  drained_by_ = SteadyClock::time_point::max();
  for (ClientConnection* connection : connections_) connection->abandon();
  work_left_ = turns_.handlers_at_work() > 0;
  if (work_left_) io_.stop();
}

Task<void> Server::State::serve(std::shared_ptr<ClientConnection> connection) {
  const ClientConnection::Greeting greeting = co_await connection->greet(settings_.header_deadline);
  if (greeting == ClientConnection::Greeting::plain_http) co_await turns_.refuse_plain_http(*connection);
  bool keep = greeting == ClientConnection::Greeting::done;
  while (keep) keep = co_await turns_.serve_one(*connection);
  connection->close();
}

Server::Server(ServerSettings settings, Callbacks callbacks)
    : state_(std::make_unique<State>(std::move(settings), std::move(callbacks))) {}
Server::~Server() = default;
std::uint16_t Server::port() const {
  return state_->port();
}
Server::Ended Server::run() {
  return state_->run();
}
void Server::stop() {
  state_->stop();
}

}  // namespace qi::http

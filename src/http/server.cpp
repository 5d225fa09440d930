// The only file that sees Asio and (through head_parser.h) Beast: each translation unit with them costs many seconds to
// compile. One thread does all input and output; handlers run on the worker pool, because they wait for the database.

#include "http/server.h"

#include <algorithm>
#include <array>
#include <boost/asio.hpp>
#include <exception>
#include <stdexcept>
#include <unordered_set>

#include "base/log.h"
#include "http/answer.h"
#include "http/body_reader.h"
#include "http/head_parser.h"
#include "http/refusal.h"
#include "http/request_target.h"

// g++ 12 takes Asio's own new and delete of coroutine frames for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

namespace qi::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using SteadyClock = std::chrono::steady_clock;

// A concrete executor spares the type-erased one's cost on every operation.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<SteadyClock, asio::wait_traits<SteadyClock>, Executor>;
template <class T>
using Task = asio::awaitable<T, Executor>;
constexpr asio::use_awaitable_t<Executor> kAwait;

constexpr std::size_t kScratchBytes = 64 * 1024;
// A deadline "without progress" begins again only after this much: one byte a minute is no progress.
constexpr std::size_t kProgressBytes = 4 * 1024;
constexpr std::size_t kMostLingerBytes = 8 * 1024 * 1024;
constexpr std::chrono::milliseconds kLingerDeadline{1000};
constexpr std::chrono::milliseconds kLongestSweep{250};
constexpr std::chrono::milliseconds kShortestSweep{5};

Instant wall_time() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// One client. Only the I/O thread touches it.
struct Connection {
  explicit Connection(Socket accepted) : socket(std::move(accepted)) {}

  void arm(std::chrono::milliseconds allowed) { deadline = SteadyClock::now() + allowed; }
  void disarm() { deadline = SteadyClock::time_point::max(); }
  void expire() {
    expired = true;
    error_code closed_already;
    socket.cancel(closed_already);
  }

  Socket socket;
  std::string peer;
  std::string received;  ///< not yet parsed
  SteadyClock::time_point deadline = SteadyClock::time_point::max();
  bool expired = false;
  bool idle = false;  ///< between requests, nothing received
};

/// What came of waiting for something from the client. Made by functions, not braces: g++ 12 destroys a braced
/// temporary of a co_return twice.
struct Arrival {
  bool arrived = false;
  std::optional<Refusal> refused;  ///< answer this and close; neither: just close

  static Arrival whole() {
    Arrival arrival;
    arrival.arrived = true;
    return arrival;
  }
  static Arrival refusing(Refusal refused) {
    Arrival arrival;
    arrival.refused = std::move(refused);
    return arrival;
  }
  static Arrival gone() { return Arrival(); }
  /// Nothing came: too late, or gone for good.
  static Arrival nothing_from(const Connection& connection) {
    if (connection.expired) return refusing(refusal(408));
    return gone();
  }
};

/// One request on its way to its answer.
struct Turn {
  Request request;
  Exchange exchange;
  Answer answer;
  SteadyClock::time_point started = SteadyClock::now();
  AfterAnswer after = AfterAnswer::close;
  bool whole = false;  ///< the request was read to its end

  void refuse(const Refusal& refused) { answer = answer_of(page_of(refused), {}); }
};

/// The last address of X-Forwarded-For: the one that our own proxy wrote.
std::string forwarded_peer(const Headers& headers) {
  const std::string_view chain = headers.find("X-Forwarded-For").value_or("");
  const std::size_t comma = chain.rfind(',');
  std::string_view last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return std::string(last);
}

}  // namespace

class Server::State {
 public:
  State(ServerSettings settings, Callbacks callbacks);
  void run();
  void stop() {
    asio::post(io_, [this] { begin_stop(); });
  }
  std::uint16_t port() const { return port_; }

 private:
  Task<void> accept_connections();
  Task<void> sweep();
  Task<void> serve(std::shared_ptr<Connection> connection);
  Task<bool> serve_one(Connection& connection);
  Task<bool> fill(Connection& connection);
  Task<Arrival> read_head(Connection& connection, HeadParser& parser);
  Task<Arrival> read_body(Connection& connection, HeadParser& parser, BodyReader& reader);
  Task<std::optional<Refusal>> take_on_worker(Connection& connection, BodyReader& reader, std::string bytes);
  Task<bool> send(Connection& connection, std::string_view head, std::string_view body);
  Task<Arrival> prepare(Connection& connection, HeadParser& parser, Turn& turn);
  Task<Arrival> receive(Connection& connection, HeadParser& parser, BodyReader& reader, Turn& turn);
  Task<bool> deliver(Connection& connection, Turn& turn);
  Task<void> linger(Connection& connection);
  Task<void> on_worker(std::function<void()> work);

  Response response_to(Request& request) noexcept;
  Response fault(const Request& request, std::string_view what) noexcept;
  void begin_stop();
  void end_when_drained();

  ServerSettings settings_;
  Callbacks callbacks_;
  asio::io_context io_{1};
  asio::thread_pool workers_;
  Acceptor acceptor_{io_.get_executor()};
  Timer sweep_timer_{io_.get_executor()};
  asio::basic_signal_set<Executor> signals_{io_.get_executor()};
  std::optional<asio::executor_work_guard<Executor>> running_;
  std::unordered_set<Connection*> connections_;
  std::array<char, kScratchBytes> scratch_{};
  std::uint16_t port_ = 0;
  bool stopping_ = false;
  SteadyClock::time_point drained_by_ = SteadyClock::time_point::max();
};

Server::State::State(ServerSettings settings, Callbacks callbacks)
    : settings_(std::move(settings)), callbacks_(std::move(callbacks)), workers_(settings_.worker_threads) {
  error_code failed;
  const auto address = asio::ip::make_address(settings_.address, failed);
  if (failed) throw std::runtime_error("the address " + settings_.address + " is not an IP address");
  const tcp::endpoint endpoint(address, settings_.port);
  acceptor_.open(endpoint.protocol());
  acceptor_.set_option(Acceptor::reuse_address(true));
  acceptor_.bind(endpoint, failed);
  if (failed)
    throw std::runtime_error("cannot listen on " + settings_.address + " port " + std::to_string(settings_.port) +
                             ": " + failed.message());
  acceptor_.listen();
  port_ = acceptor_.local_endpoint().port();
  if (!settings_.upload_folder.empty()) {
    std::filesystem::create_directories(settings_.upload_folder);
    remove_stale_uploads(settings_.upload_folder);
  }
}

void Server::State::run() {
  running_.emplace(io_.get_executor());
  signals_.add(SIGTERM);
  signals_.add(SIGINT);
  signals_.async_wait([this](error_code cancelled, int) {
    if (!cancelled) begin_stop();
  });
  const auto must_not_throw = [](std::exception_ptr failed) {
    if (failed) std::rethrow_exception(failed);
  };
  asio::co_spawn(io_.get_executor(), accept_connections(), must_not_throw);
  asio::co_spawn(io_.get_executor(), sweep(), must_not_throw);
  io_.run();
  workers_.join();
}

void Server::State::begin_stop() {
  if (stopping_) return;
  stopping_ = true;
  drained_by_ = SteadyClock::now() + settings_.drain_deadline;
  error_code ignored;
  acceptor_.close(ignored);
  signals_.cancel(ignored);
  for (Connection* connection : connections_)
    if (connection->idle) connection->expire();
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
    auto connection = std::make_shared<Connection>(std::move(socket));
    const tcp::endpoint remote = connection->socket.remote_endpoint(failed);
    if (failed) continue;  // gone already
    connection->peer = remote.address().to_string();
    connections_.insert(connection.get());
    asio::co_spawn(io_.get_executor(), serve(connection), [this, connection](std::exception_ptr thrown) {
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
    const bool drained_too_long = now > drained_by_;
    if (drained_too_long && !connections_.empty()) {
      log::warning("stopping without waiting longer",
                   {{"connections", static_cast<std::int64_t>(connections_.size())}});
      drained_by_ = SteadyClock::time_point::max();
    }
    for (Connection* connection : connections_) {
      error_code ignored;
      if (drained_too_long)
        connection->socket.close(ignored);
      else if (now > connection->deadline)
        connection->expire();
    }
  }
}

Task<void> Server::State::serve(std::shared_ptr<Connection> connection) {
  bool keep = true;
  while (keep) keep = co_await serve_one(*connection);
  error_code closed_already;
  connection->socket.shutdown(tcp::socket::shutdown_both, closed_already);
  connection->socket.close(closed_already);
}

/// One request and its answer. False: nothing more is served on this connection.
Task<bool> Server::State::serve_one(Connection& connection) {
  HeadParser parser;
  Turn turn;
  Arrival arrival = co_await read_head(connection, parser);
  if (arrival.arrived) {
    turn.started = SteadyClock::now();
    arrival = co_await prepare(connection, parser, turn);
  }
  if (arrival.refused) turn.refuse(*arrival.refused);
  if (!arrival.arrived && !arrival.refused) co_return false;

  if (turn.whole && parser.keep_alive() && !stopping_)
    turn.after = parser.version >= 11 ? AfterAnswer::keep_open : AfterAnswer::keep_open_http10;
  const bool delivered = co_await deliver(connection, turn);
  // After a request that was not read to its end nobody knows where the next one begins.
  if (delivered && !turn.whole) co_await linger(connection);
  co_return delivered&& turn.after != AfterAnswer::close;
}

/// From a parsed head to an answer in `turn`. Files of the request are gone when this returns.
Task<Arrival> Server::State::prepare(Connection& connection, HeadParser& parser, Turn& turn) {
  if (parse_method(parser.method)) turn.exchange.method = parser.method;
  if (const auto refused = refuse_head(parser)) co_return Arrival::refusing(*refused);
  auto target = parse_target(parser.target);
  if (!target) {
    Refusal refused = refusal(400);
    refused.words = target.error().message;
    co_return Arrival::refusing(refused);
  }
  Request& request = turn.request;
  request.method = *parse_method(parser.method);
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  request.headers = std::move(parser.fields);
  request.peer = connection.peer;
  if (!settings_.trusted_proxy.empty() && connection.peer == settings_.trusted_proxy) {
    std::string forwarded = forwarded_peer(request.headers);
    if (!forwarded.empty()) request.peer = std::move(forwarded);
  }

  BodyLimits limits;
  limits.most_body_bytes = settings_.most_body_bytes;
  limits.most_upload_bytes = settings_.most_upload_bytes;
  BodyReader reader(request.headers.find("Content-Type").value_or(""), limits, settings_.upload_folder);
  const Arrival received = co_await receive(connection, parser, reader, turn);
  if (!received.arrived || !turn.whole) co_return received;

  connection.disarm();
  std::function<void()> work = [&] {
    AnswerTerms terms;
    terms.method = request.method;
    terms.if_none_match = request.headers.find("If-None-Match").value_or("");
    terms.accept_encoding = request.headers.find("Accept-Encoding").value_or("");
    try {
      Response response = response_to(request);
      turn.exchange.route = std::move(response.route);
      turn.answer = answer_of(std::move(response), terms);
    } catch (const std::exception& failure) {
      turn.answer = answer_of(fault(request, failure.what()), {});
    }
  };
  co_await on_worker(work);
  co_return Arrival::whole();
}

/// The body into the request. Arrived but not `turn.whole`: the app did not admit it, and the answer stands in `turn`.
Task<Arrival> Server::State::receive(Connection& connection, HeadParser& parser, BodyReader& reader, Turn& turn) {
  Request& request = turn.request;
  const boost::optional<std::uint64_t> announced = parser.content_length();
  if (announced && *announced > reader.most_bytes()) co_return Arrival::refusing(refusal(413));
  std::optional<Response> not_admitted;
  if (reader.is_upload() && callbacks_.admit) {
    connection.disarm();
    std::function<void()> ask = [&] {
      try {
        not_admitted = callbacks_.admit(request);
      } catch (const std::exception& failure) {
        not_admitted = fault(request, failure.what());
      }
    };
    co_await on_worker(ask);
  }
  if (not_admitted) {
    turn.exchange.route = not_admitted->route;
    turn.answer = answer_of(std::move(*not_admitted), {});
    co_return Arrival::whole();
  }
  if (!parser.is_done() && connection.received.empty() && parser.version >= 11 && request.headers.find("Expect")) {
    connection.arm(settings_.write_deadline);
    const bool invited = co_await send(connection, "HTTP/1.1 100 Continue\r\n\r\n", "");
    if (!invited) co_return Arrival::gone();
  }
  const Arrival body = co_await read_body(connection, parser, reader);
  if (!body.arrived) co_return body;
  if (const auto refused = reader.finish(request)) co_return Arrival::refusing(*refused);
  turn.whole = true;
  co_return Arrival::whole();
}

/// Waits for bytes. False: the client went away, or the deadline passed (then `expired` says so).
Task<bool> Server::State::fill(Connection& connection) {
  for (;;) {
    error_code failed;
    const std::size_t count = connection.socket.read_some(asio::buffer(scratch_), failed);
    if (!failed && count > 0) {
      connection.received.append(scratch_.data(), count);
      co_return true;
    }
    if (failed != asio::error::would_block) co_return false;
    // Waiting without a buffer: thousands of idle connections hold none.
    error_code cancelled;
    co_await connection.socket.async_wait(Socket::wait_read, asio::redirect_error(kAwait, cancelled));
    if (cancelled || connection.expired) co_return false;
  }
}

Task<Arrival> Server::State::read_head(Connection& connection, HeadParser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(settings_.most_header_bytes));
  parser.body_limit(boost::none);  // BodyReader counts
  if (connection.received.empty()) {
    if (stopping_) co_return Arrival::gone();
    connection.idle = true;
    connection.arm(settings_.idle_deadline);
    const bool came = co_await fill(connection);
    connection.idle = false;
    if (!came) co_return Arrival::gone();
  }
  connection.arm(settings_.header_deadline);
  for (;;) {
    error_code failed;
    const std::size_t used = parser.put(asio::buffer(connection.received), failed);
    if (failed && !needs_more(failed))
      co_return Arrival::refusing(refusal_of(failed, connection.received, settings_.most_header_bytes));
    connection.received.erase(0, used);
    if (parser.is_header_done()) co_return Arrival::whole();
    const bool came = co_await fill(connection);
    if (!came) co_return Arrival::nothing_from(connection);
  }
}

Task<Arrival> Server::State::read_body(Connection& connection, HeadParser& parser, BodyReader& reader) {
  parser.eager(true);
  connection.arm(settings_.body_deadline);
  std::size_t progress = 0;
  while (!parser.is_done()) {
    if (connection.received.empty()) {
      const bool came = co_await fill(connection);
      if (!came) co_return Arrival::nothing_from(connection);
    }
    error_code failed;
    const std::size_t used = parser.put(asio::buffer(connection.received), failed);
    connection.received.erase(0, used);
    if (failed && !needs_more(failed)) co_return Arrival::refusing(refusal(400));
    if (used == 0) {  // the beginning of a chunk's head, and nothing else
      if (connection.received.size() > settings_.most_header_bytes) co_return Arrival::refusing(refusal(400));
      const bool came = co_await fill(connection);
      if (!came) co_return Arrival::nothing_from(connection);
    }
    if (parser.body.empty()) continue;
    std::string bytes = std::move(parser.body);
    parser.body.clear();
    progress += bytes.size();
    std::optional<Refusal> refused;
    if (reader.is_upload())
      refused = co_await take_on_worker(connection, reader, std::move(bytes));
    else
      refused = reader.take(bytes);
    if (refused) co_return Arrival::refusing(*refused);
    if (progress >= kProgressBytes) {
      progress = 0;
      connection.arm(settings_.body_deadline);
    }
  }
  co_return Arrival::whole();
}

/// The disk may be slow: an upload is written by a worker, and the client's deadline stands still meanwhile.
Task<std::optional<Refusal>> Server::State::take_on_worker(Connection& connection, BodyReader& reader,
                                                           std::string bytes) {
  const auto left = connection.deadline - SteadyClock::now();
  connection.disarm();
  std::optional<Refusal> refused;
  std::function<void()> take = [&] {
    try {
      refused = reader.take(bytes);
    } catch (const std::exception& failure) {
      log::error("upload failed", {{"reason", failure.what()}});
      refused = refusal(500);
    }
  };
  co_await on_worker(take);
  connection.deadline = SteadyClock::now() + left;
  co_return refused;
}

Task<bool> Server::State::send(Connection& connection, std::string_view head, std::string_view body) {
  std::size_t progress = 0;
  while (!head.empty() || !body.empty()) {
    const std::array<asio::const_buffer, 2> rest{asio::buffer(head.data(), head.size()),
                                                 asio::buffer(body.data(), body.size())};
    error_code failed;
    std::size_t sent = connection.socket.write_some(rest, failed);
    if (failed == asio::error::would_block) {
      error_code cancelled;
      co_await connection.socket.async_wait(Socket::wait_write, asio::redirect_error(kAwait, cancelled));
      if (cancelled || connection.expired) co_return false;
      continue;
    }
    if (failed) co_return false;
    progress += sent;
    if (progress >= kProgressBytes) {
      progress = 0;
      connection.arm(settings_.write_deadline);
    }
    const std::size_t of_head = std::min(sent, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(sent - of_head);
  }
  co_return true;
}

Task<bool> Server::State::deliver(Connection& connection, Turn& turn) {
  const std::string head = framed_head(turn.answer, turn.after, wall_time());
  connection.expired = false;  // a 408 is still to be told
  connection.arm(settings_.write_deadline);
  const bool delivered = co_await send(connection, head, turn.answer.body);
  connection.disarm();
  if (callbacks_.observe) {
    turn.exchange.status = turn.answer.status;
    turn.exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - turn.started);
    turn.exchange.bytes = head.size() + turn.answer.body.size();
    callbacks_.observe(turn.exchange);
  }
  co_return delivered;
}

/// Closing while the client still sends would reset the connection and lose the answer: listen a little longer.
Task<void> Server::State::linger(Connection& connection) {
  error_code failed;
  connection.socket.shutdown(tcp::socket::shutdown_send, failed);
  connection.arm(kLingerDeadline);
  std::size_t heard = 0;
  bool more = true;
  while (more && heard < kMostLingerBytes && !stopping_) {
    connection.received.clear();
    more = co_await fill(connection);
    heard += connection.received.size();
  }
  connection.received.clear();
}

Task<void> Server::State::on_worker(std::function<void()> work) {
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(
      [this](auto resume, std::function<void()> job) {
        asio::post(workers_, [this, resume = std::move(resume), job = std::move(job)]() mutable {
          job();
          asio::post(io_.get_executor(), std::move(resume));
        });
      },
      kAwait, std::move(work));
}

Response Server::State::response_to(Request& request) noexcept {
  try {
    return callbacks_.handle(request);
  } catch (const std::exception& failure) {
    return fault(request, failure.what());
  } catch (...) {
    return fault(request, "something that is no std::exception was thrown");
  }
}

/// The text of the exception goes to the log alone; the reader gets the number that leads to it.
Response Server::State::fault(const Request& request, std::string_view what) noexcept {
  const std::string incident = new_incident();
  log::error("fault", {{"incident", incident}, {"method", name(request.method)}, {"reason", what}});
  if (callbacks_.fault_page) {
    try {
      return callbacks_.fault_page(request, incident);
    } catch (const std::exception& failure) {
      log::error("fault page failed", {{"incident", incident}, {"reason", failure.what()}});
    }
  }
  return plain_fault_page(incident);
}

Server::Server(ServerSettings settings, Callbacks callbacks)
    : state_(std::make_unique<State>(std::move(settings), std::move(callbacks))) {}
Server::~Server() = default;
std::uint16_t Server::port() const {
  return state_->port();
}
void Server::run() {
  state_->run();
}
void Server::stop() {
  state_->stop();
}

}  // namespace qi::http

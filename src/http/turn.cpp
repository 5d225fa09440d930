#include "http/turn.h"

#include <algorithm>
#include <exception>

#include "base/log.h"
#include "base/text.h"
#include "http/answer.h"
#include "http/body_reader.h"
#include "http/event_channel.h"
#include "http/head_parser.h"
#include "http/refusal.h"
#include "http/request_target.h"

namespace qi::http {
namespace {

// A body's deadline "without progress" begins again only after this much.
constexpr std::size_t kProgressBytes = std::size_t{4} * 1024;
// A page that only listens hears this often that it still does: proxies close what is silent for a minute.
constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::string_view kOneYearOfTls = "max-age=31536000";
constexpr std::string_view kStillHere = ": still here\n\n";

Instant wall_time() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// The last address of X-Forwarded-For: the one that our own proxy wrote.
std::string forwarded_peer(const Headers& headers) {
  const std::string_view chain = headers.find("X-Forwarded-For").value_or("");
  const std::size_t comma = chain.rfind(',');
  std::string_view last = comma == std::string_view::npos ? chain : chain.substr(comma + 1);
  while (last.starts_with(' ')) last.remove_prefix(1);
  return is_utf8(last) ? std::string(last) : std::string();
}

}  // namespace

/// What came of waiting for something from the client. Made by functions, not braces: g++ 12 destroys a braced
/// temporary of a co_return twice.
struct Turns::Arrival {
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
  static Arrival nothing_from(const ClientConnection& connection) {
    if (connection.expired) return refusing(refusal(408));
    return gone();
  }
};

/// One request on its way to its answer.
struct Turns::Turn {
  Request request;
  Exchange exchange;
  Answer answer;
  SteadyClock::time_point started = SteadyClock::now();
  AfterAnswer after = AfterAnswer::close;
  bool whole = false;  ///< the request was read to its end

  void refuse(const Refusal& refused) { answer = answer_of(answer_to(refused, request.path), {}); }
};

/// One request and its answer. False: nothing more is served on this connection.
Task<bool> Turns::serve_one(ClientConnection& connection) {
  HeadParser parser;
  Turn turn;
  Arrival arrival = co_await read_head(connection, parser);
  if (arrival.arrived) {
    turn.started = SteadyClock::now();
    arrival = co_await prepare(connection, parser, turn);
  }
  if (arrival.refused) turn.refuse(*arrival.refused);
  if (!arrival.arrived && !arrival.refused) co_return false;

  if (turn.whole && parser.keep_alive() && !parts_.stopping)
    turn.after = parser.version >= 11 ? AfterAnswer::keep_open : AfterAnswer::keep_open_http10;
  const bool delivered = co_await deliver(connection, turn);
  // After a request that was not read to its end nobody knows where the next one begins.
  if (delivered && !turn.whole) co_await connection.linger();
  co_return delivered&& turn.after != AfterAnswer::close;
}

/// From a parsed head to an answer in `turn`. Files of the request are gone when this returns.
Task<Turns::Arrival> Turns::prepare(ClientConnection& connection, HeadParser& parser, Turn& turn) {
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
  request.over_tls = connection.is_encrypted();
  if (!parts_.settings.trusted_proxy.empty() && connection.peer == parts_.settings.trusted_proxy) {
    std::string forwarded = forwarded_peer(request.headers);
    if (!forwarded.empty()) request.peer = std::move(forwarded);
  }

  BodyLimits limits;
  limits.most_body_bytes = parts_.settings.most_body_bytes;
  limits.most_upload_bytes = parts_.settings.most_upload_bytes;
  BodyReader reader(request.headers.find("Content-Type").value_or(""), limits, parts_.settings.upload_folder);
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
Task<Turns::Arrival> Turns::receive(ClientConnection& connection, HeadParser& parser, BodyReader& reader, Turn& turn) {
  Request& request = turn.request;
  const boost::optional<std::uint64_t> announced = parser.content_length();
  if (announced && *announced > reader.most_bytes()) co_return Arrival::refusing(refusal(413));
  std::optional<Response> not_admitted;
  if (reader.is_upload() && parts_.callbacks.admit) {
    connection.disarm();
    std::function<void()> ask = [&] {
      try {
        not_admitted = parts_.callbacks.admit(request);
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
    const bool invited = co_await connection.send("HTTP/1.1 100 Continue\r\n\r\n", "", parts_.settings.write_deadline);
    if (!invited) co_return Arrival::gone();
  }
  const Arrival body = co_await read_body(connection, parser, reader);
  if (!body.arrived) co_return body;
  if (const auto refused = reader.finish(request)) co_return Arrival::refusing(*refused);
  turn.whole = true;
  co_return Arrival::whole();
}

Task<Turns::Arrival> Turns::read_head(ClientConnection& connection, HeadParser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(parts_.settings.most_header_bytes));
  parser.body_limit(boost::none);  // BodyReader counts
  if (connection.received.empty()) {
    if (parts_.stopping) co_return Arrival::gone();
    connection.interruptible = true;
    connection.arm(parts_.settings.idle_deadline);
    const bool came = co_await connection.fill();
    connection.interruptible = false;
    if (!came) co_return Arrival::gone();
  }
  connection.arm(parts_.settings.header_deadline);
  for (;;) {
    error_code failed;
    const std::size_t used = parser.put(asio::buffer(connection.received), failed);
    if (failed && !needs_more(failed))
      co_return Arrival::refusing(refusal_of(failed, connection.received, parts_.settings.most_header_bytes));
    connection.received.erase(0, used);
    if (parser.is_header_done()) co_return Arrival::whole();
    const bool came = co_await connection.fill();
    if (!came) co_return Arrival::nothing_from(connection);
  }
}

Task<Turns::Arrival> Turns::read_body(ClientConnection& connection, HeadParser& parser, BodyReader& reader) {
  parser.eager(true);
  connection.arm(parts_.settings.body_deadline);
  std::size_t progress = 0;
  while (!parser.is_done()) {
    if (connection.received.empty()) {
      const bool came = co_await connection.fill();
      if (!came) co_return Arrival::nothing_from(connection);
    }
    error_code failed;
    const std::size_t used = parser.put(asio::buffer(connection.received), failed);
    connection.received.erase(0, used);
    if (failed && !needs_more(failed)) co_return Arrival::refusing(refusal(400));
    if (used == 0) {  // the beginning of a chunk's head, and nothing else
      if (connection.received.size() > parts_.settings.most_header_bytes) co_return Arrival::refusing(refusal(400));
      const bool came = co_await connection.fill();
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
      connection.arm(parts_.settings.body_deadline);
    }
  }
  co_return Arrival::whole();
}

/// The disk may be slow: an upload is written by a worker, and the client's deadline stands still meanwhile.
Task<std::optional<Refusal>> Turns::take_on_worker(ClientConnection& connection, BodyReader& reader,
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

Task<bool> Turns::deliver(ClientConnection& connection, Turn& turn) {
  if (parts_.settings.tls) turn.answer.headers.set("Strict-Transport-Security", std::string(kOneYearOfTls));
  if (turn.answer.events) {
    co_await deliver_events(connection, turn);
    co_return false;
  }
  const std::string head = framed_head(turn.answer, turn.after, wall_time());
  connection.expired = false;  // a 408 is still to be told
  const bool delivered = co_await connection.send(head, turn.answer.body, parts_.settings.write_deadline);
  connection.disarm();
  observe(turn, head.size() + turn.answer.body.size());
  co_return delivered;
}

/// What happens, as it happens, until the page goes away or the server stops. No deadline: silence is the normal case.
Task<void> Turns::deliver_events(ClientConnection& connection, Turn& turn) {
  const std::string head = framed_head(turn.answer, AfterAnswer::close, wall_time());
  bool here = co_await connection.send(head, "", parts_.settings.write_deadline);
  observe(turn, head.size());
  const auto bell = std::make_shared<Timer>(parts_.io.get_executor());
  const auto listener = turn.answer.events->listen(
      [bell, executor = parts_.io.get_executor()] { asio::post(executor, [bell] { bell->cancel(); }); });
  connection.bell = bell;
  connection.interruptible = true;
  while (here && !parts_.stopping && !connection.expired && !listener->is_overrun()) {
    std::string waiting = listener->take();
    if (waiting.empty()) {
      connection.disarm();
      error_code rung;
      bell->expires_after(kHeartbeat);
      co_await bell->async_wait(asio::redirect_error(kAwait, rung));
      if (rung) continue;
      waiting = kStillHere;
    }
    here = co_await connection.send(waiting, "", parts_.settings.write_deadline);
  }
  connection.bell = nullptr;
}

void Turns::observe(Turn& turn, std::size_t bytes) const {
  if (!parts_.callbacks.observe) return;
  turn.exchange.status = turn.answer.status;
  turn.exchange.took = std::chrono::duration_cast<std::chrono::microseconds>(SteadyClock::now() - turn.started);
  turn.exchange.bytes = bytes;
  parts_.callbacks.observe(turn.exchange);
}

Task<void> Turns::refuse_plain_http(ClientConnection& connection) {
  Refusal refused = refusal(400);
  refused.words = "This address speaks https only. Put https:// in front of it instead of http://.";
  const Answer answer = answer_of(page_of(refused), {});
  const std::string head = framed_head(answer, AfterAnswer::close, wall_time());
  const bool told = co_await connection.send(head, answer.body, parts_.settings.write_deadline);
  if (told) co_await connection.linger();
}

Task<void> Turns::on_worker(std::function<void()> work) {
  ++handlers_at_work_;
  co_await asio::async_initiate<const asio::use_awaitable_t<Executor>&, void()>(
      [this](auto resume, std::function<void()> job) {
        asio::post(parts_.workers, [this, resume = std::move(resume), job = std::move(job)]() mutable {
          job();
          asio::post(parts_.io.get_executor(), std::move(resume));
        });
      },
      kAwait, std::move(work));
  --handlers_at_work_;
}

Response Turns::response_to(Request& request) const noexcept {
  try {
    return parts_.callbacks.handle(request);
  } catch (const std::exception& failure) {
    return fault(request, failure.what());
  } catch (...) {
    return fault(request, "something that is no std::exception was thrown");
  }
}

/// The text of the exception goes to the log alone; the reader gets the number that leads to it.
Response Turns::fault(const Request& request, std::string_view what) const noexcept {
  const std::string incident = new_incident();
  log::error("fault", {{"incident", incident}, {"method", name(request.method)}, {"reason", what}});
  if (parts_.callbacks.fault_page) {
    try {
      return parts_.callbacks.fault_page(request, incident);
    } catch (const std::exception& failure) {
      log::error("fault page failed", {{"incident", incident}, {"reason", failure.what()}});
    }
  }
  return plain_fault_page(incident);
}

}  // namespace qi::http

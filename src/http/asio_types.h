#pragma once
/// The names under which this room uses Asio: one I/O thread, a concrete executor, coroutines.
/// Private to client_connection, turn and server: each translation unit with Asio costs many seconds to compile.

#include <boost/asio.hpp>
#include <chrono>

namespace qi::http {

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
inline constexpr asio::use_awaitable_t<Executor> kAwait;

}  // namespace qi::http

// g++ 12 takes Asio's own new and delete of coroutine frames for a mismatch.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"

#pragma once
/// Posts one JSON document to an address that somebody gave (a web hook), signed so that the receiver can tell that it
/// came from here. It keeps no queue and tries nothing twice: the caller does that, through jobs.

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace qi::client {

/// Addresses of this machine and of private networks, which a stranger's hook must not reach through us.
enum class PrivateAddresses { refused, allowed };
/// Whether a hook may go over plain http.
enum class PlainHttp { refused, allowed };

/// What the operator decides: main fills it.
struct HookSettings {
  PrivateAddresses private_addresses = PrivateAddresses::refused;
  PlainHttp plain_http = PlainHttp::refused;
  std::string authorities_file;  ///< PEM of the authorities trusted for TLS; "" the system's own
  std::chrono::milliseconds connect_patience{5000};
  std::chrono::milliseconds whole_patience{15000};
  std::size_t most_body = std::size_t{256} * 1024;   ///< bytes sent
  std::size_t most_answer = std::size_t{64} * 1024;  ///< bytes kept of the answer; the rest is not read
};

struct Hook {
  std::string url;       ///< "https://hooks.trust.example/qualitea"
  std::string secret;    ///< shared with the receiver; never empty
  std::string event;     ///< "signal.opened": header X-Qualitea-Event
  std::string delivery;  ///< stays the same when it is tried again: header X-Qualitea-Delivery
  std::string json;      ///< the body
  Instant sent_at{};     ///< header X-Qualitea-Timestamp, in seconds since 1970: part of what is signed
};

struct HookAnswer {
  int status = 0;  ///< as the receiver said it; 3xx is not followed
  std::string body;
  bool took_it() const { return status >= 200 && status < 300; }
};

/// The receiver's answer, whatever its status. No redirect is followed, no proxy of the environment is used, and the
/// address is judged after the name was looked up, on the very connection that is opened.
/// refuses  invalid: an address that is not https (or http where that is allowed), holds a name and password, or leads
///          to a private network where that is refused; an empty secret; a body above the limit; a control character in
///          event or delivery.
/// throws   CallFailed: no such host, no connection, a certificate that does not hold, time over.
Result<HookAnswer> post_hook(const HookSettings& settings, const Hook& hook);

/// Done when the address may be kept as a hook: what post_hook refuses without looking a name up. For forms.
Done check_hook_address(const HookSettings& settings, std::string_view url);

/// Header X-Qualitea-Signature: "sha256=" and the HMAC-SHA256 (RFC 2104) of "<timestamp>.<body>" in lower-case hex.
std::string hook_signature(std::string_view secret, Instant sent_at, std::string_view body);

/// True for addresses that are not on the open internet: loopback, private, link-local, carrier's, documentation,
/// multicast and unspecified ranges of IPv4 and IPv6, also where IPv4 is written inside IPv6 (IANA special-purpose
/// registries). `address` as text without brackets; text that is no address counts as private.
bool is_private_address(std::string_view address);

}  // namespace qi::client

#include "client/hook.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <memory>

#include <fmt/format.h>
#include "base/text.h"
#include "client/curl_call.h"

namespace qi::client {
namespace {

constexpr std::string_view kToPrivateNetwork =
    "This address leads to a private network. Give one on the internet, or ask whoever runs this site to set "
    "hooks-to-private-networks.";

struct CloseUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeText {
  void operator()(char* text) const { curl_free(text); }
};

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, FreeText> owned(text);
  return text;
}

bool holds_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

/// What the connection's end and the answer's reader need to know.
struct Judged {
  const HookSettings& settings;
  bool refused = false;
  std::string body;
};

std::string text_of(const curl_sockaddr& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (address.family == AF_INET)
    inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(address.addr).sin_addr, text, sizeof text);
  else if (address.family == AF_INET6)
    inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(address.addr).sin6_addr, text, sizeof text);
  return text;
}

// Judging the address of the connection itself, not of the name, leaves no time in which the name could change.
curl_socket_t open_judged(void* data, curlsocktype purpose, curl_sockaddr* address) {
  auto& judged = *static_cast<Judged*>(data);
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (judged.settings.private_addresses == PrivateAddresses::refused && is_private_address(text_of(*address))) {
    judged.refused = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t keep_some(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& judged = *static_cast<Judged*>(data);
  const std::size_t room = judged.settings.most_answer - judged.body.size();
  const std::size_t taken = std::min(size * count, room);
  judged.body.append(bytes, taken);
  // Fewer bytes than given stop the reading: libcurl then says CURLE_WRITE_ERROR.
  return taken;
}

CallFault fault_of(CURLcode code) {
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST: return CallFault::no_such_name;
    case CURLE_COULDNT_CONNECT: return CallFault::no_connection;
    case CURLE_OPERATION_TIMEDOUT: return CallFault::too_slow;
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR: return CallFault::not_trusted;
    default: return CallFault::other;
  }
}

}  // namespace

Done check_hook_address(const HookSettings& settings, std::string_view text) {
  const std::unique_ptr<CURLU, CloseUrl> url(curl_url());
  if (!url) throw CallFailed("libcurl has no memory for an address");
  if (holds_control(text) || text.find(' ') != std::string_view::npos ||
      curl_url_set(url.get(), CURLUPART_URL, std::string(text).c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
    return Error::invalid("Give a whole address, such as https://hooks.trust.example/qualitea.");
  const std::string scheme = part_of(url.get(), CURLUPART_SCHEME);
  const bool plain_taken = settings.plain_http == PlainHttp::allowed && scheme == "http";
  if (scheme != "https" && !plain_taken) return Error::invalid("Give an address that begins with https://.");
  if (!part_of(url.get(), CURLUPART_USER).empty() || !part_of(url.get(), CURLUPART_PASSWORD).empty())
    return Error::invalid("Leave name and password out of the address: the signature proves who sends.");
  std::string host = part_of(url.get(), CURLUPART_HOST);
  if (settings.private_addresses == PrivateAddresses::allowed) return {};
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const std::string name = lowered(host);
  const bool is_number =
      host.find_first_not_of("0123456789abcdefABCDEF.:") == std::string::npos &&
      (host.find(':') != std::string::npos || host.find_first_not_of("0123456789.") == std::string::npos);
  if ((is_number && is_private_address(host)) || name == "localhost" || name.ends_with(".localhost"))
    return Error::invalid(std::string(kToPrivateNetwork));
  return {};
}

Result<HookAnswer> post_hook(const HookSettings& settings, const Hook& hook) {
  if (const Done checked = check_hook_address(settings, hook.url); !checked) return checked.error();
  if (hook.secret.empty()) return Error::invalid("A hook needs a secret, so that its receiver can tell who sends.");
  if (hook.json.size() > settings.most_body)
    return Error::invalid(fmt::format("A hook's document may hold {} bytes at most.", settings.most_body));
  if (holds_control(hook.event) || holds_control(hook.delivery))
    return Error::invalid("A hook's event and delivery must each be one line of text.");

  const auto seconds = std::chrono::floor<std::chrono::seconds>(hook.sent_at).time_since_epoch().count();
  CurlList headers;
  headers.add("Content-Type: application/json");
  headers.add("User-Agent: Qualitea");
  headers.add("Expect:");  // no waiting for 100 Continue
  headers.add("X-Qualitea-Event: " + hook.event);
  headers.add("X-Qualitea-Delivery: " + hook.delivery);
  headers.add("X-Qualitea-Timestamp: " + std::to_string(seconds));
  headers.add("X-Qualitea-Signature: " + hook_signature(hook.secret, hook.sent_at, hook.json));

  Judged judged{.settings = settings, .body = {}};
  CurlCall call;
  call.set(CURLOPT_URL, hook.url);
  call.set(CURLOPT_PROTOCOLS_STR, settings.plain_http == PlainHttp::allowed ? "http,https" : "https");
  call.set(CURLOPT_FOLLOWLOCATION, 0L);
  if (!settings.authorities_file.empty()) call.set(CURLOPT_CAINFO, settings.authorities_file);
  call.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connect_patience.count()));
  call.set(CURLOPT_TIMEOUT_MS, static_cast<long>(settings.whole_patience.count()));
  call.set(CURLOPT_HTTPHEADER, headers.list());
  call.set(CURLOPT_POST, 1L);
  call.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(hook.json.size()));
  call.set(CURLOPT_POSTFIELDS, hook.json.data());
  call.set(CURLOPT_OPENSOCKETFUNCTION, open_judged);
  call.set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(&judged));
  call.set(CURLOPT_WRITEFUNCTION, keep_some);
  call.set(CURLOPT_WRITEDATA, static_cast<void*>(&judged));

  const CURLcode code = call.perform();
  if (judged.refused && code != CURLE_OK) return Error::invalid(std::string(kToPrivateNetwork));
  const bool cut_short = code == CURLE_WRITE_ERROR && judged.body.size() == settings.most_answer;
  if (code != CURLE_OK && !cut_short) throw CallFailed(fmt::format("hook: {}", call.why()), fault_of(code));
  return HookAnswer{.status = static_cast<int>(call.status()), .body = std::move(judged.body)};
}

}  // namespace qi::client

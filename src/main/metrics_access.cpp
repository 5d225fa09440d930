#include "main/metrics_access.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include "base/text.h"
#include "shell/digest.h"

namespace qi::main {
namespace {

constexpr std::string_view kScheme = "bearer ";
constexpr std::size_t kLeastLetters = 16;

bool is_loopback(std::string_view address) {
  return address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
}

bool came_through_a_proxy(const http::Headers& headers) {
  for (const std::string_view name : {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"})
    if (headers.find(name)) return true;
  return false;
}

}  // namespace

bool may_read_metrics(const http::Request& request, const std::string& token) {
  if (is_loopback(request.peer) && !came_through_a_proxy(request.headers)) return true;
  const std::string_view sent = request.headers.find("Authorization").value_or("");
  if (token.empty() || lowered(sent.substr(0, kScheme.size())) != kScheme) return false;
  return shell::equal_in_constant_time(shell::sha256_hex(trimmed(sent.substr(kScheme.size()))),
                                       shell::sha256_hex(token));
}

Result<std::string> read_metrics_token(const std::filesystem::path& file) {
  if (file.empty()) return std::string();
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (!stream.is_open())
    return Error::invalid(fmt::format("The file {} of --metrics-token-file cannot be read.", file.string()));
  const std::string token(trimmed(text));
  if (token.size() < kLeastLetters || !std::ranges::all_of(token, [](char c) { return c > ' ' && c <= '~'; }))
    return Error::invalid(
        fmt::format("Write one line of at least {} letters and digits into the file {} of "
                    "--metrics-token-file: openssl rand -hex 24 makes one.",
                    kLeastLetters, file.string()));
  return token;
}

}  // namespace qi::main

#include "http/message.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 7> kMethods{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::del, "DELETE"},
    {Method::options, "OPTIONS"},
}};

bool is_token_letter(char c) {
  const bool letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter_or_digit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t') || byte == 0x7F;
}

void refuse_bad_header(std::string_view name, std::string_view value) {
  if (name.empty() || !std::ranges::all_of(name, is_token_letter))
    throw std::invalid_argument("a header's name must be a token");
  if (std::ranges::any_of(value, is_control))
    throw std::invalid_argument("the header " + std::string(name) + " must not hold control characters");
}

/// The file name for a Content-Disposition: quotes and what is not printable ASCII become "-".
std::string plain_file_name(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte > 0x7E || c == '"' || c == '\\' || c == '/') c = '-';
  }
  return out;
}

Response of_type(std::string body, std::string_view type, int status) {
  Response response;
  response.status = status;
  response.headers.set("Content-Type", std::string(type));
  response.body = std::move(body);
  return response;
}

}  // namespace

std::string_view name(Method method) {
  for (const auto& [each, token] : kMethods)
    if (each == method) return token;
  return "";
}

std::optional<Method> parse_method(std::string_view token) {
  for (const auto& [method, each] : kMethods)
    if (each == token) return method;
  return std::nullopt;
}

void Headers::set(std::string_view name, std::string value) {
  refuse_bad_header(name, value);
  remove(name);
  all_.emplace_back(std::string(name), std::move(value));
}

void Headers::add(std::string_view name, std::string value) {
  refuse_bad_header(name, value);
  all_.emplace_back(std::string(name), std::move(value));
}

void Headers::remove(std::string_view name) {
  std::erase_if(all_, [&](const auto& header) { return same_ignoring_case(header.first, name); });
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
  for (const auto& [each, value] : all_)
    if (same_ignoring_case(each, name)) return value;
  return std::nullopt;
}

std::string_view Request::capture(std::string_view name) const {
  const auto found = captures.find(name);
  return found == captures.end() ? std::string_view{} : std::string_view(found->second);
}

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const auto& [header, value] : headers.all()) {
    if (!same_ignoring_case(header, "Cookie")) continue;
    for (const std::string_view piece : split(value, ';')) {
      const std::string_view pair = trimmed(piece);
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
      std::string_view held = pair.substr(equals + 1);
      if (held.size() >= 2 && held.front() == '"' && held.back() == '"') held = held.substr(1, held.size() - 2);
      return std::string(held);
    }
  }
  return std::nullopt;
}

Response Response::html(std::string body, int status) {
  return of_type(std::move(body), "text/html; charset=utf-8", status);
}

Response Response::json(std::string body, int status) {
  return of_type(std::move(body), "application/json", status);
}

Response Response::text(std::string body, int status) {
  return of_type(std::move(body), "text/plain; charset=utf-8", status);
}

Response Response::file(std::string body, std::string_view content_type, std::string_view download_name) {
  Response response = of_type(std::move(body), content_type, 200);
  if (!download_name.empty())
    response.headers.set("Content-Disposition", "attachment; filename=\"" + plain_file_name(download_name) + '"');
  return response;
}

Response Response::event_stream(std::shared_ptr<EventChannel> channel) {
  Response response;
  response.headers.set("Content-Type", "text/event-stream; charset=utf-8");
  response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Accel-Buffering", "no");
  response.events = std::move(channel);
  return response;
}

Response Response::redirect(std::string_view location) {
  Response response;
  response.status = 303;
  response.headers.set("Location", std::string(location));
  return response;
}

}  // namespace qi::http

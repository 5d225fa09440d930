#include "html/url.h"

#include <array>

#include "base/text.h"

namespace qi::html {

namespace {

constexpr std::string_view kNowhere = "#";
constexpr std::array<std::string_view, 3> kSchemes{"https://", "http://", "mailto:"};

// Browsers drop tabs and line ends inside an address before they read it, and read "\" as "/": neither has a place
// here.
bool is_plain(std::string_view address) {
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7f || c == '\\') return false;
  }
  return true;
}

}  // namespace

Url Url::path(std::string_view path) {
  const bool on_this_site =
      path.starts_with('#') || path.starts_with('?') || (path.starts_with('/') && !path.starts_with("//"));
  return Url(std::string(on_this_site && is_plain(path) ? path : kNowhere));
}

Url Url::external(std::string_view address) {
  const std::string_view inner = trimmed(address);
  if (!is_plain(inner)) return Url(std::string(kNowhere));
  const std::string compared = lowered(inner.substr(0, 8));
  for (const std::string_view scheme : kSchemes) {
    if (compared.starts_with(scheme) && inner.size() > scheme.size()) return Url(std::string(inner));
  }
  return Url(std::string(kNowhere));
}

Url Url::with(std::string_view name, std::string_view value) const {
  const std::size_t hash = text_.find('#');
  std::string before = text_.substr(0, hash);
  before += before.find('?') == std::string::npos ? '?' : '&';
  before += url_encoded(name) + '=' + url_encoded(value);
  return Url(hash == std::string::npos ? before : before + text_.substr(hash));
}

Url Url::fragment(std::string_view id) const {
  return Url(text_.substr(0, text_.find('#')) + '#' + url_encoded(id));
}

std::string url_encoded(std::string_view text) {
  constexpr std::string_view kUnreserved = "-._~";
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       kUnreserved.find(c) != std::string_view::npos;
    if (plain) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace qi::html

#pragma once
/// An address that is safe to follow: a path on this site, a fragment, https, http or mailto. Never javascript: or
/// data:. It does not say who may open it.

#include <string>
#include <string_view>

namespace qi::html {

class Url {
 public:
  /// A path on this site. `path` starts with "/" (not "//") or "#" or "?"; anything else becomes "#".
  static Url path(std::string_view path);
  /// An address from data (a measure's source): kept when it is http, https or mailto; otherwise "#".
  static Url external(std::string_view address);

  /// With one more query parameter, percent-encoded.
  Url with(std::string_view name, std::string_view value) const;
  Url fragment(std::string_view id) const;
  const std::string& text() const { return text_; }
  bool operator==(const Url&) const = default;

 private:
  explicit Url(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Percent-encoded for a query or path segment (RFC 3986 unreserved characters stay).
std::string url_encoded(std::string_view text);

}  // namespace qi::html

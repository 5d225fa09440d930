#include "shell/csrf.h"

#include "base/text.h"
#include "shell/digest.h"
#include "ui/form_field.h"

namespace qi::shell {
namespace {

bool came_from_another_site(const http::Request& request) {
  // https://www.w3.org/TR/fetch-metadata/: "none" is an address typed or a bookmark opened.
  if (const auto site = request.headers.find("Sec-Fetch-Site")) return *site != "same-origin" && *site != "none";
  const auto origin = request.headers.find("Origin");
  const auto host = request.headers.find("Host");
  if (!origin || !host) return false;
  const std::size_t scheme_end = origin->find("://");
  return scheme_end == std::string_view::npos || lowered(origin->substr(scheme_end + 3)) != lowered(*host);
}

}  // namespace

bool came_as_password(const http::Request& request) {
  return lowered(trimmed(request.headers.find("Authorization").value_or(""))).starts_with("basic ");
}

Done check_csrf(const http::Request& request, const Visitor& visitor) {
  using enum http::Method;
  if (request.method == get || request.method == head || request.method == options) return {};
  if (!visitor.signed_in()) {
    if (came_from_another_site(request))
      return Error::forbidden("This form came from another website. Open the page here and try again.");
    return {};
  }
  const std::string_view sent = request.form.has(ui::kCsrfField) ? request.form.get(ui::kCsrfField)
                                                                 : request.headers.find(kCsrfHeader).value_or("");
  if (visitor.csrf_token.empty() || !equal_in_constant_time(sent, visitor.csrf_token))
    return Error::forbidden("This page was open for too long. Go back, refresh the page and try again.");
  return {};
}

}  // namespace qi::shell

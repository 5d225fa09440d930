#pragma once
/// The check that a change was asked for from one of our own pages. Main asks it once for every request that may change
/// something, before the route runs; routes do not.

#include <string_view>

#include "base/result.h"
#include "http/message.h"
#include "shell/visitor.h"

namespace qi::shell {

/// Forms carry the token in ui::kCsrfField; scripts may send it in this header.
inline constexpr std::string_view kCsrfHeader = "X-CSRF-Token";

/// True when the request signs in by HTTP Basic: a browser that asked for a password once adds it to later requests by
/// itself, also to those that another site's page makes.
bool came_as_password(const http::Request& request);

/// GET, HEAD and OPTIONS pass: they change nothing. With a session, the form's or header's token must be the session's.
/// Without one (sign in, try it) there is nothing to steal; the browser's own word (Sec-Fetch-Site, or Origin against
/// Host) must not say that the form stood on another site.
/// refuses  forbidden, with the way out: open the page again.
Done check_csrf(const http::Request& request, const Visitor& visitor);

}  // namespace qi::shell

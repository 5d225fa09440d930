#pragma once
/// The address of a request line, taken apart and made safe: decoded path, query fields.
/// It does not know which paths exist.

#include <string>
#include <string_view>

#include "base/result.h"
#include "http/form.h"

namespace qi::http {

struct Target {
  std::string path;  ///< decoded, starts with "/"
  Form query;
};

/// Reads "/measures/7?from=2024" (origin form) or "http://host/measures/7" (absolute form, RFC 9112 3.2.2).
/// refuses  bad escapes; NUL and other control characters; "." and ".." segments, also escaped; an escaped "/" or "\";
///          bytes that are not UTF-8; any other form.
Result<Target> parse_target(std::string_view target);

}  // namespace qi::http

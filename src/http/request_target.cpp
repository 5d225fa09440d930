#include "http/request_target.h"

#include <algorithm>

#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

Error bad_address() {
  return Error::invalid("This address is not written correctly. Check it and try again.");
}

/// What follows the host of an absolute form, or the text itself.
std::string_view origin_form(std::string_view target) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (target.size() < scheme.size() || !same_ignoring_case(target.substr(0, scheme.size()), scheme)) continue;
    const std::size_t slash = target.find('/', scheme.size());
    return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
  }
  return target;
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

}  // namespace

Result<Target> parse_target(std::string_view target) {
  target = origin_form(target);
  if (!target.starts_with('/')) return bad_address();
  const std::size_t question = target.find('?');
  const std::string_view raw_path = target.substr(0, question);

  // Segments are split before decoding, so that an escape never makes a new segment.
  std::string path;
  for (const std::string_view segment : split(raw_path.substr(1), '/')) {
    const auto decoded = percent_decoded(segment);
    if (!decoded || !is_utf8(*decoded)) return bad_address();
    if (*decoded == "." || *decoded == "..") return bad_address();
    if (decoded->find_first_of("/\\") != std::string::npos) return bad_address();
    if (std::ranges::any_of(*decoded, is_control)) return bad_address();
    path += '/';
    path += *decoded;
  }
  Target result{.path = std::move(path), .query = {}};
  if (question != std::string_view::npos) result.query = parse_urlencoded(target.substr(question + 1));
  return result;
}

}  // namespace qi::http

#include "shell/api_hook.h"

namespace qi::shell {

std::vector<ApiParameter> hook_headers() {
  return {
      in_header("X-Qualitea-Event", text_schema("What happened: the member event of the document.")),
      in_header("X-Qualitea-Delivery",
                text_schema("Names the delivery; the same each time it is tried: pass over what was seen already.")),
      in_header("X-Qualitea-Timestamp", whole_schema("Seconds since 1970, of this try.")),
      in_header("X-Qualitea-Signature",
                text_schema("sha256= and, in lower-case hex, the HMAC-SHA256 of <timestamp>.<body> with the "
                            "secret that was shown once."))};
}

}  // namespace qi::shell

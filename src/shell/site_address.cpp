#include "shell/site_address.h"

namespace qi::shell {

std::string site_address(const http::Request& request) {
  const bool encrypted = request.over_tls || request.headers.find("X-Forwarded-Proto") == "https";
  return std::string(encrypted ? "https://" : "http://") +
         std::string(request.headers.find("Host").value_or("localhost"));
}

}  // namespace qi::shell

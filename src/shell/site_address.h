#pragma once
/// Where the asking browser finds this site, for commands and links that a person copies into another program.
/// Links in mail and web hooks are site-url's: nobody asks then.

#include <string>

#include "http/message.h"

namespace qi::shell {

/// "https://qualitea.trust.example", without a slash at its end: the host that was asked for, under https when the
/// connection or the proxy in front of it (X-Forwarded-Proto) is encrypted.
std::string site_address(const http::Request& request);

}  // namespace qi::shell

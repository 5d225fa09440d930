#pragma once
/// The addresses where one makes and revokes one's own tokens.
/// Signing in with a token is access.h: find_visitor.

#include "shell/context.h"

namespace qi::access {

/// GET and POST /account/tokens, POST /account/tokens/{id}/revocation.
shell::Routes api_token_routes();

}  // namespace qi::access

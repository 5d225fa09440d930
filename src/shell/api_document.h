#pragma once
/// The OpenAPI 3.1 document of the rows that have an operation, and of web hooks. Nothing in it is written by hand
/// twice: addresses, parameters, shapes and what a token needs come from the rows.
/// The page for people is home/api_reference_page.h.

#include <string>
#include <string_view>

#include "shell/api_hook.h"
#include "shell/context.h"

namespace qi::shell {

/// What a row needs of a token, in words of its scopes: "write-figures"; "" for nothing.
std::string_view scope_needed(Permission permission);

/// `version`: of the program. One path item for each pattern, one operation for each method.
std::string api_document(const Routes& routes, const ApiHooks& hooks, std::string_view version);

}  // namespace qi::shell

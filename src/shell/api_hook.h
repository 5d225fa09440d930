#pragma once
/// What the reference for programs says of the documents that web hooks are sent.
/// It sends none: posting and signing are client/hook.h.

#include <string>
#include <vector>

#include "shell/api_operation.h"
#include "shell/api_schema.h"

namespace qi::shell {

struct ApiHook {
  std::string event;    ///< "signal.raised"
  std::string meaning;  ///< one sentence
  Schema document;      ///< an object
};
using ApiHooks = std::vector<ApiHook>;

/// Those that come with every document.
std::vector<ApiParameter> hook_headers();

}  // namespace qi::shell

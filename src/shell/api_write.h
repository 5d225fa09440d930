#pragma once
/// Reads what a program sends and makes its change once: in one transaction with the audit records, however often the
/// same request comes. The rules of a change are the slices'.

#include <functional>
#include <string>

#include "base/result.h"
#include "shell/api_schema.h"
#include "shell/context.h"

namespace qi::shell {

/// The JSON object of the body.
/// refuses  a body that is not declared as JSON or is none; every place that is not of the shape, as JSON pointers.
Result<json::Object> read_api_body(const http::Request& request, const Schema& schema);

struct ApiAnswer {
  int status = 200;
  std::string body;      ///< JSON; "" with status 204
  std::string location;  ///< address of what was made; "" none
};

/// Runs the change inside one transaction and answers with what it says. Refused: nothing has happened.
/// A change that left an audit record and was made with a token leaves a second one that names the token.
/// With the header Idempotency-Key the answer is kept for 24 hours: the same request with the same key gets it again
/// (header Idempotency-Replayed: true) and nothing happens. refuses another request with a key that was used
/// (conflict), and a key that is not 1 to 200 visible ASCII characters.
http::Response write_once(const Context& context, const std::function<Result<ApiAnswer>()>& change);

}  // namespace qi::shell

#pragma once
/// What a row of the API says about itself beside its address: parameters, body, answer. Document and reference page
/// are printed from it, and what programs send is held against it before the route is called.
/// It answers nothing: see shell/context.h for the row and api_document.h for the document.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "shell/api_schema.h"

namespace qi::shell {

/// What stands in path or header is needed.
enum class ParameterPlace { path, query, header };

struct ApiParameter {
  std::string name;
  ParameterPlace place = ParameterPlace::query;
  Schema schema;
};

/// How often the same request may be sent.
enum class Repetition {
  harmless,    ///< reading, and changes whose repetition finds nothing to do
  needs_a_key  ///< makes something anew each time: an Idempotency-Key makes a repetition harmless
};

/// What the body is.
enum class Sends {
  json,   ///< as `body` says; nothing without it
  a_file  ///< any file, as the part "file" of a form or as the body itself; `body` says nothing
};

struct ApiOperation {
  std::string_view group;  ///< heading of the reference: "Points"
  std::vector<ApiParameter> parameters;
  std::optional<Schema> body;  ///< of what is sent; nullopt: nothing
  std::string body_example;    ///< JSON text; "" without a body
  Sends sends = Sends::json;
  std::optional<Schema> answer;  ///< nullopt: status 204 and no body
  int status = 200;
  Repetition repetition = Repetition::harmless;
};

ApiParameter in_path(std::string name, Schema schema);
ApiParameter in_query(std::string name, Schema schema);
ApiParameter in_header(std::string name, Schema schema);
/// "limit" and "cursor" of every list.
std::vector<ApiParameter> page_parameters();
/// {"items": […], "next": "/api/v1/…" or null}, named after what it lists: "MeasurePage".
Schema page_schema(std::string name, Schema item);

/// Every parameter of the query that is not named here or is not of its shape, and what read_api_page refuses of a
/// list; the field is "?limit".
std::vector<FieldError> check_query(const ApiOperation& operation, const http::Form& query);

}  // namespace qi::shell

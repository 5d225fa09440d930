#include "shell/api_operation.h"

#include <algorithm>
#include <charconv>

#include "shell/api_page.h"

namespace qi::shell {
namespace {

/// A parameter is text: what its shape asks for is read from it.
json::Value value_of(const Schema& schema, std::string_view text) {
  if (schema.kind == SchemaKind::whole) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed == std::errc{} && end == text.data() + text.size()) return number;
  }
  if (schema.kind == SchemaKind::truth && text == "true") return true;
  if (schema.kind == SchemaKind::truth && text == "false") return false;
  return boost::json::string_view(text.data(), text.size());
}

bool is_list(const ApiOperation& operation) {
  return std::ranges::find(operation.parameters, "cursor", &ApiParameter::name) != operation.parameters.end();
}

}  // namespace

ApiParameter in_path(std::string name, Schema schema) {
  return {std::move(name), ParameterPlace::path, std::move(schema)};
}
ApiParameter in_query(std::string name, Schema schema) {
  return {std::move(name), ParameterPlace::query, std::move(schema)};
}
ApiParameter in_header(std::string name, Schema schema) {
  return {std::move(name), ParameterPlace::header, std::move(schema)};
}

std::vector<ApiParameter> page_parameters() {
  return {in_query("limit", whole_schema("How many entries a page holds: 1 to " + std::to_string(kMostOnApiPage) +
                                         "; " + std::to_string(kUsualOnApiPage) + " when left out.")),
          in_query("cursor", text_schema("Where the page begins: taken from `next` of the page before."))};
}

Schema page_schema(std::string name, Schema item) {
  return object_schema(
      std::move(name),
      {needed("items", list_schema(std::move(item))),
       needed("next", or_null(text_schema("Address of the next page; null on the last. Also in the Link header.")))});
}

std::vector<FieldError> check_query(const ApiOperation& operation, const http::Form& query) {
  std::vector<FieldError> errors;
  for (const auto& [name, text] : query.fields()) {
    const auto parameter = std::ranges::find_if(operation.parameters, [&](const ApiParameter& each) {
      return each.place == ParameterPlace::query && each.name == name;
    });
    if (parameter == operation.parameters.end()) {
      errors.push_back({"?" + name, "There is no parameter \"" + name + "\" here. Leave it out or correct its name."});
      continue;
    }
    for (FieldError& error : check_shape(parameter->schema, value_of(parameter->schema, text)))
      errors.push_back({"?" + name, std::move(error.message)});
  }
  if (!is_list(operation)) return errors;
  // A shape knows no bounds.
  if (const auto page = read_api_page(query); !page)
    for (const FieldError& fault : page.error().fields)
      if (std::ranges::find(errors, fault.field, &FieldError::field) == errors.end()) errors.push_back(fault);
  return errors;
}

}  // namespace qi::shell

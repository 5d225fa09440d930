#include "home/api_reference_routes.h"

#include <memory>

#include "home/api_reference_page.h"
#include "shell/api_document.h"
#include "shell/respond.h"
#include "shell/site_address.h"

namespace qi::home {
namespace {

shell::Schema document_schema() {
  shell::Schema document = shell::object_schema("", {}, "An OpenAPI 3.1 document.");
  document.openness = shell::Openness::open;
  return document;
}

}  // namespace

shell::Routes api_reference_routes(const shell::Routes& routes, const shell::ApiHooks& hooks,
                                   const std::string& version) {
  using enum http::Method;
  shell::Route document_row{
      get, "/api/v1/openapi.json", shell::Permission::read_public,
      {},  "This document",        shell::ApiOperation{.group = "Document", .answer = document_schema()}};
  const auto described = std::make_shared<shell::Routes>(routes);
  described->push_back(document_row);
  const auto document = std::make_shared<const std::string>(shell::api_document(*described, hooks, version));
  document_row.handle = [document](const shell::Context&) {
    http::Response response = http::Response::json(*document);
    response.headers.set("Cache-Control", "public, max-age=300");
    return response;
  };
  const auto show_reference = [described, hooks](const shell::Context& context) {
    return shell::respond_page(context, {.title = "Reference for programs"}, api_reference_page,
                               ApiReferencePage{*described, hooks, shell::site_address(context.request)});
  };
  return {document_row,
          {get, "/api", shell::Permission::read_public, show_reference, "How programs read and send figures"}};
}

}  // namespace qi::home

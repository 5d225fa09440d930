#pragma once
/// The reference for programs as a page: how to get in, examples, Excel and Power BI, then every address and
/// every document that web hooks are sent.
/// Printed from the rows of the routes; the document for machines is shell/api_document.h.

#include <string>
#include <vector>

#include "html/page.h"
#include "shell/api_hook.h"
#include "shell/context.h"

namespace qi::home {

struct ApiReferencePage {
  const shell::Routes& routes;  ///< all; those without an operation are left out
  const shell::ApiHooks& hooks;
  std::string address;  ///< of this site: "https://quality.example.nhs.uk"
};
void api_reference_page(html::Page& h, const ApiReferencePage& page);

}  // namespace qi::home

#pragma once
/// The page on which an import begins: NHS England's file is uploaded here, figures of one's own are given elsewhere.
/// It reads no file: see ambsys_import.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::measures {

struct NationalImportPage {
  std::vector<FieldError> errors;
  std::string known_on;  ///< as typed
  std::string known_on_hint;
  html::Url own_figures;  ///< the import of figures of one's own
  html::Url history;
  html::Url feeds;  ///< figures that come by themselves
  html::Url action;
  html::Url new_measure;
  std::string csrf_token;
};
void national_import_page(html::Page& h, const NationalImportPage& page);

}  // namespace qi::measures

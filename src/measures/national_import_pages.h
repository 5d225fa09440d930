#pragma once
/// The page on which NHS England's file is uploaded, and where every load of figures can be looked up.
/// It reads no file: see ambsys_import.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/data_table.h"

namespace qi::measures {

/// What a load did.
struct LoadOutcome {
  std::string summary;             ///< "12,345 figures were new, 3 changed and 81 were already there."
  std::vector<std::string> notes;  ///< what was skipped, and rows left out
};

struct NationalImportPage {
  std::vector<FieldError> errors;
  std::optional<LoadOutcome> outcome;
  ui::DataTable loads;  ///< newest first
  html::Url action;
  html::Url new_measure;
  html::Url wall;
  std::string csrf_token;
};
void national_import_page(html::Page& h, const NationalImportPage& page);

}  // namespace qi::measures

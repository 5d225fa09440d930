#pragma once
/// The reference: every chart, rule, test and calculation with its formula, its source and an example that was just
/// computed. The words come from the catalogues: see reference_view.h.

#include <string>
#include <vector>

#include "analysis/reference/reference_view.h"
#include "html/page.h"

namespace qi::analysis {

struct ReferenceIndexPage {
  std::vector<ReferenceSection> sections;
};
void reference_index_page(html::Page& h, const ReferenceIndexPage& page);

struct ReferencePage {
  ReferenceEntry entry;
  std::string csrf_token;  ///< "" when nobody is signed in
};
void reference_page(html::Page& h, const ReferencePage& page);

}  // namespace qi::analysis

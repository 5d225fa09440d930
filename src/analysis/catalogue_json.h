#pragma once
/// The catalogues of charts, rules, profiles and tests as JSON, with their schemas: what programs offer as choices.
/// Nothing is computed here.

#include <string>

#include "shell/api_schema.h"

namespace qi::analysis {

/// A catalogue as it is given: {"charts": [{"chart": "i", "title": "XmR chart", …}, …]}, in the order of menus.
struct CatalogueJson {
  std::string text;
  shell::Schema schema;
};
CatalogueJson charts_json();
CatalogueJson rules_json();
CatalogueJson profiles_json();
CatalogueJson tests_json();

}  // namespace qi::analysis

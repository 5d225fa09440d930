#pragma once
/// The form on which a trust says whose posts count.
/// It asks and decides nothing.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "people/headcount.h"

namespace qi::people {

struct HeadcountRulesPage {
  struct Choice {
    Contract contract;
    std::string people;  ///< how many hold a primary post of the kind today: "4,812"
  };
  std::vector<Choice> choices;
  HeadcountRules typed;
  std::vector<FieldError> errors;
  std::string csrf_token;
};
void headcount_rules_page(html::Page& h, const HeadcountRulesPage& page);

}  // namespace qi::people

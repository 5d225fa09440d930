#pragma once
/// The audit explorer. A page shows a view: it asks and decides nothing.
/// The records themselves are in shell/audit.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/data_table.h"
#include "ui/select_field.h"
#include "ui/sheet.h"

namespace qi::access {

struct AuditTrailPage {
  std::string lead;  ///< how many records there are
  std::string who;
  std::string action;
  std::string subject;
  std::string from;   ///< a day, as typed
  std::string until;  ///< the last day, as typed
  std::vector<ui::Choice> actions;
  std::vector<FieldError> errors;
  ui::DataTable lines;
  std::string nothing;             ///< why there is no line; "" there are some
  std::vector<ui::SideLink> ways;  ///< to newer and older records
  html::Url action_url = html::Url::path("/audit");
  html::Url proof_url = html::Url::path("/audit/proof");
  std::string csrf_token;
};
void audit_trail_page(html::Page& h, const AuditTrailPage& page);

}  // namespace qi::access

#pragma once
/// The first step of an import: paste cells or upload a file; and the choice of a sheet of a workbook.
/// It reads no cells.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/select_field.h"
#include "ui/sheet.h"

namespace qi::measures {

struct GivePage {
  std::string figures;               ///< as pasted
  std::vector<FieldError> errors;    ///< of "figures" and "file"
  std::string kicker;                ///< "C2 mean · South East Coast"; "" for figures of any measures
  std::string value_hint;            ///< "Minutes and seconds, like 9:15"; "" where the measure is not known
  std::vector<ui::SideLink> drafts;  ///< what the person gave earlier and did not finish
  html::Url action;
  html::Url back;
  std::string back_text;
  std::string csrf_token;
};
void give_page(html::Page& h, const GivePage& page);

struct SheetPage {
  std::vector<FieldError> errors;
  std::string file_name;
  std::vector<ui::Choice> sheets;  ///< with what each holds
  std::string sheet;               ///< value of the one that is set
  html::Url action;
  html::Url give;
  std::string csrf_token;
};
void sheet_page(html::Page& h, const SheetPage& page);

}  // namespace qi::measures

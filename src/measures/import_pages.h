#pragma once
/// The page on which figures for one series are pasted or uploaded, checked and saved.
/// It reads no cells: see figures_draft.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/verdict_strip.h"

namespace qi::measures {

/// What would happen, in words and as a picture.
struct ImportPreview {
  std::string summary;                 ///< "21 new, 2 changed, 4 already there."
  std::string save_text;               ///< "Save 23 rows"; "" when there is nothing to save
  std::vector<std::string> questions;  ///< unusual, not wrong
  std::vector<std::string> notes;
  ui::DataTable columns;  ///< how each column was understood
  std::optional<ui::Saying> saying;
  std::optional<ui::ChartFigure> figure;
};

struct ImportPage {
  std::string figures;                    ///< as pasted
  std::vector<FieldError> errors;         ///< of the form as a whole
  std::vector<std::string> row_problems;  ///< "Row 6: value must be a number, like 44"
  std::string rows_ready;                 ///< "21 rows are ready. You can save those now and come back to the rest."
  std::optional<ImportPreview> preview;
  std::string measure_name;
  std::string organisation_name;
  std::string value_hint;  ///< "Minutes and seconds, like 9:15"
  html::Url action;
  html::Url back;
  std::string csrf_token;
};
void import_page(html::Page& h, const ImportPage& page);

}  // namespace qi::measures

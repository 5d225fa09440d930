#pragma once
/// The third step of an import: wrong rows, mended where they stand; unusual ones, asked about; and saving.
/// It reads no cell and saves nothing.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "measures/imports/import_parts.h"
#include "ui/data_table.h"
#include "ui/pager.h"
#include "ui/segmented.h"
#include "ui/select_field.h"

namespace qi::measures {

/// One cell of a row: a box where it can be mended.
struct SheetCell {
  std::string text;
  std::string control;  ///< name of the box; "" plain text
  std::string heading;  ///< "Week ending": shown where rows are stacked
  std::string label;    ///< "Row 6, Week ending"
};
struct SheetRow {
  std::string number;  ///< as the spreadsheet counts
  std::vector<SheetCell> cells;
  std::vector<std::string> messages;  ///< none: ready
  std::vector<std::string> changes;   ///< "27:47 becomes 27:50"
  ui::RowState state = ui::RowState::plain;
};

struct RowsPage {
  std::vector<FieldError> errors;    ///< of the fields below
  std::string problems_title;        ///< "3 of 24 rows need fixing"; "" none do
  std::string problems_lead;         ///< "21 rows are ready. …"
  std::vector<FieldError> problems;  ///< each with the id of its row
  std::string kicker;
  ui::Segmented show;
  std::vector<std::string> headings;  ///< of the cells
  std::vector<SheetRow> rows;
  std::string rows_words;  ///< "The first 200 are shown."; ""
  ui::Pager pager;
  std::vector<std::string> goes_to;  ///< "Category 2 mean, South East Coast: 24 figures"
  std::string repeats_words;         ///< "4 rows repeat a period with another figure."; "" none do
  std::vector<ui::Choice> repeats;
  std::string repeats_choice;
  std::string unusual_words;  ///< the tick's text; "" nothing is unusual
  bool unusual_kept = false;
  std::string known_on;
  std::string known_on_hint;
  std::string note;
  bool note_asks = false;  ///< the note looks as if it held an NHS number
  std::string save_text;   ///< "" when there is nothing to save
  ImportPreview preview;
  html::Url action;
  html::Url give;
  html::Url columns;
  html::Url removal;
  std::string csrf_token;
};
void rows_page(html::Page& h, const RowsPage& page);

}  // namespace qi::measures

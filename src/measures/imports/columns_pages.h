#pragma once
/// The second step of an import: how the sheet is read and where each of its series goes, with a live preview.
/// It judges nothing: the reasons come with the view.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "measures/imports/import_parts.h"
#include "ui/select_field.h"

namespace qi::measures {

struct ColumnLine {
  std::string heading;
  std::string first;  ///< first value
  std::string role;   ///< slug
  std::string why;
};

struct SeriesLine {
  std::string series_name;  ///< of the file
  std::string place_name;
  std::string shown;  ///< "C2 mean, Kent · 24 figures"
  std::string goes;   ///< "undecided", "new", "leave-out" or "m:12"
  std::string organisation_code;
  std::string new_name;
  std::string better;  ///< slug
  std::string error;
};

struct ColumnsPage {
  std::vector<FieldError> errors;
  std::string kicker;
  std::string layout;       ///< slug
  std::string heading_row;  ///< as the spreadsheet counts; "" none
  std::vector<std::string> reasons;
  std::vector<ColumnLine> columns;
  std::vector<ui::Choice> layouts;
  std::vector<ui::Choice> roles;
  std::string remembered;  ///< "Read as the last file …"; "" it was not
  std::vector<SeriesLine> series;
  std::string into;                  ///< where all of it goes, when that was settled by where the person came from
  std::string more_series;           ///< "180 more series were matched by their names."; ""
  std::vector<ui::Choice> measures;  ///< with "undecided", "new" and "leave-out" first
  std::vector<ui::Choice> places;
  ImportPreview preview;
  std::optional<html::Url> sheet;  ///< to choose another sheet
  html::Url action;
  html::Url give;
  html::Url removal;
  std::string csrf_token;
};
void columns_page(html::Page& h, const ColumnsPage& page);

}  // namespace qi::measures

#pragma once
/// What the pages of the import share: the steps above, and the preview of what would be saved.
/// Each step's own page is give_pages.h, columns_pages.h and rows_pages.h.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "ui/chart_figure.h"
#include "ui/verdict_strip.h"

namespace qi::measures {

enum class ImportStep { give, columns, rows };

/// The four steps; those before `now` are links where there is something to go back to.
struct ImportSteps {
  ImportStep now = ImportStep::give;
  std::optional<html::Url> give;
  std::optional<html::Url> columns;
};
void import_steps(html::Page& h, const ImportSteps& steps);

/// What would happen, in words and as a picture.
struct ImportPreview {
  std::string summary;                 ///< "21 new, 2 changed, 4 already there."
  std::string refusal;                 ///< instead of all else: why the sheet cannot be read so
  std::vector<std::string> questions;  ///< unusual, not wrong
  std::vector<std::string> changes;    ///< "Feb 2025: 27:47 becomes 27:50"
  std::vector<std::string> notes;      ///< how the file was read
  std::string of_which;                ///< "The first of 12 series: C2 mean, Kent."; "" for a single one
  std::optional<ui::Saying> saying;
  std::optional<ui::ChartFigure> figure;
};
void import_preview(html::Page& h, const ImportPreview& preview);

}  // namespace qi::measures

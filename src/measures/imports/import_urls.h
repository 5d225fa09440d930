#pragma once
/// Addresses of the import: its steps, its history and single loads.
/// Addresses of measures are measure_urls.h.

#include "html/url.h"
#include "measures/imports/import_draft.h"
#include "measures/measure_series.h"

namespace qi::measures {

html::Url import_url();        ///< where to begin: the national file, or figures of your own
html::Url give_figures_url();  ///< the first step, for figures of any measures
html::Url import_history_url();
html::Url batch_url(BatchId batch);
html::Url undo_batch_url(BatchId batch);

/// The steps after something was given.
html::Url draft_sheet_url(DraftId draft);
html::Url draft_columns_url(DraftId draft);
html::Url draft_rows_url(DraftId draft);
html::Url draft_removal_url(DraftId draft);

}  // namespace qi::measures

#include "measures/imports/import_urls.h"

namespace qi::measures {
namespace {

html::Url step_url(DraftId draft, const char* step) {
  return html::Url::path("/import/drafts/" + to_text(draft) + "/" + step);
}

}  // namespace

html::Url import_url() {
  return html::Url::path("/import");
}

html::Url give_figures_url() {
  return html::Url::path("/import/figures");
}

html::Url import_history_url() {
  return html::Url::path("/import/history");
}

html::Url batch_url(BatchId batch) {
  return html::Url::path("/import/loads/" + to_text(batch));
}

html::Url undo_batch_url(BatchId batch) {
  return html::Url::path("/import/loads/" + to_text(batch) + "/undo");
}

html::Url draft_sheet_url(DraftId draft) {
  return step_url(draft, "sheet");
}

html::Url draft_columns_url(DraftId draft) {
  return step_url(draft, "columns");
}

html::Url draft_rows_url(DraftId draft) {
  return step_url(draft, "rows");
}

html::Url draft_removal_url(DraftId draft) {
  return step_url(draft, "removal");
}

}  // namespace qi::measures

#pragma once
/// From an address such as /import/drafts/7/rows to the draft it names, and what its steps show in common.
/// It asks for no permission beyond the owner's: the route's row does.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/url.h"
#include "measures/imports/import_parts.h"
#include "measures/imports/import_reading.h"
#include "shell/context.h"
#include "ui/page_frame.h"

namespace qi::measures {

struct AddressedDraft {
  ImportDraft draft;
  MatchingGround ground;
  std::string kicker;  ///< "C2 mean · South East Coast", the file's name, or "Pasted figures"
  html::Url give;      ///< the first step again
};
/// refuses not_found  another person's draft, one that is gone, a number that is none.
Result<AddressedDraft> load_addressed_draft(const shell::Context& context);

/// The whole of a refused reading, or the counts, first chart and notes.
ImportPreview preview_of(const Result<ImportReading>& reading);

enum class FormState { fine, refused };
ui::PageHead import_head(std::string title, FormState state);

/// The draft holds what looks like patients' numbers: it is removed, and the page says where they stand.
http::Response stop_for_patients(const shell::Context& context, const AddressedDraft& addressed,
                                 const std::string& words);

}  // namespace qi::measures

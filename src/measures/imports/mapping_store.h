#pragma once
/// Remembers how the last file with the same sheet name and headings was read, so that the next one is read so too.
/// A mapping is a convenience, not a record: it is replaced, and forgotten when somebody says so.

#include <optional>
#include <string>

#include "db/connection.h"
#include "measures/chart_choices.h"
#include "measures/imports/import_draft.h"

namespace qi::measures {

/// What tells files of one source from others: sheet name and headings, whatever their letters' case. The dates of a
/// layout with dates across are left out: the next file has one more.
std::string source_fingerprint(const tabular::Sheet& sheet, const tabular::LayoutGuess& guess);

struct ImportMapping {
  ReadingChoice reading;
  std::vector<SeriesChoice> series;
  Instant saved_at{};
  std::string saved_by_name;
};
std::optional<ImportMapping> find_mapping(db::Connection& db, std::string_view fingerprint);
/// Fills in what the last file of the source was read with. A reading that does not fit the sheet, one of fewer columns
/// for example, is left out: the sheet is guessed again and nothing is called remembered.
void use_mapping(ImportChoices& choices, const ImportMapping& mapping, const tabular::Sheet& sheet);
/// Replaces what was remembered. Call inside a transaction.
void remember_mapping(db::Connection& db, Instant now, const Author& author, std::string_view fingerprint,
                      const ImportChoices& choices);
void forget_mapping(db::Connection& db, std::string_view fingerprint);

}  // namespace qi::measures

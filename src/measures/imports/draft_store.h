#pragma once
/// Keeps drafts of imports: its owner alone finds one. Drafts are no record: they are removed.
/// It does not read what is in them: see import_reading.h.

#include <optional>
#include <vector>

#include "db/connection.h"
#include "measures/imports/import_draft.h"

namespace qi::measures {

/// `draft.id` is ignored. Removes every draft that is older than kDraftDays. Call inside a transaction.
DraftId create_draft(db::Connection& db, const ImportDraft& draft);
/// nullopt: not there, too old, or somebody else's.
std::optional<ImportDraft> find_draft(db::Connection& db, Instant now, shell::AccountId owner, DraftId id);
void change_draft_choices(db::Connection& db, DraftId id, const ImportChoices& choices);
/// Replaces the cells: somebody has mended some.
void change_draft_cells(db::Connection& db, DraftId id, const tabular::GivenFile& given);
void remove_draft(db::Connection& db, DraftId id);
/// The draft waits for its rows that were not saved.
void mark_draft_saved(db::Connection& db, DraftId id, BatchId batch);

/// What the list of somebody's drafts shows.
struct DraftLine {
  DraftId id;
  Instant created_at{};
  SourceKind source_kind = SourceKind::paste;
  std::string file_name;
};
/// Newest first.
std::vector<DraftLine> list_drafts(db::Connection& db, Instant now, shell::AccountId owner);

}  // namespace qi::measures

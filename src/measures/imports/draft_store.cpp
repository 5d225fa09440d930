#include "measures/imports/draft_store.h"

#include "tabular/given_text.h"

namespace qi::measures {

DraftId create_draft(db::Connection& db, const ImportDraft& draft) {
  db.run(R"sql(
      DELETE FROM import_draft
       WHERE created_at < $1
  )sql",
         draft.created_at - kDraftDays);
  return db.only<DraftId>(R"sql(
      INSERT INTO import_draft (owner_id, created_at, source_kind, file_name, sha256, series_id, content, choices,
                                saved_batch_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      RETURNING id
  )sql",
                          draft.owner, draft.created_at, slug(draft.source_kind), draft.file_name, draft.sha256,
                          draft.series, tabular::given_text(draft.given), to_json(draft.choices), draft.saved);
}

std::optional<ImportDraft> find_draft(db::Connection& db, Instant now, shell::AccountId owner, DraftId id) {
  auto found = db.first(R"sql(
      SELECT id, owner_id, created_at, source_kind, file_name, sha256, series_id, choices, saved_batch_id, content
        FROM import_draft
       WHERE id = $1
         AND owner_id = $2
         AND created_at >= $3
  )sql",
                        [](const db::Row& row) {
                          ImportDraft draft{.id = row.get<DraftId>(0),
                                            .owner = row.get<shell::AccountId>(1),
                                            .created_at = row.get<Instant>(2),
                                            .source_kind = parse_source_kind(row.get<std::string>(3)).value(),
                                            .file_name = row.get<std::string>(4),
                                            .sha256 = row.get<std::string>(5),
                                            .series = row.get<std::optional<SeriesId>>(6),
                                            .given = {},
                                            .choices = import_choices_of(row.get<std::string>(7)),
                                            .saved = row.get<std::optional<BatchId>>(8)};
                          if (auto given = tabular::read_given_text(row.get<std::string>(9)))
                            draft.given = std::move(*given);
                          return draft;
                        },
                        id, owner, now - kDraftDays);
  // A draft that another version of the program wrote and that does not read here is none.
  if (found && found->given.sheets.empty()) return std::nullopt;
  return found;
}

void change_draft_choices(db::Connection& db, DraftId id, const ImportChoices& choices) {
  db.run(R"sql(
      UPDATE import_draft
         SET choices = $2
       WHERE id = $1
  )sql",
         id, to_json(choices));
}

void change_draft_cells(db::Connection& db, DraftId id, const tabular::GivenFile& given) {
  db.run(R"sql(
      UPDATE import_draft
         SET content = $2
       WHERE id = $1
  )sql",
         id, tabular::given_text(given));
}

void remove_draft(db::Connection& db, DraftId id) {
  db.run(R"sql(
      DELETE FROM import_draft
       WHERE id = $1
  )sql",
         id);
}

void mark_draft_saved(db::Connection& db, DraftId id, BatchId batch) {
  db.run(R"sql(
      UPDATE import_draft
         SET saved_batch_id = $2
       WHERE id = $1
  )sql",
         id, batch);
}

std::vector<DraftLine> list_drafts(db::Connection& db, Instant now, shell::AccountId owner) {
  return db.all(R"sql(
      SELECT id, created_at, source_kind, file_name
        FROM import_draft
       WHERE owner_id = $1
         AND created_at >= $2
       ORDER BY created_at DESC, id DESC
  )sql",
                [](const db::Row& row) {
                  return DraftLine{row.get<DraftId>(0), row.get<Instant>(1),
                                   parse_source_kind(row.get<std::string>(2)).value(), row.get<std::string>(3)};
                },
                owner, now - kDraftDays);
}

}  // namespace qi::measures

#include "people/feed/staff_draft_store.h"

#include "tabular/given_text.h"

namespace qi::people {

std::int64_t remove_old_staff_drafts(db::Connection& db, Instant now) {
  return db.run("DELETE FROM staff_draft WHERE created_at < $1", now - kStaffDraftDays);
}

StaffDraftId create_staff_draft(db::Connection& db, const StaffDraft& draft) {
  remove_old_staff_drafts(db, draft.created_at);
  return db.only<StaffDraftId>(R"sql(
      INSERT INTO staff_draft (owner_id, created_at, file_name, sha256, file_day, content, layout)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      RETURNING id
  )sql",
                               draft.owner, draft.created_at, draft.file.name, draft.file.sha256, draft.file.day,
                               tabular::given_text(draft.file.content), draft.layout ? to_json(*draft.layout) : "");
}

std::optional<StaffDraft> find_staff_draft(db::Connection& db, Instant now, shell::AccountId owner, StaffDraftId id) {
  auto found = db.first(R"sql(
      SELECT id, owner_id, created_at, file_name, sha256, file_day, content, layout
        FROM staff_draft
       WHERE id = $1
         AND owner_id = $2
         AND created_at >= $3
  )sql",
                        [](const db::Row& row) {
                          StaffDraft draft{.id = row.get<StaffDraftId>(0),
                                           .owner = row.get<shell::AccountId>(1),
                                           .created_at = row.get<Instant>(2),
                                           .file = {.name = row.get<std::string>(3),
                                                    .sha256 = row.get<std::string>(4),
                                                    .day = row.get<std::optional<Date>>(5)}};
                          if (auto content = tabular::read_given_text(row.get<std::string>(6)))
                            draft.file.content = std::move(*content);
                          if (const auto layout = row.get<std::string>(7); !layout.empty())
                            draft.layout = staff_layout_from_json(layout);
                          return draft;
                        },
                        id, owner, now - kStaffDraftDays);
  // A draft that another version of the program wrote and that does not read here is none.
  if (found && found->file.content.sheets.empty()) return std::nullopt;
  return found;
}

void change_staff_draft(db::Connection& db, StaffDraftId id, std::optional<Date> day, const StaffLayout& layout) {
  db.run(R"sql(
      UPDATE staff_draft
         SET file_day = $2, layout = $3
       WHERE id = $1
  )sql",
         id, day, to_json(layout));
}

void remove_staff_draft(db::Connection& db, StaffDraftId id) {
  db.run("DELETE FROM staff_draft WHERE id = $1", id);
}

}  // namespace qi::people

#pragma once
/// Staff files that somebody looks at before they are taken. They hold names, so they do not stay long.
/// It decides nothing about what is in them.

#include <chrono>
#include <optional>

#include "db/connection.h"
#include "people/feed/staff_import.h"
#include "shell/visitor.h"

namespace qi::people {

struct StaffDraftRow;
using StaffDraftId = Id<StaffDraftRow>;

/// A draft that was not taken goes after so many days.
inline constexpr std::chrono::days kStaffDraftDays{2};

struct StaffDraft {
  StaffDraftId id;
  shell::AccountId owner;
  Instant created_at{};
  StaffFileAsGiven file;
  std::optional<StaffLayout> layout;  ///< nullopt: the remembered one
};

StaffDraftId create_staff_draft(db::Connection& db, const StaffDraft& draft);
std::optional<StaffDraft> find_staff_draft(db::Connection& db, Instant now, shell::AccountId owner, StaffDraftId id);
void change_staff_draft(db::Connection& db, StaffDraftId id, std::optional<Date> day, const StaffLayout& layout);
void remove_staff_draft(db::Connection& db, StaffDraftId id);
/// Of everybody; returns how many went. Call inside a transaction.
std::int64_t remove_old_staff_drafts(db::Connection& db, Instant now);

}  // namespace qi::people

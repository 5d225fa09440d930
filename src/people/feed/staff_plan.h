#pragma once
/// What a staff file would change: who joins, leaves, moves, changes; what is odd; and whether so much would change
/// that it must be looked at first. It is worked out without touching the database, and what is shown is what is done.
/// How it is carried out is in staff_load.h.

#include <optional>
#include <string>
#include <vector>

#include "people/feed/known_staff.h"
#include "people/feed/staff_brakes.h"
#include "people/feed/staff_file.h"

namespace qi::people {

enum class StaffChangeKind { joiner, returner, further_post, leaver, post_ended, mover, changed, details, corrected };
std::string_view slug(StaffChangeKind kind);
std::string_view title(StaffChangeKind kind);  ///< "Joiners"
const std::vector<StaffChangeKind>& staff_change_kinds();

/// One change in words.
struct StaffChange {
  StaffChangeKind kind = StaffChangeKind::changed;
  std::size_t row = 0;  ///< of the file; 0: the post is not in it
  std::string staff_number;
  std::string name;
  std::string words;  ///< "Paramedic at Thanet MRC, Red, from 3 March 2025"
};

/// A post as it will be believed. A manager who is new has no number yet: see StaffPlan::new_people.
struct PlannedPost {
  std::string number;
  std::string staff_number;
  std::optional<AssignmentId> id;  ///< nullopt: new
  AssignmentTimeline before;
  AssignmentTimeline after;
};

struct StaffPlan {
  Date day;  ///< on which the file says how things are
  std::size_t rows_read = 0;
  std::size_t rows_taken = 0;
  std::size_t unchanged = 0;          ///< posts of the file that say what is believed already
  std::vector<StaffChange> changes;   ///< by kind, then as the file has them
  std::vector<StaffOddity> oddities;  ///< by row
  std::vector<std::string> stops;     ///< why it is not taken by itself; empty: it may be
  /// People who are not known. PersonId{-1} stands for the first of them as a manager, PersonId{-2} for the second.
  std::vector<PersonDetails> new_people;
  struct NewDetails {
    Person person;
    PersonDetails details;
  };
  std::vector<NewDetails> new_details;
  std::vector<PlannedPost> posts;  ///< those that change

  bool changes_nothing() const { return new_people.empty() && new_details.empty() && posts.empty(); }
};

StaffPlan plan_staff_load(const KnownStaff& known, const StaffFile& file, Date day, const StaffFeedRules& rules = {});

}  // namespace qi::people

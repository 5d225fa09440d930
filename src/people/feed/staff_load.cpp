#include "people/feed/staff_load.h"

#include <fmt/format.h>

#include <algorithm>

#include "people/staff_rows.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"
#include "shell/digest.h"

namespace qi::people {
namespace {

std::size_t count_of(const StaffPlan& plan, std::initializer_list<StaffChangeKind> kinds) {
  return static_cast<std::size_t>(std::ranges::count_if(
      plan.changes, [&](const StaffChange& change) { return std::ranges::find(kinds, change.kind) != kinds.end(); }));
}

StaffLoad read_load(const db::Row& row) {
  const auto count = [&](std::size_t column) { return static_cast<std::size_t>(row.get<std::int64_t>(column)); };
  return {.id = row.get<StaffLoadId>(0),
          .file = {.name = row.get<std::string>(1), .sha256 = row.get<std::string>(2), .day = row.get<Date>(3)},
          .at = row.get<Instant>(4),
          .by = row.get<std::string>(5),
          .rows_read = count(6),
          .rows_taken = count(7),
          .joined = count(8),
          .left = count(9),
          .changed = count(10),
          .oddities = count(11)};
}

/// Real ids for those that a plan has numbered -1, -2, …
class RealPeople {
 public:
  RealPeople(db::Connection& db, Instant at, const StaffPlan& plan) : ids_(add_people(db, at, plan.new_people)) {
    for (const PersonDetails& one : plan.new_people) new_ones_.push_back(ids_.find(one.staff_number)->second);
  }
  PersonId of(const std::string& staff_number) const { return ids_.find(staff_number)->second; }
  PersonId of(PersonId planned) const {
    return planned.number > 0 ? planned : new_ones_[static_cast<std::size_t>(-planned.number) - 1];
  }

 private:
  std::map<std::string, PersonId, std::less<>> ids_;
  std::vector<PersonId> new_ones_;
};

void change_details(db::Connection& db, const StaffPlan& plan) {
  for (const auto& [person, details] : plan.new_details)
    db.run(R"sql(
      UPDATE person
         SET given_name = $2, family_name = $3, known_as = $4, work_mail = $5
       WHERE id = $1
    )sql",
           person.id, details.given_name, details.family_name, details.known_as, details.work_mail);
}

void change_posts(db::Connection& db, Instant at, const StaffPlan& plan, const RealPeople& people) {
  std::vector<NewAssignment> made;
  for (const PlannedPost& post : plan.posts)
    if (!post.id) made.push_back({people.of(post.staff_number), post.number});
  const auto ids = made.empty() ? std::map<std::string, AssignmentId, std::less<>>() : add_assignments(db, at, made);

  std::vector<AssignmentBelief> beliefs;
  for (const PlannedPost& post : plan.posts) {
    const AssignmentId id = post.id ? *post.id : ids.find(post.number)->second;
    const auto edit = edit_between(post.before, post.after);
    for (const auto& stretch : edit.gone)
      db.run(R"sql(
      UPDATE assignment_stretch
         SET known_until = $3
       WHERE assignment_id = $1
         AND valid_from = $2
         AND known_until IS NULL
      )sql",
             id, stretch.days.from, at);
    for (Stretch<AssignmentFacts> stretch : edit.added) {
      if (stretch.facts.manager) stretch.facts.manager = people.of(*stretch.facts.manager);
      beliefs.push_back({id, std::move(stretch), at, std::nullopt});
    }
  }
  add_beliefs(db, beliefs);
}

}  // namespace

StaffLoad carry_out(db::Connection& db, const shell::Change& change, const GivenStaffFile& file,
                    const StaffPlan& plan) {
  const RealPeople people(db, change.at, plan);
  change_details(db, plan);
  change_posts(db, change.at, plan, people);

  StaffLoad load{.file = file,
                 .at = change.at,
                 .rows_read = plan.rows_read,
                 .rows_taken = plan.rows_taken,
                 .joined = count_of(plan, {StaffChangeKind::joiner, StaffChangeKind::returner}),
                 .left = count_of(plan, {StaffChangeKind::leaver}),
                 .changed = 0,
                 .oddities = plan.oddities.size()};
  load.changed = plan.changes.size() - load.joined - load.left;
  load.id = db.only<StaffLoadId>(R"sql(
      INSERT INTO staff_load (file_name, sha256, file_day, loaded_at, loaded_by, rows_read, rows_taken, people_joined,
                              people_left, otherwise_changed, oddities)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      RETURNING id
  )sql",
                                 file.name, file.sha256, file.day, change.at, change.actor, load.rows_read,
                                 load.rows_taken, load.joined, load.left, load.changed, load.oddities);
  shell::record(db, change.at, change.actor,
                {.action = "staff.load",
                 .subject = fmt::format("staff-load:{}", load.id.number),
                 .payload = shell::audit_payload({{"file", file.name},
                                                  {"sha256", file.sha256},
                                                  {"day", to_iso(file.day)},
                                                  {"joined", std::to_string(load.joined)},
                                                  {"left", std::to_string(load.left)},
                                                  {"changed", std::to_string(load.changed)}})});
  return load;
}

std::vector<StaffLoad> list_staff_loads(db::Connection& db, int most) {
  return db.all(R"sql(
      SELECT staff_load.id, file_name, sha256, file_day, loaded_at, COALESCE(account.name, ''), rows_read, rows_taken,
             people_joined, people_left, otherwise_changed, oddities
        FROM staff_load
        LEFT JOIN account ON account.id = staff_load.loaded_by
       ORDER BY staff_load.id DESC
       LIMIT $1
  )sql",
                read_load, most);
}

std::optional<StaffLoad> find_newest_staff_load(db::Connection& db) {
  auto loads = list_staff_loads(db, 1);
  return loads.empty() ? std::nullopt : std::optional(std::move(loads.front()));
}

std::string digest_of(const StaffPlan& plan) {
  std::string text = to_iso(plan.day);
  const auto add = [&](std::string_view part) { text += fmt::format("|{}:{}", part.size(), part); };
  for (const StaffChange& change : plan.changes) {
    add(slug(change.kind));
    add(change.staff_number);
    add(change.name);
    add(change.words);
  }
  for (const StaffOddity& oddity : plan.oddities) add(oddity.words);
  return shell::sha256_hex(text);
}

}  // namespace qi::people

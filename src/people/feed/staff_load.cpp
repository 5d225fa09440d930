#include "people/feed/staff_load.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/assert.h"
#include "people/assignment_store.h"
#include "people/person_store.h"
#include "people/staff_rows.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"
#include "shell/digest.h"

namespace qi::people {
namespace {

/// How many people have a change of these kinds.
std::size_t people_with(const StaffPlan& plan, std::initializer_list<StaffChangeKind> kinds) {
  std::set<std::string_view> people;
  for (const StaffChange& change : plan.changes)
    if (std::ranges::find(kinds, change.kind) != kinds.end()) people.insert(change.staff_number);
  return people.size();
}

std::string to_text(const PersonDetails& details) {
  return fmt::format("{}\n{}\n{}\n{}\n{}", details.staff_number, details.given_name, details.family_name,
                     details.known_as, details.work_mail);
}

std::string to_text(const Stretch<AssignmentFacts>& stretch) {
  const AssignmentFacts& facts = stretch.facts;
  return fmt::format("{} {} {} {} {} {} {} {} {} {}", to_iso(stretch.days.from),
                     stretch.days.until ? to_iso(*stretch.days.until) : "", facts.unit.number, facts.job_title,
                     slug(facts.staff_group), slug(facts.band), slug(facts.contract), facts.fte,
                     facts.rank == AssignmentFacts::Rank::primary, facts.manager ? facts.manager->number : 0);
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

/// Each leaves what it was in an audit record, which can be erased.
void change_details(db::Connection& db, const shell::Change& change, const StaffPlan& plan) {
  for (const auto& [person, details] : plan.new_details) {
    const Done changed = change_person(db, change, person, details);
    QI_ASSERT(static_cast<bool>(changed));
  }
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
    for (const auto& stretch : edit.gone) forget_stretch(db, at, id, stretch.days.from);
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
  change_details(db, change, plan);
  change_posts(db, change.at, plan, people);

  StaffLoad load{.file = file,
                 .at = change.at,
                 .rows_read = plan.rows_read,
                 .rows_taken = plan.rows_taken,
                 .joined = people_with(plan, {StaffChangeKind::joiner, StaffChangeKind::returner}),
                 .left = people_with(plan, {StaffChangeKind::leaver}),
                 .changed = 0,
                 .oddities = plan.oddities.size()};
  using enum StaffChangeKind;
  load.changed = static_cast<std::size_t>(std::ranges::count_if(plan.changes, [](const StaffChange& each) {
    return each.kind != joiner && each.kind != returner && each.kind != leaver;
  }));
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
  for (const PersonDetails& person : plan.new_people) add(to_text(person));
  for (const auto& [person, details] : plan.new_details) add(to_text(person.id) + to_text(details));
  for (const PlannedPost& post : plan.posts) {
    add(post.number);
    for (const auto& stretch : post.after) add(to_text(stretch));
  }
  return shell::sha256_hex(text);
}

}  // namespace qi::people

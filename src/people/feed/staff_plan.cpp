#include "people/feed/staff_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/named_value.h"
#include "base/number.h"
#include "base/text.h"
#include "people/feed/person_matching.h"
#include "people/feed/post_planning.h"
#include "people/feed/unsaid_fields.h"

namespace qi::people {
namespace {

using Kind = StaffChangeKind;
using Rank = AssignmentFacts::Rank;
using Then = StaffOddity::Then;

constexpr std::array kKinds{
    NamedValue{Kind::joiner, "joiner", "Joiners"},
    NamedValue{Kind::returner, "returner", "People who come back"},
    NamedValue{Kind::further_post, "further_post", "Further posts"},
    NamedValue{Kind::leaver, "leaver", "Leavers"},
    NamedValue{Kind::post_ended, "post_ended", "Posts that end"},
    NamedValue{Kind::mover, "mover", "Movers"},
    NamedValue{Kind::changed, "changed", "Changes of a post"},
    NamedValue{Kind::details, "details", "Names and mail"},
    NamedValue{Kind::corrected, "corrected", "Days put right"},
};

/// The first day from which something else holds than was believed; the last beginning where only an end differs.
Date first_difference(const AssignmentTimeline& before, const AssignmentTimeline& after) {
  for (const auto& stretch : after)
    if (facts_on(before, stretch.days.from) != stretch.facts) return stretch.days.from;
  return after.back().days.from;
}

/// Works a file through, row by row, then what the file does not have.
class Planning {
 public:
  Planning(const KnownStaff& known, const StaffFile& file, Date day, const StaffFeedRules& rules)
      : known_(known), file_(file), rules_(rules) {
    plan_.day = day;
    plan_.rows_read = file.rows_read;
    plan_.oddities = file.oddities;
    for (const auto& [number, assignment] : known.assignments) posts_of_[assignment.person].push_back(&assignment);
  }
  StaffPlan run();

 private:
  const OrgUnit* place(const std::string& written);
  void number_new_people();
  void take(const StaffRow& row);
  bool take_person(const StaffRow& row);
  void take_post(const StaffRow& row, UnitId unit);
  void end_what_is_not_in_the_file();
  void count_change(const AssignmentFacts& was, const std::optional<AssignmentFacts>& is);
  void look_at_primary_posts();
  void look_at_shared_mail();
  void decide_whether_to_stop();

  void tell(Kind kind, const StaffRow& row, std::string words) {
    plan_.changes.push_back({kind, row.row, row.person.staff_number, full_name(row.person), std::move(words)});
  }
  void leave_out(const StaffRow& row, std::string words);
  std::optional<PersonId> manager_of(const StaffRow& row);
  Kind kind_of_new_post(const StaffRow& row, Date from) const;
  std::string place_name(UnitId id) const;

  const KnownStaff& known_;
  const StaffFile& file_;
  const StaffFeedRules& rules_;
  StaffPlan plan_;
  std::map<std::string, std::int64_t, std::less<>> new_numbers_;  // staff number to -1, -2, …
  std::set<std::string, std::less<>> mentioned_;                  // assignment numbers that are not gone
  struct Taken {
    const StaffRow* row;
    AssignmentTimeline after;
  };
  std::map<std::string, Taken, std::less<>> taken_;  // by assignment number
  std::map<PersonId, std::vector<const KeptAssignment*>> posts_of_;
  std::set<PersonId> told_details_;
  std::map<std::string, const OrgUnit*> places_;  // as written
  StaffFeedCounts counts_;
};

std::string Planning::place_name(UnitId id) const {
  const OrgUnit* unit = known_.places.find(id);
  return unit ? known_.places.path(id) : "a place that is closed";
}

const OrgUnit* Planning::place(const std::string& written) {
  const auto [found, is_new] = places_.emplace(written, nullptr);
  if (is_new) found->second = find_place(known_.places, written);
  return found->second;
}

void Planning::leave_out(const StaffRow& row, std::string words) {
  plan_.oddities.push_back({.row = row.row, .words = std::move(words), .then = Then::left_out});
}

/// Managers may stand further down in the file than those whom they manage.
void Planning::number_new_people() {
  for (const StaffRow& row : file_.rows) {
    const std::string& number = row.person.staff_number;
    if (known_.people.contains(number) || new_numbers_.contains(number)) continue;
    if (!place(row.unit)) continue;
    plan_.new_people.push_back(row.person);
    new_numbers_[number] = -static_cast<std::int64_t>(plan_.new_people.size());
  }
}

std::optional<PersonId> Planning::manager_of(const StaffRow& row) {
  if (row.manager_number.empty()) return std::nullopt;
  if (const auto found = known_.people.find(row.manager_number); found != known_.people.end()) return found->second.id;
  if (const auto found = new_numbers_.find(row.manager_number); found != new_numbers_.end())
    return PersonId{found->second};
  plan_.oddities.push_back(
      {.row = row.row,
       .words =
           fmt::format("The manager of {} has the number {}, which nobody has. The post is taken without a manager.",
                       full_name(row.person), row.manager_number)});
  return std::nullopt;
}

/// False: the row is left out.
bool Planning::take_person(const StaffRow& row) {
  const auto found = known_.people.find(row.person.staff_number);
  if (found == known_.people.end()) return true;
  const Person& person = found->second;
  const PersonDetails in_file = with_unsaid(row.person, person.details, file_.columns);
  switch (match_person(person.details, in_file)) {
    case PersonMatch::same: return true;
    case PersonMatch::changed: {
      if (!told_details_.insert(person.id).second) return true;
      plan_.new_details.push_back({person, in_file});
      tell(Kind::details, row, difference_words(person.details, in_file));
      return true;
    }
    case PersonMatch::names_swapped:
      plan_.oddities.push_back(
          {.row = row.row,
           .words = fmt::format("Given and family name of {} have changed places in the file. The names stay as they "
                                "are known; the post is taken.",
                                full_name(person))});
      return true;
    case PersonMatch::somebody_else:
      leave_out(row, fmt::format("The number {} belongs to {} here and stands beside {} in the file: it may have been "
                                 "given again. The row is left out until somebody says who it is.",
                                 row.person.staff_number, full_name(person), full_name(row.person)));
      return false;
  }
  stop_at("a known match", __FILE__, __LINE__);
}

Kind Planning::kind_of_new_post(const StaffRow& row, Date from) const {
  const auto person = known_.people.find(row.person.staff_number);
  if (person == known_.people.end()) return Kind::joiner;
  const Date eve = add_days(from, -1);
  const auto posts = posts_of_.find(person->second.id);
  const bool has_one = posts != posts_of_.end() && std::ranges::any_of(posts->second, [&](const KeptAssignment* post) {
                         return facts_on(post->timeline, eve).has_value();
                       });
  return has_one ? Kind::further_post : Kind::returner;
}

void Planning::take_post(const StaffRow& row, UnitId unit) {
  SaidOfPost said{.facts = row.facts, .start = row.start, .last_day = row.last_day};
  said.facts.unit = unit;
  said.facts.manager = manager_of(row);
  const NameUnit name = [this](UnitId id) { return place_name(id); };

  const auto found = known_.assignments.find(row.assignment_number);
  const bool is_known = found != known_.assignments.end();
  const auto person = known_.people.find(row.person.staff_number);
  if (is_known && (person == known_.people.end() || person->second.id != found->second.person)) {
    leave_out(row, fmt::format("Assignment {} belongs to somebody else here. The row is left out until the number is "
                               "put right.",
                               row.assignment_number));
    return;
  }
  const AssignmentTimeline before = is_known ? found->second.timeline : AssignmentTimeline();
  if (is_known)
    said.facts = with_unsaid(said.facts, facts_on(before, plan_.day).value_or(before.back().facts), file_.columns);
  const AssignmentTimeline after = timeline_after(before, said, plan_.day);
  if (after.empty()) {
    leave_out(row, fmt::format("The post of {} ends before it begins. The row is left out: what is known of this post "
                               "stays as it is.",
                               full_name(row.person)));
    return;
  }
  taken_[row.assignment_number] = {&row, after};
  ++plan_.rows_taken;
  if (after == before) {
    ++plan_.unchanged;
    return;
  }
  plan_.posts.push_back({.number = row.assignment_number,
                         .staff_number = row.person.staff_number,
                         .id = is_known ? std::optional(found->second.id) : std::nullopt,
                         .before = before,
                         .after = after});
  const std::string from = long_date(first_difference(before, after));
  if (before.empty()) {
    const Kind kind = kind_of_new_post(row, after.front().days.from);
    tell(kind, row, fmt::format("{}, from {}", post_words(said.facts, name), from));
    return;
  }
  const auto on_the_day = facts_on(before, plan_.day);
  const auto was = on_the_day ? on_the_day : facts_on(before, add_days(plan_.day, -1));
  const auto is = facts_on(after, plan_.day);
  const bool had_ended = before.back().days.until && *before.back().days.until <= plan_.day;
  if (had_ended && is) {
    tell(Kind::returner, row, fmt::format("{}, again from {}", post_words(said.facts, name), from));
    plan_.oddities.push_back(
        {.row = row.row,
         .words = fmt::format("{} was believed to have left this post on {} and is in the file again.",
                              full_name(row.person), long_date(add_days(*before.back().days.until, -1)))});
    return;
  }
  const auto ends_new = after.empty() ? std::optional<Date>() : after.back().days.until;
  const std::string difference = was && is ? difference_words(*was, *is, name) : "";
  if (!difference.empty())
    tell(was->unit != is->unit ? Kind::mover : Kind::changed, row, difference + ", from " + from);
  else if (ends_new && ends_new != before.back().days.until)
    tell(Kind::post_ended, row,
         fmt::format("{}, until {}", post_words(said.facts, name), long_date(add_days(*ends_new, -1))));
  else
    tell(Kind::corrected, row,
         fmt::format("{}, now from {}", post_words(said.facts, name), long_date(after.front().days.from)));
}

void Planning::take(const StaffRow& row) {
  mentioned_.insert(row.assignment_number);
  const OrgUnit* unit = place(row.unit);
  if (!unit) {
    leave_out(row, fmt::format("No single place is called “{}” on {}. Open it, or put the file right; {} is left out "
                               "until then.",
                               row.unit, long_date(plan_.day), full_name(row.person)));
    return;
  }
  if (take_person(row)) take_post(row, unit->id);
}

void Planning::end_what_is_not_in_the_file() {
  for (const std::string& number : file_.numbers_left_out) mentioned_.insert(number);
  const std::set<std::string> names(file_.names_left_out.begin(), file_.names_left_out.end());
  std::set<std::string> still_here;  // staff numbers
  for (const auto& [number, taken] : taken_)
    if (facts_on(taken.after, plan_.day)) still_here.insert(taken.row->person.staff_number);
  for (const std::string& number : mentioned_)
    if (const auto known = known_.assignments.find(number);
        known != known_.assignments.end() && !taken_.contains(number))
      if (facts_on(known->second.timeline, plan_.day)) still_here.insert(known_.staff_numbers.at(known->second.person));
  for (const auto& [number, assignment] : known_.assignments) {
    const auto facts = facts_on(assignment.timeline, plan_.day);
    if (!facts) continue;
    ++counts_.open_posts;
    const auto taken = taken_.find(number);
    if (taken != taken_.end()) {
      count_change(*facts, facts_on(taken->second.after, plan_.day));
      continue;
    }
    const std::string& staff_number = known_.staff_numbers.at(assignment.person);
    const Person& person = known_.people.find(staff_number)->second;
    if (mentioned_.contains(number) || names.contains(lowered(full_name(person)))) continue;
    ++counts_.ending;
    const AssignmentTimeline after = without(assignment.timeline, {plan_.day, std::nullopt});
    plan_.posts.push_back({number, staff_number, assignment.id, assignment.timeline, after});
    plan_.changes.push_back({still_here.contains(staff_number) ? Kind::post_ended : Kind::leaver, 0, staff_number,
                             full_name(person),
                             fmt::format("{}, until {}: not in the file any more",
                                         post_words(*facts, [this](UnitId id) { return place_name(id); }),
                                         long_date(add_days(plan_.day, -1)))});
  }
}

void Planning::count_change(const AssignmentFacts& was, const std::optional<AssignmentFacts>& is) {
  if (!is)
    ++counts_.ending;
  else if (is->unit != was.unit)
    ++counts_.moving;
  else if (*is != was)
    ++counts_.changed;
}

void Planning::look_at_primary_posts() {
  struct Posts {
    const StaffRow* first = nullptr;
    int all = 0;
    int primary = 0;
  };
  std::map<std::string, Posts> people;
  for (const StaffRow& row : file_.rows) {
    const auto taken = taken_.find(row.assignment_number);
    const auto facts = taken == taken_.end() ? std::nullopt : facts_on(taken->second.after, plan_.day);
    if (!facts) continue;
    Posts& posts = people[row.person.staff_number];
    if (!posts.first) posts.first = &row;
    ++posts.all;
    if (facts->rank == Rank::primary) ++posts.primary;
  }
  for (const auto& [number, posts] : people) {
    if (posts.primary == 1) continue;
    const std::string name = full_name(posts.first->person);
    plan_.oddities.push_back(
        {.row = posts.first->row,
         .words = posts.primary == 0
                      ? fmt::format("{} has no primary post in the file, and does not count as staff.", name)
                      : fmt::format("{} has {} primary posts in the file. All are taken; {} counts once, under the one "
                                    "with the larger share of a week.",
                                    name, posts.primary, name)});
  }
}

void Planning::look_at_shared_mail() {
  std::map<std::string, const Person*> by_mail;
  for (const auto& [number, person] : known_.people)
    if (!person.details.work_mail.empty()) by_mail.emplace(person.details.work_mail, &person);
  for (const StaffRow& row : file_.rows) {
    if (!new_numbers_.contains(row.person.staff_number) || row.person.work_mail.empty()) continue;
    const auto known = by_mail.find(row.person.work_mail);
    if (known == by_mail.end()) continue;
    plan_.oddities.push_back(
        {.row = row.row,
         .words = fmt::format("{} is new under the number {}, but {} with the number {} has the same mail. If they are "
                              "one person, ask the people team which number holds.",
                              full_name(row.person), row.person.staff_number, full_name(*known->second),
                              known->second->details.staff_number)});
  }
}

void Planning::decide_whether_to_stop() {
  std::set<std::string_view> people;
  for (const StaffRow& row : file_.rows) people.insert(row.person.staff_number);
  counts_.people = people.size();
  counts_.known = static_cast<std::size_t>(
      std::ranges::count_if(people, [&](std::string_view number) { return known_.people.contains(number); }));
  counts_.rows = plan_.rows_read;
  counts_.left_out = plan_.rows_read - std::min(plan_.rows_read, plan_.rows_taken);
  if (!known_.people.empty()) counts_.staff = StaffFeedCounts::Staff::is_there;
  plan_.stops = reasons_to_stop(counts_, rules_);
}

StaffPlan Planning::run() {
  number_new_people();
  for (const StaffRow& row : file_.rows) take(row);
  end_what_is_not_in_the_file();
  look_at_primary_posts();
  look_at_shared_mail();
  decide_whether_to_stop();
  std::ranges::stable_sort(plan_.changes, {}, &StaffChange::kind);
  std::ranges::stable_sort(plan_.oddities, {}, &StaffOddity::row);
  return std::move(plan_);
}

}  // namespace

std::string_view slug(StaffChangeKind kind) {
  return named(kKinds, kind).slug;
}
std::string_view title(StaffChangeKind kind) {
  return named(kKinds, kind).title;
}
const std::vector<StaffChangeKind>& staff_change_kinds() {
  static const std::vector<StaffChangeKind> kinds = values_of(kKinds);
  return kinds;
}

StaffPlan plan_staff_load(const KnownStaff& known, const StaffFile& file, Date day, const StaffFeedRules& rules) {
  return Planning(known, file, day, rules).run();
}

}  // namespace qi::people

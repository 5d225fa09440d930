#include "people/org_changes.h"

#include <fmt/format.h>

#include "base/text.h"
#include "people/assignment_store.h"

namespace qi::people {
namespace {

/// What a place is called on a day, or was before it closed.
std::string name_of(const KeptUnit* unit, Date day) {
  if (!unit || unit->timeline.empty()) return "that place";
  return facts_on(unit->timeline, day).value_or(unit->timeline.back().facts).short_name;
}

Error field_error(std::string field, std::string words) {
  return Error::invalid_fields({{std::move(field), std::move(words)}});
}

/// The words for a fault when somebody chose where a place belongs.
Error wrong_parent(const OrgHistory& history, const OrgFault& fault) {
  const std::string parent = name_of(history.find(fault.parent), fault.day);
  if (fault.what == OrgFault::What::lies_below_itself)
    return field_error("parent",
                       fmt::format("On {} {} would lie below itself. Choose a place that does not belong to it.",
                                   long_date(fault.day), name_of(history.find(fault.unit), fault.day)));
  return field_error("parent", fmt::format("{} is not open on {}. Choose a place that is open then, or another day.",
                                           parent, long_date(fault.day)));
}

Error not_open(const KeptUnit* unit, Date day, std::string_view field) {
  return field_error(std::string(field), fmt::format("{} is not open on {}. Enter a day on which it is.",
                                                     capitalised(name_of(unit, day)), long_date(day)));
}

/// Later stretches that said something else about a part keep it.
UnitTimeline changed_from(const UnitTimeline& timeline, Date from, const UnitFacts& before, const UnitFacts& after) {
  const auto carry = [](auto& part, const auto& old, const auto& now) {
    if (part == old) part = now;
  };
  return with_change(timeline, {from, std::nullopt}, [&](UnitFacts& facts) {
    carry(facts.name, before.name, after.name);
    carry(facts.short_name, before.short_name, after.short_name);
    carry(facts.kind, before.kind, after.kind);
    carry(facts.parent, before.parent, after.parent);
  });
}

/// Its parts belong to the other one from that day on.
void hand_over_parts(OrgHistory& history, const Merger& merger, const UnitFacts& closing) {
  const std::vector<KeptUnit> units = history.units();
  for (const KeptUnit& unit : units) {
    const auto new_parent = unit.id == merger.into ? closing.parent : std::optional(merger.into);
    history.replace(unit.id, with_change(unit.timeline, {merger.on, std::nullopt}, [&](UnitFacts& facts) {
                      if (facts.parent == merger.unit) facts.parent = new_parent;
                    }));
  }
}

void hand_over_people(db::Connection& db, const shell::Change& change, const Merger& merger) {
  for (const KeptAssignment& one : list_assignments_in(db, merger.unit, merger.on))
    keep_assignment_timeline(db, change, one.id,
                             with_change(one.timeline, {merger.on, std::nullopt}, [&](AssignmentFacts& facts) {
                               if (facts.unit == merger.unit) facts.unit = merger.into;
                             }));
}

std::size_t people_in(db::Connection& db, UnitId id, Date from) {
  UnitSet people;
  for (const KeptAssignment& one : list_assignments_in(db, id, from)) people.insert(one.person.number);
  return people.size();
}

}  // namespace

Result<UnitId> open_unit(db::Connection& db, const shell::Change& change, const NewUnit& unit) {
  const auto code = check_unit_code(unit.code);
  const auto facts = check_unit_names(unit.facts);
  std::vector<FieldError> errors;
  if (!code) errors = code.error().fields;
  if (!facts) errors.insert(errors.end(), facts.error().fields.begin(), facts.error().fields.end());
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  OrgHistory history(list_kept_units(db));
  const UnitTimeline timeline{{{unit.from, std::nullopt}, *facts}};
  history.add({.id = {}, .code = *code, .timeline = timeline});
  if (const auto fault = history.first_fault(unit.from)) return wrong_parent(history, *fault);
  return create_unit(db, change, *code, timeline);
}

Done change_unit(db::Connection& db, const shell::Change& change, UnitId id, UnitFacts typed, Date from) {
  const auto facts = check_unit_names(std::move(typed));
  if (!facts) return facts.error();
  OrgHistory history(list_kept_units(db));
  const KeptUnit* unit = history.find(id);
  const auto before = facts_on(unit ? unit->timeline : UnitTimeline(), from);
  if (!before) return not_open(unit, from, "from");

  const UnitTimeline timeline = changed_from(unit->timeline, from, *before, *facts);
  history.replace(id, timeline);
  if (const auto fault = history.first_fault(from)) return wrong_parent(history, *fault);
  keep_unit_timeline(db, change, id, timeline);
  return {};
}

Done close_unit(db::Connection& db, const shell::Change& change, UnitId id, Date last_day) {
  OrgHistory history(list_kept_units(db));
  const KeptUnit* unit = history.find(id);
  if (!facts_on(unit ? unit->timeline : UnitTimeline(), last_day)) return not_open(unit, last_day, "last_day");

  const Date closed_from = add_days(last_day, 1);
  const UnitTimeline timeline = without(unit->timeline, {closed_from, std::nullopt});
  history.replace(id, timeline);
  if (const auto fault = history.first_fault(closed_from))
    return field_error("last_day",
                       fmt::format("{} still belongs to it on {}. Close or move that first, or merge this place.",
                                   name_of(history.find(fault->unit), fault->day), long_date(fault->day)));
  if (const std::size_t people = people_in(db, id, closed_from); people > 0)
    return field_error("last_day",
                       fmt::format("{} still work there after {}. Merge this place into the one that takes them over, "
                                   "or wait for the staff feed that moves them.",
                                   counted(people, "person", "people"), long_date(last_day)));
  keep_unit_timeline(db, change, id, timeline);
  return {};
}

Done merge_unit(db::Connection& db, const shell::Change& change, const Merger& merger) {
  if (merger.unit == merger.into) return field_error("into", "Choose another place than the one that closes.");
  OrgHistory history(list_kept_units(db));
  const KeptUnit* unit = history.find(merger.unit);
  const KeptUnit* into = history.find(merger.into);
  const auto closing = facts_on(unit ? unit->timeline : UnitTimeline(), merger.on);
  if (!closing) return not_open(unit, merger.on, "on");
  if (unit->timeline.front().days.from == merger.on)
    return field_error("on",
                       "The place opens on that day. Choose a later day, or change the place to the one it should "
                       "have been.");
  if (!facts_on(into ? into->timeline : UnitTimeline(), merger.on)) return not_open(into, merger.on, "into");

  const std::vector<KeptUnit> before = history.units();
  hand_over_parts(history, merger, *closing);
  history.replace(merger.unit, without(unit->timeline, {merger.on, std::nullopt}));
  if (const auto fault = history.first_fault(merger.on)) {
    Error refusal = wrong_parent(history, *fault);
    for (FieldError& field : refusal.fields) field.field = "into";
    return refusal;
  }
  for (const KeptUnit& one : before) keep_unit_timeline(db, change, one.id, history.find(one.id)->timeline);
  hand_over_people(db, change, merger);
  add_merger(db, change, merger);
  return {};
}

}  // namespace qi::people

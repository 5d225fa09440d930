#pragma once
/// A small trust with its people, for store tests: verbs that say what happens and expect it to be done.
/// It checks nothing else.

#include <gtest/gtest.h>

#include <string>

#include "people/assignment_store.h"
#include "people/org_changes.h"
#include "people/person_store.h"
#include "support/databases.h"

namespace qi::people {

inline Date on(std::string_view iso) {
  return parse_iso_date(iso).value();
}

class PeopleFixture : public testing::TestWithParam<support::Backend> {
 protected:
  shell::Change change() { return {.actor = std::nullopt, .at = now}; }

  UnitId open(const std::string& code, UnitKind kind, std::optional<UnitId> parent,
              std::string_view from = "2020-01-01") {
    db::Transaction transaction(db);
    const auto id = open_unit(
        db, change(),
        {.code = code, .facts = {.name = code, .short_name = code, .kind = kind, .parent = parent}, .from = on(from)});
    EXPECT_TRUE(id) << (id ? "" : id.error().message);
    transaction.commit();
    return *id;
  }
  PersonId join(const std::string& number, const std::string& given, const std::string& family) {
    db::Transaction transaction(db);
    const auto id = create_person(db, change(), {.staff_number = number, .given_name = given, .family_name = family});
    EXPECT_TRUE(id);
    transaction.commit();
    return *id;
  }
  AssignmentId assign(PersonId person, const std::string& number, AssignmentFacts facts, std::string_view from,
                      std::string_view until = "") {
    const Days days{on(from), until.empty() ? std::nullopt : std::optional(on(until))};
    db::Transaction transaction(db);
    const auto id = create_assignment(db, change(), person, number, {{days, std::move(facts)}});
    EXPECT_TRUE(id);
    transaction.commit();
    return *id;
  }
  template <class Act>
  auto inside_a_transaction(Act&& act) {
    db::Transaction transaction(db);
    auto answer = act();
    if (answer) transaction.commit();
    return answer;
  }
  std::string tree_on(std::string_view day, std::optional<Instant> known = std::nullopt) {
    const OrgTree tree = load_org_tree(db, {on(day), known});
    std::string words;
    for (const OrgUnit& unit : tree.units())
      words += std::string(static_cast<std::size_t>(tree.depth(unit.id)), '.') + unit.facts.short_name + " ";
    return words;
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  Instant now = support::at("2025-03-11T09:42:00.000Z");
};

}  // namespace qi::people

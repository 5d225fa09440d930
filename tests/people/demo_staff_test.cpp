#include "people/demo/demo_staff.h"

#include <map>
#include <set>

#include "people/demo/demo_places.h"
#include "people/demo/demo_workforce.h"
#include "people/headcount.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

class DemoStaffInDatabase : public testing::TestWithParam<support::Backend> {
 protected:
  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, DemoStaffInDatabase, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

/// The rows as they lie in the database, counted without any of the functions under test.
class CountedByHand {
 public:
  explicit CountedByHand(db::Connection& db) {
    db.each(
        "SELECT person_id, unit_id, band, contract, fte, is_primary, valid_from, COALESCE(valid_until, '9999'), "
        "assignment.id FROM assignment_stretch JOIN assignment ON assignment.id = assignment_id "
        "WHERE known_until IS NULL",
        [&](const db::Row& row) {
          posts_.push_back({row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::string>(2),
                            row.get<std::string>(3), row.get<double>(4), row.get<bool>(5), row.get<std::string>(6),
                            row.get<std::string>(7), row.get<std::int64_t>(8)});
        });
    db.each(
        "SELECT unit_id, COALESCE(parent_id, 0), valid_from, COALESCE(valid_until, '9999') FROM org_unit_stretch "
        "WHERE known_until IS NULL",
        [&](const db::Row& row) {
          parents_.push_back(
              {row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::string>(2), row.get<std::string>(3)});
        });
  }

  struct Counts {
    std::size_t people = 0;
    std::map<std::int64_t, std::int64_t> by_unit;
    std::map<std::string, std::int64_t> by_band;
  };
  Counts on(const std::string& day) const {
    std::map<std::int64_t, const Post*> chosen;
    for (const Post& post : posts_) {
      const bool counts =
          post.contract == "permanent" || post.contract == "fixed_term" || post.contract == "secondment";
      if (!counts || !post.is_primary || post.from > day || post.until <= day) continue;
      const Post*& kept = chosen[post.person];
      if (!kept || post.fte > kept->fte || (post.fte == kept->fte && post.assignment < kept->assignment)) kept = &post;
    }
    Counts counts{.people = chosen.size()};
    for (const auto& [person, post] : chosen) {
      ++counts.by_band[post->band];
      for (std::int64_t unit = post->unit; unit != 0; unit = parent_of(unit, day)) ++counts.by_unit[unit];
    }
    return counts;
  }

 private:
  struct Post {
    std::int64_t person, unit;
    std::string band, contract;
    double fte;
    bool is_primary;
    std::string from, until;
    std::int64_t assignment;
  };
  struct Parent {
    std::int64_t unit, parent;
    std::string from, until;
  };
  std::int64_t parent_of(std::int64_t unit, const std::string& day) const {
    for (const Parent& one : parents_)
      if (one.unit == unit && one.from <= day && one.until > day) return one.parent;
    ADD_FAILURE() << "somebody works in unit " << unit << ", which is not open on " << day;
    return 0;
  }
  std::vector<Post> posts_;
  std::vector<Parent> parents_;
};

TEST_P(DemoStaffInDatabase, HasTheHeadcountsThatAnIndependentCountFinds) {
  const auto made = build_demo_staff(db);
  ASSERT_TRUE(made) << made.error().message;
  const CountedByHand by_hand(db);
  for (int sample = 0; sample < 20; ++sample) {
    const Date day = sample == 19 ? kDemoStaffUntil : add_days(kDemoStaffFrom, sample * 96);
    const auto in_post = people_in_post(list_assignments_on(db, {day, {}}), {});
    const OrgTree tree = load_org_tree(db, {day, {}});
    const auto expected = by_hand.on(to_iso(day));
    EXPECT_EQ(in_post.size(), expected.people) << to_iso(day);
    std::map<std::int64_t, std::int64_t> by_unit;
    for (const auto& [unit, count] : headcount_by_unit(in_post, tree)) by_unit[unit.number] = count.people;
    EXPECT_EQ(by_unit, expected.by_unit) << to_iso(day);
    std::map<std::string, std::int64_t> by_band;
    for (const auto& [band, count] : headcount_by_band(in_post, tree)) by_band[std::string(slug(band))] = count.people;
    EXPECT_EQ(by_band, expected.by_band) << to_iso(day);
  }
  EXPECT_EQ(by_hand.on(to_iso(kDemoStaffUntil)).people, kDemoStaffInPost);
}

TEST_P(DemoStaffInDatabase, IsMadeOnce) {
  ASSERT_TRUE(build_demo_staff(db));
  const auto again = build_demo_staff(db);
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->was_there_already);
}

UnitIds made_up_ids() {
  UnitIds ids;
  std::int64_t number = 0;
  support::MigratedDatabase migrated(support::backend_named("sqlite"));
  db::Transaction transaction(migrated.db);
  EXPECT_TRUE(open_demo_places(migrated.db, {std::nullopt, support::at("2020-04-01T09:00:00.000Z")}));
  for (const KeptUnit& unit : list_kept_units(migrated.db)) ids[unit.code] = UnitId{++number};
  return ids;
}

TEST(DemoWorkforces, TurnOverAboutAsAmbulanceTrustsDo) {
  const DemoWorkforce workforce = demo_workforce(made_up_ids());
  std::set<std::size_t> secondees, movers;
  std::map<std::size_t, int> posts_of;
  double leavers = 0;
  std::map<std::size_t, Date> last_day;
  std::set<std::size_t> staff;
  for (const DemoPost& post : workforce.posts) {
    const AssignmentTimeline& timeline = post.told.back().timeline;
    const AssignmentFacts& first = timeline.front().facts;
    ++posts_of[post.person];
    if (first.contract == Contract::secondment) secondees.insert(post.person);
    if (first.contract != Contract::permanent && first.contract != Contract::fixed_term) continue;
    if (first.fte < 0.3) continue;
    staff.insert(post.person);
    for (std::size_t i = 1; i < timeline.size(); ++i)
      if (timeline[i].facts.unit != timeline[i - 1].facts.unit) movers.insert(post.person);
    if (timeline.back().days.until) ++leavers;
  }
  const double yearly = leavers / 5 / ((4480.0 + 4930.0) / 2);
  EXPECT_GT(yearly, 0.125);
  EXPECT_LT(yearly, 0.155);
  EXPECT_GT(secondees.size(), 300U);
  EXPECT_GT(movers.size(), 300U);
  EXPECT_GT(std::ranges::count_if(posts_of, [](const auto& one) { return one.second > 1; }), 300);
}

TEST(DemoWorkforces, AreTheSameEveryTime) {
  const UnitIds ids = made_up_ids();
  const DemoWorkforce one = demo_workforce(ids);
  const DemoWorkforce other = demo_workforce(ids);
  ASSERT_EQ(one.posts.size(), other.posts.size());
  EXPECT_EQ(one.people.back(), other.people.back());
  EXPECT_EQ(one.posts.back().told.back().timeline, other.posts.back().told.back().timeline);
}

}  // namespace
}  // namespace qi::people

#include <gtest/gtest.h>

#include "main/whole_site.h"
#include "people/assignment_store.h"
#include "people/org_unit_store.h"
#include "people/person_store.h"

namespace qi::main {
namespace {

class PagesOfPeople : public WholeSite, public testing::Test {
 protected:
  PagesOfPeople() {
    be(make_account("sam@example.nhs.uk", "Sam Reed", shell::Role::administrator), shell::Role::administrator);
    post("/places/new", {{"code", "RYD"},
                         {"name", "The trust"},
                         {"short_name", "Trust"},
                         {"kind", "trust"},
                         {"parent", ""},
                         {"from", "01/04/2020"}});
    post("/places/new", {{"code", "OU-THANET"},
                         {"name", "Thanet Operating Unit"},
                         {"short_name", "Thanet"},
                         {"kind", "operating_unit"},
                         {"parent", "RYD"},
                         {"from", "01/04/2020"}});
  }
};

TEST_F(PagesOfPeople, OpenAPlaceAndShowItInTheTree) {
  const auto places = get("/places");
  EXPECT_EQ(places.status, 200);
  EXPECT_TRUE(holds(places, "Thanet"));
  EXPECT_TRUE(holds(get("/places/OU-THANET"), "Thanet Operating Unit"));
  EXPECT_TRUE(holds(get("/places/OU-THANET?on=2019-01-01"), "This place is not open on 1 January 2019."));
}

TEST_F(PagesOfPeople, KeepWhatWasTypedWhenAPlaceIsRefused) {
  const auto refused = post("/places/new", {{"code", "OU-THANET"},
                                            {"name", "Kent <Coast>"},
                                            {"short_name", "Kent <Coast>"},
                                            {"kind", "team"},
                                            {"parent", "RYD"},
                                            {"from", "31/02/2025"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "Kent &lt;Coast&gt;"));
  EXPECT_TRUE(holds(refused, "31/02/2025"));
  EXPECT_FALSE(holds(get("/places"), "Kent &lt;Coast"));
}

TEST_F(PagesOfPeople, SetWhoCountsAndSayItBesideTheNumber) {
  EXPECT_EQ(location(post("/places/headcount", {{"counted", "permanent"}, {"counted", "bank"}})),
            "/places?done=counted");
  EXPECT_TRUE(holds(get("/places"), "each counted once: permanent and bank."));
  EXPECT_EQ(post("/places/headcount", {{"counted", "nonsense"}}).status, 422);
}

TEST_F(PagesOfPeople, LetNobodyChangePlacesOrTheStaffButAnAdministrator) {
  be(*visitor_.account, shell::Role::contributor);
  const std::int64_t before = audit_records();
  for (const char* path : {"/places/new", "/places/OU-THANET/change", "/places/OU-THANET/close",
                           "/places/OU-THANET/merge", "/places/headcount", "/staff-feed"}) {
    EXPECT_EQ(get(path).status, 403) << path;
    EXPECT_EQ(post(path, {{"counted", "bank"}, {"name", "Other"}}).status, 403) << path;
  }
  EXPECT_EQ(audit_records(), before);
}

TEST_F(PagesOfPeople, ShowNamesToColleaguesAndStaffNumbersToAdministratorsOnly) {
  {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    const shell::Change change{.actor = {}, .at = clock_.now()};
    const auto thanet = people::find_unit_by_code(*lease, "OU-THANET").value();
    const auto priya = people::create_person(*lease, change,
                                             {.staff_number = "20114467",
                                              .given_name = "Zadie",
                                              .family_name = "Okoro",
                                              .work_mail = "zadie.okoro@example.nhs.uk"});
    ASSERT_TRUE(priya);
    ASSERT_TRUE(people::create_assignment(
        *lease, change, *priya, "20114467-2",
        {people::Stretch<people::AssignmentFacts>{.days = {parse_iso_date("2021-01-01").value(), {}},
                                                  .facts = {.unit = thanet, .job_title = "Paramedic"}}}));
    transaction.commit();
  }
  EXPECT_TRUE(holds(get("/people?find=20114467"), "Zadie Okoro"));
  EXPECT_TRUE(holds(get("/people/1"), "20114467-2"));
  be(*visitor_.account, shell::Role::viewer);
  EXPECT_FALSE(holds(get("/people?find=20114467"), "Zadie Okoro"));
  EXPECT_TRUE(holds(get("/people?find=okoro+paramedic"), "Zadie Okoro"));
  const auto page = get("/people/1");
  EXPECT_TRUE(holds(page, "Thanet"));
  EXPECT_FALSE(holds(page, "20114467"));
  visitor_ = {};
  EXPECT_EQ(get("/people/1").status, 303);
}

}  // namespace
}  // namespace qi::main

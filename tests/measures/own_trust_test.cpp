#include "measures/own_trust.h"

#include <gtest/gtest.h>

#include "measures/measures_database.h"

namespace qi::measures {
namespace {

class OwnTrust : public testing::TestWithParam<support::Backend> {
 protected:
  std::size_t organisations() { return list_organisations(migrated.db).size(); }
  support::MigratedDatabase migrated{GetParam()};
  const Instant now = moment("2025-04-30");
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, OwnTrust, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(OwnTrust, ThatNoListKnowsIsMadeOnceSoThatFiguresCanBeGivenForIt) {
  const shell::TrustSettings trust{.name = "Harbour Ambulance Service", .code = "HAS"};
  know_own_trust(migrated.db, now, trust);
  know_own_trust(migrated.db, now, trust);
  ASSERT_EQ(organisations(), 1u);
  const auto made = find_organisation_by_code(migrated.db, "HAS");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->name, "Harbour Ambulance Service");
  EXPECT_EQ(made->kind, OrganisationKind::trust);
}

TEST_P(OwnTrust, TakesTheNameThatTheOperatorGivesItLater) {
  know_own_trust(migrated.db, now, {.name = "Harbor Ambulance", .code = "HAS"});
  know_own_trust(migrated.db, now, {.name = "Harbour Ambulance Service", .code = "HAS"});
  ASSERT_EQ(organisations(), 1u);
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->name, "Harbour Ambulance Service");
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->short_name, "Harbour Ambulance Service");
  EXPECT_EQ(migrated.db.only<std::int64_t>(
                "SELECT count(*) FROM audit_record WHERE action IN ('organisation.create', 'organisation.rename')"),
            2);
}

TEST_P(OwnTrust, KeepsAShortNameThatSomebodyChose) {
  db::Transaction transaction(migrated.db);
  ASSERT_TRUE(create_organisation(
      migrated.db,
      {.code = "HAS", .name = "Harbor Ambulance", .short_name = "Harbour", .kind = OrganisationKind::trust}));
  transaction.commit();
  know_own_trust(migrated.db, now, {.name = "Harbour Ambulance Service", .code = "HAS"});
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->name, "Harbour Ambulance Service");
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->short_name, "Harbour");
}

TEST_P(OwnTrust, RenamesNoUnitThatHasItsCode) {
  db::Transaction transaction(migrated.db);
  ASSERT_TRUE(create_organisation(
      migrated.db,
      {.code = "HAS", .name = "Hastings", .short_name = "Hastings", .kind = OrganisationKind::operating_unit}));
  transaction.commit();
  know_own_trust(migrated.db, now, {.name = "Harbour Ambulance Service", .code = "HAS"});
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->name, "Hastings");
}

TEST_P(OwnTrust, OfTheNationalListComesWithItsFirstFile) {
  know_own_trust(migrated.db, now, {});
  EXPECT_EQ(organisations(), 0u);
}

}  // namespace
}  // namespace qi::measures

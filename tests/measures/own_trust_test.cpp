#include "measures/own_trust.h"

#include <gtest/gtest.h>

#include "measures/measures_database.h"

namespace qi::measures {
namespace {

class OwnTrust : public testing::TestWithParam<support::Backend> {
 protected:
  std::size_t organisations() { return list_organisations(migrated.db).size(); }
  support::MigratedDatabase migrated{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, OwnTrust, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(OwnTrust, ThatNoListKnowsIsMadeOnceSoThatFiguresCanBeGivenForIt) {
  const shell::TrustSettings trust{.name = "Harbour Ambulance Service", .code = "HAS"};
  know_own_trust(migrated.db, trust);
  know_own_trust(migrated.db, trust);
  ASSERT_EQ(organisations(), 1u);
  const auto made = find_organisation_by_code(migrated.db, "HAS");
  ASSERT_TRUE(made);
  EXPECT_EQ(made->name, "Harbour Ambulance Service");
  EXPECT_EQ(made->kind, OrganisationKind::trust);
}

TEST_P(OwnTrust, TakesTheNameThatTheOperatorGivesItLater) {
  know_own_trust(migrated.db, {.name = "Harbor Ambulance", .code = "HAS"});
  know_own_trust(migrated.db, {.name = "Harbour Ambulance Service", .code = "HAS"});
  ASSERT_EQ(organisations(), 1u);
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->name, "Harbour Ambulance Service");
  EXPECT_EQ(find_organisation_by_code(migrated.db, "HAS")->short_name, "Harbour Ambulance Service");
}

TEST_P(OwnTrust, OfTheNationalListComesWithItsFirstFile) {
  know_own_trust(migrated.db, {});
  EXPECT_EQ(organisations(), 0u);
}

}  // namespace
}  // namespace qi::measures

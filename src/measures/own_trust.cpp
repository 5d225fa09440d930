#include "measures/own_trust.h"

#include <algorithm>

#include "measures/national_trusts.h"
#include "measures/organisation_store.h"

namespace qi::measures {

void know_own_trust(db::Connection& db, const shell::TrustSettings& trust) {
  if (std::ranges::find(national_trusts(), trust.code, &NationalTrust::code) != national_trusts().end()) return;
  db::Transaction transaction(db);
  const auto there = find_organisation_by_code(db, trust.code);
  if (there && there->name == trust.name) return;
  if (there)
    rename_organisation(db, there->id, trust.name);
  else if (!create_organisation(
               db, {.code = trust.code, .name = trust.name, .short_name = trust.name, .kind = OrganisationKind::trust}))
    return;
  transaction.commit();
}

}  // namespace qi::measures

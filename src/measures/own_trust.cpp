#include "measures/own_trust.h"

#include <algorithm>

#include "measures/national_trusts.h"
#include "measures/organisation_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

void record_trust(db::Connection& db, Instant now, std::string_view action, OrganisationId id,
                  const shell::TrustSettings& trust) {
  shell::record(db, now, std::nullopt,
                {.action = std::string(action),
                 .subject = "organisation:" + to_text(id),
                 .payload = shell::audit_payload({{"code", trust.code}, {"name", trust.name}})});
}

}  // namespace

void know_own_trust(db::Connection& db, Instant now, const shell::TrustSettings& trust) {
  if (std::ranges::find(national_trusts(), trust.code, &NationalTrust::code) != national_trusts().end()) return;
  db::Transaction transaction(db);
  if (const auto there = find_organisation_by_code(db, trust.code)) {
    if (there->kind != OrganisationKind::trust || there->name == trust.name) return;
    rename_organisation(db, there->id, trust.name);
    record_trust(db, now, "organisation.rename", there->id, trust);
  } else {
    const auto made = create_organisation(
        db, {.code = trust.code, .name = trust.name, .short_name = trust.name, .kind = OrganisationKind::trust});
    if (!made) return;
    record_trust(db, now, "organisation.create", *made, trust);
  }
  transaction.commit();
}

}  // namespace qi::measures

#include "people/headcount_rules_store.h"

#include <algorithm>

#include "base/text.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::people {
namespace {

std::string slugs_of(const HeadcountRules& rules) {
  std::string slugs;
  for (const Contract contract : rules.counted) slugs += (slugs.empty() ? "" : " ") + std::string(slug(contract));
  return slugs;
}

}  // namespace

HeadcountRules load_headcount_rules(db::Connection& db, std::optional<Instant> known_at) {
  const auto slugs = db.first(
      R"sql(
      SELECT counted
        FROM headcount_rules
       WHERE CAST($1 AS TEXT) IS NULL OR recorded_at <= $1
       ORDER BY id DESC
       LIMIT 1
  )sql",
      [](const db::Row& row) { return row.get<std::string>(0); }, known_at);
  if (!slugs) return {};
  HeadcountRules rules{.counted = {}};
  for (const std::string_view slug : split(*slugs, ' ')) rules.counted.push_back(parse_contract(slug).value());
  return rules;
}

Done set_headcount_rules(db::Connection& db, const shell::Change& change, const HeadcountRules& rules) {
  if (rules.counted.empty())
    return Error::invalid_fields({{"counted", "Choose at least one kind of post that counts."}});
  HeadcountRules ordered{.counted = {}};
  for (const Contract contract : contracts())
    if (std::ranges::find(rules.counted, contract) != rules.counted.end()) ordered.counted.push_back(contract);
  const HeadcountRules before = load_headcount_rules(db);
  if (ordered == before) return {};
  db.run(R"sql(
      INSERT INTO headcount_rules (counted, recorded_at, recorded_by)
      VALUES ($1, $2, $3)
  )sql",
         slugs_of(ordered), change.at, change.actor);
  shell::record(db, change.at, change.actor,
                {.action = "headcount.rules",
                 .subject = "headcount",
                 .payload = shell::audit_payload({{"before", slugs_of(before)}, {"after", slugs_of(ordered)}})});
  return {};
}

}  // namespace qi::people

#include "measures/batch_words.h"

#include <fmt/format.h>

#include "access/account_store.h"
#include "base/number.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"

namespace qi::measures {
namespace {

std::string count_text(std::size_t count) {
  return grouped(static_cast<double>(count), 0);
}

}  // namespace

NamesOfLoads::NamesOfLoads(db::Connection& db) {
  for (const access::Account& account : access::list_accounts(db)) people_.emplace(account.id, account.name);
  for (Measure& measure : list_measures(db)) measures_.emplace(measure.id, std::move(measure));
  for (Organisation& organisation : list_organisations(db))
    organisations_.emplace(organisation.id, std::move(organisation));
}

std::string NamesOfLoads::person(std::optional<shell::AccountId> account) const {
  if (!account) return "The command line or a feed";
  const auto found = people_.find(*account);
  return found == people_.end() ? "Somebody" : found->second;
}

std::string moment_words(Instant moment) {
  return short_date(london_date(moment)) + ", " + london_time(moment);
}

std::string counts_words(const ImportBatch& batch) {
  return fmt::format("{} {} new, {} changed and {} already there.", count_text(batch.added),
                     batch.added == 1 ? "figure was" : "figures were", count_text(batch.revised),
                     count_text(batch.unchanged) + (batch.unchanged == 1 ? " was" : " were"));
}

}  // namespace qi::measures

#include "measures/imports/batch_words.h"

#include <fmt/format.h>

#include "access/account_store.h"
#include "base/number.h"
#include "base/text.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"

namespace qi::measures {
namespace {

/// "the feed C2 by station"; "a program" when its name is not known.
std::string with_article(const Carrier& carrier) {
  return (carrier.name.empty() ? "a " : "the ") + words_of(carrier);
}

}  // namespace

NamesOfLoads::NamesOfLoads(db::Connection& db) {
  for (const access::Account& account : access::list_accounts(db)) people_.emplace(account.id, account.name);
  for (Measure& measure : list_measures(db)) measures_.emplace(measure.id, std::move(measure));
  for (Organisation& organisation : list_organisations(db))
    organisations_.emplace(organisation.id, std::move(organisation));
}

std::string NamesOfLoads::who(const ImportBatch& batch) const {
  const std::string machine = batch.brought_by ? with_article(*batch.brought_by) : "";
  if (!batch.loaded_by) return machine.empty() ? "The command line" : capitalised(machine);
  const auto found = people_.find(*batch.loaded_by);
  const std::string person = found == people_.end() ? "Somebody" : found->second;
  return machine.empty() ? person : person + ", by " + machine;
}

std::string from_words(const ImportBatch& batch, std::optional<BatchId> undone) {
  if (undone) return "An undo of load " + to_text(*undone);
  if (batch.brought_by && batch.file_name.empty())
    return capitalised(with_article({.kind = batch.brought_by->kind, .name = {}}));
  return std::string(title(batch.source_kind)) + (batch.file_name.empty() ? "" : ": " + batch.file_name);
}

std::string counts_words(const MergeCounts& counts) {
  return fmt::format("{} {} new, {} changed and {} {} already there.", grouped(counts.added),
                     counts.added == 1 ? "figure was" : "figures were", grouped(counts.revised),
                     grouped(counts.unchanged), counts.unchanged == 1 ? "was" : "were");
}

std::string counts_words(const ImportBatch& batch) {
  return counts_words(
      MergeCounts{.batch = batch.id, .added = batch.added, .revised = batch.revised, .unchanged = batch.unchanged});
}

std::string undo_words(const ImportBatch& batch, BatchId undone) {
  std::string words = fmt::format("{} {} as before load {}.", grouped(batch.revised),
                                  batch.revised == 1 ? "figure is" : "figures are", to_text(undone));
  if (batch.unchanged > 0)
    words += fmt::format(" {} because a later load said the same.",
                         counted(batch.unchanged, "figure stays", "figures stay"));
  return words;
}

}  // namespace qi::measures

#pragma once
/// Loads in words: who, when, what, and which figures. History, load page and command line say it the same way.
/// It asks for names only; which loads there are is batch_store.h.

#include <map>
#include <optional>
#include <string>

#include "db/connection.h"
#include "measures/measure.h"
#include "measures/measure_series.h"
#include "measures/organisation.h"
#include "measures/point_import.h"

namespace qi::measures {

/// Names for the pages about loads, read once for a page.
class NamesOfLoads {
 public:
  explicit NamesOfLoads(db::Connection& db);

  /// "Priya Nair", "The command line", "The feed C2 by station", "Priya Nair, by the program Power BI refresh".
  std::string who(const ImportBatch& batch) const;
  const Measure& measure(MeasureId id) const { return measures_.at(id); }
  const Organisation& organisation(OrganisationId id) const { return organisations_.at(id); }

 private:
  std::map<shell::AccountId, std::string> people_;
  std::map<MeasureId, Measure> measures_;
  std::map<OrganisationId, Organisation> organisations_;
};

/// "File: april.csv", "A program"; `undone` is the load that this one took back: "An undo of load 12".
std::string from_words(const ImportBatch& batch, std::optional<BatchId> undone);
/// "24 figures were new, 1 changed and 3 were already there."
std::string counts_words(const MergeCounts& counts);
std::string counts_words(const ImportBatch& batch);
/// Of a load that took another one back: "3 figures are as before load 12. 56 figures stay because a later load said
/// the same."
std::string undo_words(const ImportBatch& batch, BatchId undone);

}  // namespace qi::measures

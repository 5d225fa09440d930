#pragma once
/// Keeps measures.
/// It does not keep figures: see point_store.h.

#include <optional>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/measure.h"
#include "measures/measure_series.h"

namespace qi::measures {

std::optional<Measure> find_measure(db::Connection& db, MeasureId id);
std::optional<Measure> find_national_measure(db::Connection& db, std::string_view national_code);
Result<Measure> load_measure(db::Connection& db, MeasureId id);
/// National ones first in the order they were created (the catalogue's), then local ones by name. Closed ones too.
std::vector<Measure> list_measures(db::Connection& db);

/// Which measures a list is about; what is not given does not narrow it.
struct MeasureFilter {
  std::optional<MeasureKind> kind;
  std::optional<std::string> area;  ///< the heading, whole
  std::optional<std::string> find;  ///< stands in the name, in any case
  std::optional<bool> open;         ///< true: figures are still expected; false: closed
};
/// By id, those above `after`, at most `most`.
std::vector<Measure> list_measures_after(db::Connection& db, const MeasureFilter& filter, MeasureId after,
                                         std::size_t most);

/// For a new measure.
/// refuses  (field "name") the name of an open measure, in any case of its letters.
Done check_new_name(db::Connection& db, std::string_view name);
/// For a measure that is there. It may keep its own name, and once it is closed take any.
/// refuses  what check_new_name refuses.
Done check_changed_name(db::Connection& db, const Measure& measure, std::string_view name);

struct NewMeasure {
  Definition definition;
  MeasureKind kind = MeasureKind::local;
  std::optional<std::string> national_code;
  bool is_synthetic = false;
};
/// refuses  what check(definition) refuses.
/// `author` nullopt: the command line. Leaves an audit record; call inside a transaction.
Result<MeasureId> create_measure(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                 const NewMeasure& measure);
/// Replaces the definition; figures stay. Frequency can change only while no series of the measure has points
/// (conflict).
Done change_definition(db::Connection& db, Instant now, std::optional<shell::AccountId> author, MeasureId id,
                       const Definition& definition);
/// The measure was made for what this load brought. Call inside the load's transaction.
void note_made_by(db::Connection& db, MeasureId id, BatchId batch);
/// Open ones that this load made, or that it filled and whose own load is undone, and in which nothing stands now: no
/// figure, limit, exclusion or annotation, and no target but the one that came with the file. By name.
std::vector<Measure> list_emptied(db::Connection& db, BatchId batch);
/// No more figures are expected. Closing a closed measure changes nothing.
Done close_measure(db::Connection& db, Instant now, std::optional<shell::AccountId> author, MeasureId id);

}  // namespace qi::measures

#pragma once
/// Keeps what the analysis made of each series. One writer: reading_again.h.
/// It reads no figures and computes nothing.

#include <optional>

#include "db/connection.h"
#include "measures/signals/kept_reading.h"

namespace qi::measures {

/// Replaces what was kept of the series; rows that are as they were stay untouched. Call inside a transaction.
void keep_reading(db::Connection& db, const KeptReading& reading);
std::optional<KeptReading> find_kept_reading(db::Connection& db, SeriesId series);
/// The newest period that the kept reading knows; nullopt: never read, or without figures.
std::optional<Date> find_latest_read_period(db::Connection& db, SeriesId series);

}  // namespace qi::measures

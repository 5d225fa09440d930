#pragma once
/// Reads marked series again with the one analysis, keeps what it made of them, and brings their signal records in
/// line; an alarm of late figures is cleared when they have come. It does not decide when: a job or a command calls it
/// after the commit that marked them.

#include <cstddef>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"

namespace qi::measures {

struct ReadAgain {
  std::size_t read = 0;     ///< series
  std::size_t waiting = 0;  ///< series that are still marked: call again
};

/// At most `limit` series, those that wait longest first, in transactions of its own.
/// `own_ods_code` is the trust whose series, with those of its units, raise signals without being followed; any other
/// series raises them only while somebody follows it.
ReadAgain read_again(db::Connection& db, Instant now, std::size_t limit, std::string_view own_ods_code);
/// Until nothing is marked: for commands, which have no worker behind them. Returns how many series were read.
std::size_t read_all_again(db::Connection& db, Instant now, std::string_view own_ods_code);

}  // namespace qi::measures

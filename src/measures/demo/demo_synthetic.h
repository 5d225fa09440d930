#pragma once
/// The demo's local series: made up, and named so wherever they show. Part of demo_trust.
/// Not a source of figures for anything but the demo.

#include <cstddef>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"
#include "measures/chart_choices.h"
#include "measures/organisation.h"

namespace qi::measures {

struct SyntheticCounts {
  std::size_t series = 0;
  std::size_t points = 0;
};

/// Contact centres and operating units of the trust, four local measures with eight series, and their tests of change.
/// Call inside a transaction.
Result<SyntheticCounts> add_synthetic_series(db::Connection& db, Instant now, OrganisationId trust,
                                             const Author& author);

}  // namespace qi::measures

#pragma once
/// How many categories a Pareto chart keeps where the small ones are gathered once a share is covered.
/// It gathers nothing itself: its answer is ParetoRequest::most_rows.

#include "spc/pareto.h"

namespace qi::spc {

/// The first categories that make up `share` of all together, and one row for all the others.
/// share    above 0, to 1, which gathers nothing.
/// refuses  another share; what pareto refuses of the same request without gathering.
/// example  Kit 5, Fuel 3, Crew 1, Wheels 1 and a share of 0.8: 3 rows, of which the third is gathered.
Result<std::size_t> rows_covering(const ParetoRequest& request, double share);

}  // namespace qi::spc

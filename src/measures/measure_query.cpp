#include "measures/measure_query.h"

namespace qi::measures {

MeasureQuery read_measure_query(const http::Form& query) {
  MeasureQuery choices;
  for (const std::size_t points : kChartPeriods)
    if (query.get("period") == std::to_string(points)) choices.last_points = points;
  choices.target = parse_id<TargetTag>(query.get("target"));
  choices.all_rows = query.get("rows") == "all";
  return choices;
}

}  // namespace qi::measures

#include "measures/measure_query.h"

namespace qi::measures {

Result<MeasureQuery> read_measure_query(const http::Form& query, Date today) {
  const auto known = read_as_known(query, today);
  if (!known) return known.error();
  MeasureQuery choices;
  choices.known = *known;
  for (const std::size_t points : kChartPeriods)
    if (query.get("period") == std::to_string(points)) choices.last_points = points;
  choices.target = parse_id<TargetTag>(query.get("target"));
  if (query.get("season") == "adjusted") choices.season = Season::adjusted;
  choices.all_rows = query.get("rows") == "all";
  return choices;
}

std::vector<FileChoice> series_file_choices(std::span<const Target> targets) {
  FileChoice period{"period", {}};
  for (const std::size_t points : kChartPeriods) period.values.push_back(std::to_string(points));
  FileChoice target{"target", {}};
  for (const Target& each : targets) target.values.push_back(to_text(each.id));
  return {std::move(period), std::move(target), FileChoice{"season", {"adjusted"}}};
}

}  // namespace qi::measures

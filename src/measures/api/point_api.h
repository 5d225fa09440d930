#pragma once
/// Figures as JSON, and figures that a program sends held against what is stored: what they would change, or every row
/// that cannot be. It stores nothing: see point_api_routes.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "json/json_writer.h"
#include "measures/point_import.h"
#include "measures/series_reading.h"
#include "shell/api_schema.h"

namespace qi::measures {

/// How many points one request may hold.
inline constexpr std::size_t kMostSentPoints = 10'000;

shell::Schema point_schema();
void write_point(json::Writer& w, const Point& point);
/// With what was believed from when until when.
shell::Schema point_history_schema();
void write_point_history(json::Writer& w, const std::vector<Point>& versions);

shell::Schema sent_points_schema();

/// What the sent points would do.
struct SentPoints {
  std::vector<IncomingPoint> points;
  std::vector<std::string> questions;  ///< about unusual figures: worth a look, not refused
  bool changes_something = false;      ///< false: every figure is there already with this value
};
/// Whole or not at all. refuses, all rows together with their JSON pointers: what check_figure refuses; a period that
/// is named twice.
Result<SentPoints> read_sent_points(const json::Object& sent, const SeriesFigures& figures, Date today);

shell::Schema points_written_schema();
/// `counts` nullopt: nothing had to change.
void write_points_written(json::Writer& w, const SentPoints& sent, const std::optional<MergeCounts>& counts);

}  // namespace qi::measures

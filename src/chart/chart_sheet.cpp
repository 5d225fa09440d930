#include "chart/chart_sheet.h"

#include <array>
#include <cmath>

#include "chart/plot_lines.h"
#include "chart/plot_marks.h"
#include "chart/plot_sheet.h"

namespace qi::chart {
namespace {

struct KeyEntry {
  spc::PointState state;
  std::string_view words;
};
constexpr std::array kKey{
    KeyEntry{spc::PointState::improving, "Improving"}, KeyEntry{spc::PointState::concerning, "Concerning"},
    KeyEntry{spc::PointState::neutral, "Unusual"},     KeyEntry{spc::PointState::mixed, "Unusual both ways"},
    KeyEntry{spc::PointState::common, "Common cause"}, KeyEntry{spc::PointState::excluded, "Left out of the limits"},
};

KeySign line_sign(std::string_view colour, double width, std::string_view dashes, std::string words) {
  return {[=](SvgWriter& svg, Spot at) {
            svg.line(at, {at.x + kKeyLineWidth, at.y}, colour, width, dashes);
          },
          kKeyLineWidth, std::move(words)};
}

std::vector<KeySign> key_of(const SpcDrawing& drawing, const ChartFrame& frame) {
  const MarkSizes sizes = frame.compact() ? compact_marks() : wide_marks();
  const Filling filling = drawing.reading.analysis.is_waiting() ? Filling::hollow : Filling::solid;
  std::vector<KeySign> key;
  for (const KeyEntry& row : kKey) {
    const auto has_state = [&](const spc::Point& point) { return point.state == row.state; };
    const auto& points = drawing.reading.analysis.points;
    if (std::none_of(points.begin() + static_cast<std::ptrdiff_t>(frame.first), points.end(), has_state)) continue;
    const bool is_of_run_chart = drawing.reading.analysis.chart == spc::ChartKind::run;
    const std::string_view words = filling == Filling::hollow ? "Too few points to tell"
                                   : is_of_run_chart && row.state == spc::PointState::excluded
                                       ? "Left out of the median"
                                       : row.words;
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, row.state, sizes, filling);
                   },
                   12, std::string(words)});
    if (filling == Filling::hollow) break;
  }
  bool has_centre = false;
  bool has_limits = false;
  for (const PhaseInView& part : phases_in_view(drawing, frame))
    for (const LevelStretch& stretch : level_stretches(drawing, part)) {
      has_centre = has_centre || std::isfinite(stretch.limits.centre);
      has_limits = has_limits || drawn_limits(drawing, stretch.limits).has_value();
    }
  if (has_centre) key.push_back(line_sign(kInk, 1.6, "", std::string(centre_name(drawing.reading.analysis))));
  const LimitLine limits = limit_line(drawing, frame);
  if (has_limits) key.push_back(line_sign(kInk2, limits.width, limits.dashes, "Limits: what to expect"));
  if (std::string target = target_in_key(drawing, frame.first); !target.empty())
    key.push_back(line_sign(kTarget, 1.6, kTargetDashes, std::move(target)));
  return key;
}

PlotSheet sheet_of(const ChartFrame& frame, const ChartBody& body) {
  return {.size = frame.size,
          .width = frame.width,
          .height = frame.height,
          .base_size = frame.base_size,
          .drawn = body.drawn,
          .label = body.label};
}

}  // namespace

std::string on_page(const ChartFrame& frame, const ChartBody& body) {
  return plot_sheet(sheet_of(frame, body), Purpose::page);
}

std::string on_sheet(const SpcDrawing& drawing, const ChartFrame& frame, const ChartBody& body) {
  PlotSheet sheet = sheet_of(frame, body);
  sheet.heading = body.heading;
  if (body.has_verdict && drawing.reading.analysis.latest) {
    spc::Verdict verdict = spc::sentence(drawing.reading, drawing.wording);
    sheet.headline = std::move(verdict.headline);
    sheet.explanation = std::move(verdict.explanation);
  }
  if (body.has_key) sheet.key = key_of(drawing, frame);
  return plot_sheet(std::move(sheet), Purpose::file);
}

}  // namespace qi::chart

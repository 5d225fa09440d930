#include <cmath>

#include "base/text.h"
#include "chart/chart_frame.h"
#include "chart/spc_drawing.h"
#include "spc/chart_catalogue.h"

namespace qi::chart {
namespace {

std::string_view kind_of(const spc::Analysis& analysis) {
  return analysis.chart == spc::ChartKind::individuals ? "SPC chart" : spc::chart_row(analysis.chart).title;
}

/// ", December 2017 to March 2025".
std::string span_of(const SpcDrawing& drawing) {
  const spc::Wording& wording = drawing.wording;
  const std::size_t count = drawing.reading.analysis.points.size();
  if (wording.dates.empty()) return ", " + std::to_string(count) + (count == 1 ? " point" : " points");
  const auto name = [&](Date date) {
    switch (wording.frequency) {
      case Frequency::day:
      case Frequency::week: return long_date(date);
      case Frequency::quarter: return short_period_name(wording.frequency, date);
      case Frequency::month:
      case Frequency::year: break;
    }
    return period_name(wording.frequency, date);
  };
  const std::string first = name(wording.dates.front());
  return ", " + (count == 1 ? first : first + " to " + name(wording.dates.back()));
}

/// "Mean 58.0%, limits 46.3% to 69.8%".
std::string levels_of(const SpcDrawing& drawing, const spc::Phase& phase) {
  const ValueFormat& format = drawing.wording.format;
  std::string words = std::string(centre_name(drawing.reading.analysis)) + " " + show_line(phase.limits.centre, format);
  if (const auto limits = drawn_limits(drawing, phase.limits)) words += ", " + limits_words(*limits, format);
  return words;
}

/// A point's name inside a sentence: months keep their capital, "week of 10 March 2025" and "point 7" lose theirs.
std::string point_inside_sentence(const SpcDrawing& drawing, std::size_t index) {
  const std::string name = point_name(drawing, index);
  return name.starts_with("Week") || name.starts_with("Point") ? uncapitalised(name) : name;
}

/// "Mean rose from 18:52 to 28:09 when limits were recalculated in January 2023."
std::string change_between(const SpcDrawing& drawing, const spc::Phase& before, const spc::Phase& now) {
  const ValueFormat& format = drawing.wording.format;
  const std::string was = show_line(before.limits.centre, format);
  const std::string is = show_line(now.limits.centre, format);
  const std::string centre(centre_name(drawing.reading.analysis));
  const std::string when = point_inside_sentence(drawing, now.first);
  if (was == is) return " " + centre + " stayed at " + is + " when limits were recalculated from " + when + ".";
  return " " + centre + (now.limits.centre > before.limits.centre ? " rose from " : " fell from ") + was + " to " + is +
         " when limits were recalculated from " + when + ".";
}

}  // namespace

std::string alt_text(const SpcDrawing& drawing) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  std::string text = std::string(kind_of(analysis)) + ": " + drawing.name;
  if (analysis.points.empty()) return text + ". No values yet.";
  text += span_of(drawing) + ".";
  const std::vector<spc::Phase>& phases = analysis.phases;
  if (phases.size() == 1) {
    if (std::isfinite(phases[0].limits.centre)) text += " " + levels_of(drawing, phases[0]) + ".";
  } else {
    const spc::Phase& before = phases[phases.size() - 2];
    const spc::Phase& now = phases.back();
    if (std::isfinite(before.limits.centre) && std::isfinite(now.limits.centre))
      text += change_between(drawing, before, now);
    for (std::size_t i = 0; i < phases.size(); ++i) {
      if (!std::isfinite(phases[i].limits.centre)) continue;
      const std::string title = i < drawing.phases.size() ? drawing.phases[i].title
                                                          : "From " + point_inside_sentence(drawing, phases[i].first);
      text += " " + title + ": " + uncapitalised(levels_of(drawing, phases[i])) + ".";
    }
  }
  const double target = analysis.points.back().target;
  if (std::isfinite(target))
    text += " " + drawing.target_name + " " + show_target(target, drawing.wording.format) + ".";
  if (analysis.latest)
    text += " Latest value " + show(analysis.points[*analysis.latest].value, drawing.wording.format) + ".";
  return text;
}

}  // namespace qi::chart

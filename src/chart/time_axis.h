#pragma once
/// The scale of time: where each point stands from left to right, which points get a label, and where years begin.
/// It knows nothing of values.

#include <span>
#include <string>
#include <vector>

#include "base/period.h"

namespace qi::chart {

/// Points stand in the middle of equal slots between `left` and `right`.
struct PointScale {
  double left = 0;
  double right = 0;
  std::size_t count = 0;

  double slot() const { return count == 0 ? right - left : (right - left) / static_cast<double>(count); }
  double x(std::size_t point) const { return left + (static_cast<double>(point) + 0.5) * slot(); }
  double slot_start(std::size_t point) const { return left + static_cast<double>(point) * slot(); }
};

enum class Tick { none, small, large };

struct YearLabel {
  std::string text;
  double x = 0;        ///< start of the text
  double divider = 0;  ///< the edge between this year and the one before; at `left` for the first
  bool has_divider = false;
};

struct TimeLabel {
  std::size_t point = 0;
  std::string text;  ///< "Jan", "3 Mar", "Q2", "7"; written under the middle of the point
};

struct TimeAxis {
  std::vector<Tick> ticks;        ///< one per point
  std::vector<TimeLabel> labels;  ///< never closer than `gap`
  std::vector<YearLabel> years;   ///< a second line, bold; empty when the points have no dates
};

struct TimeAxisText {
  double font_size = 14;
  double gap = 10;  ///< least room between two labels
  double edge = 0;  ///< how far words may reach beyond the right end of the scale
};

/// Labels as fine as fit: every point, then months, quarters, half years, and at last the years alone. Weeks are named
/// by the first week of a month, days by Mondays and then months. A year whose label would touch the next one's loses
/// it; the last one, where it has no room behind its divider, ends at the edge without one.
/// dates   one per point, rising; empty: points are numbered
/// before  how many points come before the first: a picture of points 377 to 400 is numbered so
TimeAxis time_axis(std::span<const Date> dates, Frequency frequency, const PointScale& scale, const TimeAxisText& text,
                   std::size_t before = 0);

}  // namespace qi::chart

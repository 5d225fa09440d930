#pragma once
/// Rectangles and points on the drawing, in SVG units: x to the right, y downwards.
/// They hold no drawing and no text.

#include <algorithm>

namespace qi::chart {

struct Spot {
  double x = 0;
  double y = 0;
  bool operator==(const Spot&) const = default;
};

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  double middle_x() const { return (left + right) / 2; }
  Box grown(double by) const { return {left - by, top - by, right + by, bottom + by}; }
  bool holds(const Box& inner) const {
    return inner.left >= left && inner.right <= right && inner.top >= top && inner.bottom <= bottom;
  }
  bool operator==(const Box&) const = default;
};

/// True when they share some area; boxes that only touch do not overlap.
inline bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// The width that two boxes have in common; 0 when apart.
inline double shared_width(const Box& a, const Box& b) {
  return std::max(0.0, std::min(a.right, b.right) - std::max(a.left, b.left));
}

}  // namespace qi::chart

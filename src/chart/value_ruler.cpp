#include "chart/value_ruler.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "chart/axis_scale.h"

namespace qi::chart {
namespace {

constexpr double kAir = 0.03;  // of the range, on both sides
constexpr double kLabelGap = 12;
constexpr double kOverhang = 11;  // of a label over the plot's side: narrow pictures end there
constexpr std::size_t kMostTicks = 11;
// Over so many times the least value, round steps would crowd at one end of a logarithmic axis.
constexpr double kWideRatio = 12;
constexpr std::array kDigits{1.0, 2.0, 5.0};
constexpr std::array kClock{1.0,   2.0,    5.0,    10.0,   20.0,   30.0,    60.0,    120.0,  300.0,
                            600.0, 1200.0, 1800.0, 3600.0, 7200.0, 18000.0, 43200.0, 86400.0};

std::string label_of_power(double value, const ValueFormat& format) {
  if (format.style == ValueStyle::minutes_seconds) return show(value, format);
  const int decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(value) - 1e-9)), 0, 12);
  return grouped(value, decimals) + (format.style == ValueStyle::percent ? "%" : "");
}

std::vector<RulerTick> logarithmic_ticks(double low, double high, const ValueFormat& format) {
  std::vector<RulerTick> ticks;
  const auto add = [&](double value) {
    if (value >= low && value <= high) ticks.push_back({value, label_of_power(value, format)});
  };
  if (format.style == ValueStyle::minutes_seconds && low >= kClock.front()) {
    for (const double value : kClock) add(value);
    return ticks;
  }
  for (double power = std::floor(std::log10(low)); power <= std::ceil(std::log10(high)); power += 1)
    for (const double digit : kDigits) add(digit * std::pow(10, power));
  return ticks;
}

std::vector<RulerTick> even_ticks(double low, double high, const ValueFormat& format, std::size_t most) {
  const std::array ends{low, high};
  const ValueScale scale = value_scale(ends, format.style, low, high, most, 0);
  std::vector<RulerTick> ticks;
  for (const double tick : scale.ticks) ticks.push_back({tick, tick_label(tick, scale, format)});
  return ticks;
}

}  // namespace

ValueRuler::ValueRuler(std::span<const double> shown, const Box& plot, const ValueFormat& format, RulerScale scale,
                       double base_size)
    : plot_(plot), scale_(scale) {
  std::vector<double> places;
  for (const double value : shown)
    if (std::isfinite(value) && (scale == RulerScale::value || value > 0)) places.push_back(position(value));
  double low = places.empty() ? 0 : *std::ranges::min_element(places);
  double high = places.empty() ? 1 : *std::ranges::max_element(places);
  const double range = high - low;
  const double air = range > 0 ? range * kAir : std::max(std::abs(low) * 0.1, 1e-9);
  low -= air;
  high += air;
  low_ = scale == RulerScale::value ? low : std::exp(low);
  high_ = scale == RulerScale::value ? high : std::exp(high);

  const double size = kAxisText.factor * base_size;
  const auto middle = [&](const RulerTick& tick) { return label_middle(tick, base_size); };
  const auto has_room = [&](const std::vector<RulerTick>& ticks) {
    for (std::size_t i = 1; i < ticks.size(); ++i) {
      const double needed = (text_width(ticks[i - 1].label, size) + text_width(ticks[i].label, size)) / 2 + kLabelGap;
      if (middle(ticks[i]) - middle(ticks[i - 1]) < needed) return false;
    }
    return true;
  };
  if (scale == RulerScale::logarithm) {
    // Labels stand closer to the right: those too near the one before them go.
    const bool is_wide = high_ / low_ > kWideRatio;
    for (const RulerTick& tick :
         is_wide ? logarithmic_ticks(low_, high_, format) : even_ticks(low_, high_, format, kMostTicks)) {
      std::vector<RulerTick> pair{tick};
      if (!ticks_.empty()) pair.insert(pair.begin(), ticks_.back());
      if (has_room(pair)) ticks_.push_back(tick);
    }
    return;
  }
  for (std::size_t most = kMostTicks; most >= 2; --most) {
    ticks_ = even_ticks(low_, high_, format, most);
    if (has_room(ticks_)) break;
  }
}

double ValueRuler::label_middle(const RulerTick& tick, double base_size) const {
  const double half = text_width(tick.label, kAxisText.factor * base_size) / 2;
  return std::min(x(tick.value), plot_.right + kOverhang - half);
}

double ValueRuler::position(double value) const {
  return scale_ == RulerScale::value ? value : std::log(value);
}

double ValueRuler::x(double value) const {
  const double low = position(low_);
  return plot_.left + (position(value) - low) / (position(high_) - low) * plot_.width();
}

double ValueRuler::x_inside(double value) const {
  if (!(value > low_)) return plot_.left;
  return value < high_ ? x(value) : plot_.right;
}

std::vector<double> ValueRuler::tick_places() const {
  std::vector<double> places;
  for (const RulerTick& tick : ticks_) places.push_back(x(tick.value));
  return places;
}

void draw_ruler(SvgWriter& svg, const FigureFrame& frame, const ValueRuler& ruler, std::string_view title) {
  const double bottom = frame.plot.bottom;
  const double size = kAxisText.factor * frame.base_size;
  svg.line({frame.plot.left, bottom}, {frame.plot.right, bottom}, kInk2, 1);
  const double baseline = bottom + 8 + size;
  for (const RulerTick& tick : ruler.ticks()) {
    const double x = ruler.x(tick.value);
    svg.line({x, bottom}, {x, bottom + 6}, kInk2, 1);
    svg.text(tick.label, {ruler.label_middle(tick, frame.base_size), baseline}, kAxisText, Anchor::middle);
  }
  svg.text(shortened(title, frame.plot.width(), kSubheadingText.factor * frame.base_size),
           {(frame.plot.left + frame.plot.right) / 2, baseline + size + (frame.compact() ? 5 : 8)}, kSubheadingText,
           Anchor::middle);
}

std::string ruler_title(const ValueFormat& format) {
  switch (format.style) {
    case ValueStyle::minutes_seconds: return "Minutes and seconds";
    case ValueStyle::percent: return "Percent";
    case ValueStyle::number: break;
  }
  return format.unit.empty() ? "Value" : capitalised(format.unit);
}

}  // namespace qi::chart

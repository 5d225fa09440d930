#include "chart/funnel_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/text.h"
#include "chart/chart_words.h"
#include "chart/funnel_frame.h"
#include "chart/mark_labels.h"
#include "chart/own_names.h"
#include "chart/plot_marks.h"
#include "chart/plot_sheet.h"
#include "chart/tip_box.h"
#include "spc/funnel_catalogue.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostNames = 24;
constexpr std::size_t kMostNamesCompact = 8;
constexpr std::size_t kFewUnits = 40;   // up to so many, units beyond the 95 % limits are named too
constexpr std::size_t kMostTips = 150;  // beyond, only units that stand out have one
constexpr double kLevelLabelRoom = 84;  // at the right end of a line
constexpr double kAscent = 0.76;
constexpr std::string_view kLeftOutDashes = "1.8 1.8";
// A name beside a mark at the edge may reach a little beyond the plot.
constexpr double kBeyondTop = 8;
constexpr double kBeyondBottom = 6;
constexpr double kWidestName = 220;
constexpr double kWidestNameCompact = 120;
constexpr double kNoteRoom = 1.4;  // of a name's room, where a note stands behind it
// Marks share the plot evenly where they are at their thickest: about so much of the mean distance is theirs.
constexpr double kShareOfDistance = 0.45;

spc::PointState state_of(const FunnelDrawing& drawing, const spc::FunnelUnit& unit) {
  return spc::funnel_state(unit, drawing.wording.better);
}

bool is_beyond_95(const spc::FunnelUnit& unit) {
  return unit.standing == spc::FunnelStanding::beyond_95;
}

MarkSizes sizes_of(const FunnelDrawing& drawing, const FunnelFrame& frame) {
  const double area = frame.chart.plot.width() * frame.chart.plot.height();
  const double distance = std::sqrt(area / static_cast<double>(drawing.funnel.units.size()));
  return crowded(frame.chart.compact() ? compact_marks() : wide_marks(), distance * kShareOfDistance);
}

/// Hollow and dark: worth a look, and by chance alone 1 in 20.
void draw_warning_mark(SvgWriter& svg, Spot at, const MarkSizes& sizes) {
  svg.empty(
      "circle",
      {{"cx", at.x}, {"cy", at.y}, {"r", sizes.common}, {"fill", kPaper}, {"stroke", kInk}, {"stroke-width", 1.6}});
}

/// A ring of dots: drawn, but not judged.
void draw_left_out_mark(SvgWriter& svg, Spot at, const MarkSizes& sizes) {
  svg.empty("circle", {{"cx", at.x},
                       {"cy", at.y},
                       {"r", sizes.common},
                       {"fill", kPaper},
                       {"stroke", kInk2},
                       {"stroke-width", 1.4},
                       {"stroke-dasharray", kLeftOutDashes}});
}

/// Common ones first, so that none hides an unusual one.
void draw_marks(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, const MarkSizes& sizes) {
  svg.open("g", {{"aria-hidden", "true"}});
  for (const spc::FunnelStanding standing :
       {spc::FunnelStanding::inside, spc::FunnelStanding::beyond_95, spc::FunnelStanding::beyond_998})
    for (const spc::FunnelUnit& unit : drawing.funnel.units) {
      if (unit.standing != standing) continue;
      const Spot at = frame.place_of(unit);
      if (unit.is_left_out)
        draw_left_out_mark(svg, at, sizes);
      else if (is_beyond_95(unit))
        draw_warning_mark(svg, at, sizes);
      else
        draw_mark(svg, at, state_of(drawing, unit), sizes, Filling::solid);
    }
  svg.close("g");
}

void occupy_marks(const FunnelDrawing& drawing, const FunnelFrame& frame, const MarkSizes& sizes, Occupancy& occupied) {
  for (const spc::FunnelUnit& unit : drawing.funnel.units) {
    const double half = reach(sizes, state_of(drawing, unit));
    const Spot at = frame.place_of(unit);
    occupied.add_box({at.x - half, at.y - half, at.x + half, at.y + half});
  }
}

std::string note_of(const FunnelDrawing& drawing, std::size_t unit) {
  return drawing.notes.empty() ? std::string() : drawing.notes[unit];
}

/// From long to short: "Medway: new triage desk", "Medway". A name without room stands as its `shorter` one.
std::vector<std::string> names_of(const FunnelDrawing& drawing, std::size_t unit, const std::string& shorter,
                                  double widest, double size) {
  const std::string& name = drawing.funnel.units[unit].name;
  const bool fits = text_width(name, size, kPlotLabelText.weight) <= widest;
  const std::string& own = fits ? name : shorter;
  const std::string note = note_of(drawing, unit);
  std::vector<std::string> names;
  if (!note.empty()) names.push_back(shortened(own + ": " + note, kNoteRoom * widest, size, kPlotLabelText.weight));
  names.push_back(shortened(own, widest, size, kPlotLabelText.weight));
  return names;
}

/// The reader's own first, then those with a note, then by how far they stand out.
std::vector<std::size_t> units_to_name(const FunnelDrawing& drawing) {
  const std::vector<spc::FunnelUnit>& units = drawing.funnel.units;
  const auto is_own = [&](std::size_t i) { return std::ranges::count(drawing.named, units[i].name) > 0; };
  const auto has_note = [&](std::size_t i) { return !note_of(drawing, i).empty(); };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const bool is_worth_a_name = units[i].is_outlier() || (is_beyond_95(units[i]) && units.size() <= kFewUnits);
    if (is_worth_a_name || is_own(i) || has_note(i) || units[i].is_left_out || units.size() == 1) order.push_back(i);
  }
  const auto claim = [&](std::size_t i) {
    return std::tuple{is_own(i), has_note(i), units[i].is_outlier(), std::abs(units[i].adjusted_z)};
  };
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return claim(a) > claim(b); });
  return order;
}

void draw_names(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, const MarkSizes& sizes,
                Occupancy& occupied) {
  const double size = kPlotLabelText.factor * frame.chart.base_size;
  const double widest = frame.chart.compact() ? kWidestNameCompact : kWidestName;
  const Box& plot = frame.chart.plot;
  const Box field{plot.left, plot.top - kBeyondTop, plot.right, plot.bottom + kBeyondBottom};
  std::size_t room = frame.chart.compact() ? kMostNamesCompact : kMostNames;
  std::vector<std::string> all_names;
  for (const spc::FunnelUnit& unit : drawing.funnel.units) all_names.push_back(unit.name);
  const std::vector<std::string> shorter = own_names(all_names);
  for (const std::size_t i : units_to_name(drawing)) {
    if (room == 0) break;
    const spc::FunnelUnit& unit = drawing.funnel.units[i];
    const spc::PointState state = state_of(drawing, unit);
    for (const std::string& words : names_of(drawing, i, shorter[i], widest, size)) {
      const TiedLabel label{.mark = frame.place_of(unit),
                            .reach = reach(sizes, state),
                            .width = width_of(words, kPlotLabelText, frame.chart.base_size),
                            .height = size};
      const auto placed = place_name(label, field, occupied);
      if (!placed) continue;
      --room;
      const std::string_view colour = word_colour(state);
      if (placed->tie) svg.line(placed->tie->from, placed->tie->to, colour, 1);
      svg.text(words, {placed->words.left, placed->words.bottom - size * (1 - kAscent)},
               kPlotLabelText.coloured(colour));
      break;
    }
  }
}

/// Compact drawings have no right margin: the outer limits are named on the plot, as far as there is room.
void draw_level_labels(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, Occupancy& occupied) {
  const double size = kPlotLabelText.factor * frame.chart.base_size;
  const Box& plot = frame.chart.plot;
  // Where the words begin: there the funnel is widest beside them.
  const auto at = std::ranges::find_if(drawing.funnel.grid, [&](const spc::FunnelLimitsAt& limits) {
    return frame.x(limits.denominator) >= plot.right - kLevelLabelRoom;
  });
  const auto draw = [&](const std::string& words, double level, const Box& shunned) {
    if (!std::isfinite(level)) return;
    const LevelLabel wanted{.y = frame.chart.y(level),
                            .left = plot.right - kLevelLabelRoom,
                            .right = plot.right,
                            .width = width_of(words, kPlotLabelText, frame.chart.base_size),
                            .height = size,
                            .shuns = {shunned}};
    if (const auto box = place_level_label(wanted, plot, occupied))
      svg.text(words, {box->left, box->bottom - size * (1 - kAscent)}, kPlotLabelText.coloured(kInk2));
  };
  // Outside the funnel only: between the lines a label would be read as the other one's.
  const double middle = frame.chart.y(drawing.funnel.target);
  draw("99.8% limit", at->of_998.upper, {plot.left, frame.chart.y(at->of_998.upper), plot.right, middle});
  draw("99.8% limit", at->of_998.lower, {plot.left, middle, plot.right, frame.chart.y(at->of_998.lower)});
}

std::string counts_words(const FunnelDrawing& drawing, const spc::FunnelUnit& unit) {
  const auto count = [&](double value) {
    ValueFormat format = drawing.denominator_format;
    if (std::abs(value - std::round(value)) > 0) format.decimals = std::max(format.decimals, 1);
    return show(value, format);
  };
  const spc::FunnelRow& row = spc::funnel_row(drawing.funnel.kind);
  const std::string between = row.target_is_one ? " observed, expected " : row.is_part_of_whole ? " of " : " for ";
  return count(unit.numerator) + between + count(unit.denominator);
}

/// Hit areas with tips; outlying units are links to their row.
void draw_tips(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame) {
  const ChartFrame& chart = frame.chart;
  const std::vector<spc::FunnelUnit>& units = drawing.funnel.units;
  const double radius = chart.compact() ? 7 : 9;
  svg.open("g", {{"class", "qt-hits"}});
  std::size_t shown = 0;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const spc::FunnelUnit& unit = units[i];
    if (units.size() > kMostTips && unit.standing == spc::FunnelStanding::inside) continue;
    const std::string value = unit.name + ": " + show(unit.value, drawing.wording.format);
    const std::string words = spc::funnel_unit_words(drawing.funnel, drawing.wording, i);
    const std::string link =
        unit.is_outlier() && !drawing.unit_link_base.empty() ? drawing.unit_link_base + std::to_string(i) : "";
    const std::string_view element = link.empty() ? "g" : "a";
    const Spot at = frame.place_of(unit);
    svg.open(element, {{"href", link},
                       {"data-i", std::to_string(shown++)},
                       {"aria-label", link.empty() ? "" : fmt::format("{}. {}", value, words)}});
    svg.empty("circle", {{"cx", at.x}, {"cy", at.y}, {"r", radius}, {"class", "qt-hit"}, {"fill", "transparent"}});
    std::vector<std::string> lines{counts_words(drawing, unit)};
    const std::string note = note_of(drawing, i);
    const std::string said = note.empty() ? words : fmt::format("{}. Note: {}", words, note);
    for (std::string& line : wrapped(said, widest_tip_words(chart.width), kTipMoreText.factor * chart.base_size))
      lines.push_back(std::move(line));
    draw_tip_box(svg, {0, 0, chart.width, chart.height}, at, value, lines);
    svg.close(element);
  }
  svg.close("g");
}

struct KeyRow {
  spc::PointState state;
  std::string_view words;
};
constexpr std::array kKey{
    KeyRow{spc::PointState::improving, "Beyond a 99.8% limit, better"},
    KeyRow{spc::PointState::concerning, "Beyond a 99.8% limit, worse"},
    KeyRow{spc::PointState::neutral, "Beyond a 99.8% limit"},
    KeyRow{spc::PointState::common, "Within the limits"},
};

std::vector<KeySign> key_of(const FunnelDrawing& drawing, const FunnelFrame& frame) {
  const MarkSizes sizes = frame.chart.compact() ? compact_marks() : wide_marks();
  std::vector<KeySign> key;
  const auto line = [&](const FunnelStroke& stroke, std::string words) {
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     svg.line(at, {at.x + kKeyLineWidth, at.y}, stroke.colour, stroke.width, stroke.dashes);
                   },
                   kKeyLineWidth, std::move(words)});
  };
  const auto& units = drawing.funnel.units;
  for (const KeyRow& row : kKey) {
    const auto is_one = [&](const spc::FunnelUnit& unit) {
      return state_of(drawing, unit) == row.state && !is_beyond_95(unit);
    };
    if (std::ranges::any_of(units, is_one))
      key.push_back({[=](SvgWriter& svg, Spot at) {
                       draw_mark(svg, {at.x + 6, at.y}, row.state, sizes, Filling::solid);
                     },
                     12, std::string(row.words)});
  }
  if (std::ranges::any_of(units, is_beyond_95))
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_warning_mark(svg, {at.x + 6, at.y}, sizes);
                   },
                   12, "Beyond a 95% limit, as chance makes 1 in 20"});
  if (std::ranges::any_of(units, &spc::FunnelUnit::is_left_out))
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_left_out_mark(svg, {at.x + 6, at.y}, sizes);
                   },
                   12, "Left out of average and judgement"});
  line(target_stroke(drawing.funnel), spc::funnel_target_name(drawing.funnel, drawing.wording));
  line(kOuterLimit, "99.8% limits");
  line(kInnerLimit, "95% limits");
  return key;
}

std::string drawn_funnel(const FunnelDrawing& drawing, const FunnelFrame& frame, Purpose purpose) {
  SvgWriter svg(frame.chart.base_size);
  Occupancy occupied;
  const MarkSizes sizes = sizes_of(drawing, frame);
  draw_funnel_axes(svg, drawing, frame);
  draw_funnel_lines(svg, drawing, frame, occupied);
  occupy_marks(drawing, frame, sizes, occupied);
  draw_marks(svg, drawing, frame, sizes);
  draw_names(svg, drawing, frame, sizes, occupied);
  if (frame.chart.compact())
    draw_level_labels(svg, drawing, frame, occupied);
  else
    draw_margin_labels(svg, frame.chart, funnel_margin_labels(drawing), {}, 0);
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame);
  return svg.take();
}

}  // namespace

std::string funnel_chart(const FunnelDrawing& drawing, Size size, Purpose purpose) {
  const FunnelFrame frame = funnel_frame(drawing, size);
  spc::Verdict verdict = spc::funnel_sentence(drawing.funnel, drawing.wording);
  return plot_sheet({.size = size,
                     .width = frame.chart.width,
                     .height = frame.chart.height,
                     .base_size = frame.chart.base_size,
                     .drawn = drawn_funnel(drawing, frame, purpose),
                     .label = funnel_alt_text(drawing),
                     .heading = drawing.name,
                     .headline = std::move(verdict.headline),
                     .explanation = std::move(verdict.explanation),
                     .key = key_of(drawing, frame)},
                    purpose);
}

std::string funnel_alt_text(const FunnelDrawing& drawing) {
  const spc::Funnel& funnel = drawing.funnel;
  const spc::FunnelRow& row = spc::funnel_row(funnel.kind);
  const spc::Verdict verdict = spc::funnel_sentence(funnel, drawing.wording);
  std::string text = std::string(row.title) + ": " + drawing.name + ", " +
                     counted(funnel.units.size(), drawing.wording.unit, drawing.wording.units) + ". " +
                     spc::funnel_target_name(funnel, drawing.wording) + " " +
                     show(funnel.target, drawing.wording.format) + ". " + verdict.headline;
  if (!verdict.explanation.empty()) text += " " + verdict.explanation;
  return text;
}

}  // namespace qi::chart

#include "chart/chart_words.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "chart/bracket_placement.h"
#include "chart/label_spreading.h"
#include "chart/mark_labels.h"
#include "chart/phase_headings.h"
#include "chart/plot_labels.h"
#include "chart/plot_lines.h"
#include "spc/stretches.h"

namespace qi::chart {
namespace {

constexpr double kHeadingInset = 7;
constexpr double kLabelLeader = 14;  // room for the hairline between plot and label
constexpr double kMoved = 3;         // a label moved less than this needs no hairline
constexpr double kRowGap = 5;
constexpr double kBesideLevel = 6;
constexpr double kBeyondPlot = 6;   // above the plot, below its heading
constexpr double kEdge = 2;         // between words and the edge of the picture
constexpr double kLatestPlay = 14;  // how far the latest value may slide to one side
constexpr std::size_t kLeastOfAnEarlierOne =
    3;  // a shorter end of a stretch that began before the picture is no bracket
// Share of the font size between the middle of small letters and the baseline.
constexpr double kMiddleToBaseline = 0.36;
constexpr double kAscent = 0.76;

HeadingWords words_of(const SpcDrawing& drawing, const PhaseInView& part) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const spc::Phase& phase = analysis.phases[part.phase];
  const ValueFormat& format = drawing.wording.format;
  HeadingWords words;
  if (part.phase < drawing.phases.size()) {
    const PhaseHeading& heading = drawing.phases[part.phase];
    words.titles.push_back(heading.title);
    // What begins before the picture is no name for what the picture shows.
    if (part.first > phase.first) words.titles.push_back("Limits since " + short_point_name(drawing, phase.first));
    if (!heading.brief.empty()) words.titles.push_back(heading.brief);
    if (analysis.phases.size() > 1) {
      words.titles.push_back(short_point_name(drawing, phase.first));
      words.name = heading.brief.empty() ? heading.title : heading.brief;
    }
  }
  if (std::isfinite(phase.limits.centre)) {
    const std::string centre = std::string(centre_name(analysis)) + " " + show_line(phase.limits.centre, format);
    const bool is_last = part.phase + 1 == analysis.phases.size();
    const std::string provisional = drawing.reading.provisional && is_last ? ", provisional" : "";
    if (const auto limits = drawn_limits(drawing, phase.limits))
      words.summaries.push_back(centre + ", " + limits_words(*limits, format) + provisional);
    words.summaries.push_back(centre + provisional);
    words.summaries.push_back(centre);
  }
  return words;
}

/// A stretch chosen to be named on the chart, cut to what is in view.
struct NamedStretch {
  spc::Pattern stretch;   ///< whole
  std::size_t first = 0;  ///< in view
  std::size_t last = 0;
  bool is_told = false;
  bool is_single() const { return stretch.first == stretch.last; }
  bool begins_earlier() const { return stretch.first < first; }
};

bool inside(const NamedStretch& inner, const NamedStretch& outer) {
  return inner.first >= outer.first && inner.last <= outer.last && inner.stretch.side == outer.stretch.side;
}

std::vector<NamedStretch> stretches_in_view(const SpcDrawing& drawing, const ChartFrame& frame) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const std::optional<spc::Pattern> told = drawing.told ? drawing.told : spc::told_stretch(analysis);
  std::vector<NamedStretch> all;
  for (const spc::Pattern& stretch : spc::stretches(analysis))
    if (stretch.last >= frame.first && stretch.last < frame.end) {
      const NamedStretch named{stretch, std::max(stretch.first, frame.first), stretch.last, told == stretch};
      const bool is_end = named.begins_earlier() && named.last - named.first + 1 < kLeastOfAnEarlierOne;
      if (!is_end || named.is_told) all.push_back(named);
    }
  return all;
}

/// "2 of 3 near the limit" says less than that points lie beyond it: see told_stretch.
bool is_outdone(const NamedStretch& named, const std::vector<NamedStretch>& all) {
  return spc::says_least(named.stretch.rule) && !named.is_told &&
         std::ranges::any_of(all, [&](const NamedStretch& other) {
           return other.stretch.rule == spc::RuleId::outside_limits && inside(other, named);
         });
}

/// The stretches worth a bracket: the one that is told first, then the latest, then the longest, and of equals the
/// later; none that lies inside another on the same side.
std::vector<NamedStretch> named_stretches(const SpcDrawing& drawing, const ChartFrame& frame) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  if (drawing.reading.analysis.is_waiting()) return {};
  std::vector<NamedStretch> all = stretches_in_view(drawing, frame);
  const auto claim = [&](const NamedStretch& named) {
    const bool latest = analysis.latest && named.last == *analysis.latest;
    return std::tuple{named.is_told ? 1 : 0, latest && !named.is_single() ? 1 : 0, named.last - named.first,
                      named.last};
  };
  std::ranges::stable_sort(all, [&](const NamedStretch& a, const NamedStretch& b) { return claim(a) > claim(b); });

  const std::size_t most = frame.compact() ? 3 : 8;
  const std::size_t most_single = frame.compact() ? 1 : 4;
  std::vector<NamedStretch> kept;
  std::size_t singles = 0;
  for (const NamedStretch& named : all) {
    if (kept.size() == most) break;
    if (is_outdone(named, all)) continue;
    // A longer one around what is told would say more than the sentence does.
    const auto covers = [&](const NamedStretch& other) {
      return inside(named, other) || (other.is_told && inside(other, named));
    };
    if (std::ranges::any_of(kept, covers)) continue;
    // Points outside a limit that stand close are seen together: one note is enough.
    const auto is_beside = [&](const NamedStretch& other) {
      return other.is_single() && other.stretch.side == named.stretch.side &&
             std::max(other.first, named.first) - std::min(other.first, named.first) <= 2;
    };
    if (named.is_single() && (std::ranges::any_of(kept, is_beside) || ++singles > most_single)) continue;
    kept.push_back(named);
  }
  return kept;
}

/// "14 months above the mean"; of one that begins before the picture ", from Feb 2024" too.
std::string note_of(const SpcDrawing& drawing, const NamedStretch& named) {
  std::string note = spc::pattern_note(drawing.reading.analysis, named.stretch, drawing.wording);
  if (named.begins_earlier()) note += ", from " + short_point_name(drawing, named.stretch.first);
  return note;
}

/// Where a target's own name finds no room.
std::string short_target_words(double target, const ValueFormat& format) {
  return "Target " + show_target(target, format);
}

void write_plot_label(SvgWriter& svg, const ChartFrame& frame, const Box& box, std::string_view words,
                      std::string_view colour) {
  const double size = kPlotLabelText.factor * frame.base_size;
  svg.text(words, {box.left, box.bottom - size * (1 - kAscent)}, kPlotLabelText.coloured(colour));
}

/// The first of the words that finds room; none: the line stays without.
void draw_level_label(SvgWriter& svg, const ChartFrame& frame, LevelLabel wanted, std::span<const std::string> words,
                      std::string_view colour, Occupancy& occupied) {
  wanted.height = kPlotLabelText.factor * frame.base_size;
  for (const std::string& each : words) {
    wanted.width = width_of(each, kPlotLabelText, frame.base_size);
    if (const auto box = place_level_label(wanted, frame.plot, occupied))
      return write_plot_label(svg, frame, *box, each, colour);
  }
}

/// A number there would be read as that of the target or the limit.
std::vector<Box> beside_levels(const SpcDrawing& drawing, const ChartFrame& frame) {
  std::vector<Box> boxes;
  const auto add = [&](double value, double left, double right) {
    boxes.push_back({left, frame.y(value) - kBesideLevel, right, frame.y(value) + kBesideLevel});
  };
  for (const TargetStretch& stretch : target_stretches(drawing, frame)) add(stretch.value, stretch.left, stretch.right);
  for (const PhaseInView& part : phases_in_view(drawing, frame))
    for (const LevelStretch& stretch : level_stretches(drawing, part)) {
      const auto limits = drawn_limits(drawing, stretch.limits);
      if (!limits) continue;
      for (const double limit : {limits->lower, limits->upper})
        add(limit, frame.slot_start(stretch.first), frame.slot_start(stretch.end));
    }
  return boxes;
}

/// Words on it would be read as the mean's.
std::vector<Box> centre_lines(const SpcDrawing& drawing, const ChartFrame& frame) {
  std::vector<Box> boxes;
  for (const PhaseInView& part : phases_in_view(drawing, frame))
    for (const LevelStretch& stretch : level_stretches(drawing, part))
      if (const double centre = stretch.limits.centre; std::isfinite(centre))
        boxes.push_back(
            {frame.slot_start(stretch.first), frame.y(centre) - 1, frame.slot_start(stretch.end), frame.y(centre) + 1});
  return boxes;
}

/// Above or below the ring; where there is no room further off, with its date; else at its side. false: nowhere.
bool has_drawn_latest(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const MarginLabel& label,
                      const std::vector<Box>& shuns, Occupancy& occupied) {
  const double ring = compact_marks().ring + 1;
  const Spot mark{frame.x(*drawing.reading.analysis.latest), frame.y(label.value)};
  const double width = width_of(label.bold, kPlotLabelText, frame.base_size);
  const double height = kPlotLabelText.factor * frame.base_size;
  const double right = std::min(frame.plot.right + 6, mark.x + width / 2 + kLatestPlay / 2);
  for (const LabelSide side : {LabelSide::above, LabelSide::below}) {
    const LevelLabel near{.y = side == LabelSide::above ? mark.y - ring : mark.y + ring,
                          .left = right - width - kLatestPlay,
                          .right = right,
                          .width = width,
                          .height = height,
                          .shuns = shuns,
                          .side = side};
    if (const auto box = place_level_label(near, frame.plot, occupied)) {
      write_plot_label(svg, frame, *box, label.bold, label.colour);
      return true;
    }
  }
  const auto write_tied = [&](const PlacedTie& placed, const std::string& words) {
    svg.line(placed.from, placed.to, label.colour, 1);
    write_plot_label(svg, frame, placed.words, words, label.colour);
  };
  const std::string dated = label.plain + " " + label.bold;
  TiedLabel tied{.mark = mark,
                 .reach = ring,
                 .width = width_of(dated, kPlotLabelText, frame.base_size),
                 .height = height,
                 .shuns = shuns};
  if (const auto placed = place_tied_label(tied, frame.plot, occupied)) {
    write_tied(*placed, dated);
    return true;
  }
  tied.width = width;
  const Box field{frame.plot.left, frame.plot.top - kBeyondPlot, frame.width - kEdge, frame.plot.bottom};
  const auto placed = place_name(tied, field, occupied);
  if (!placed) return false;
  if (placed->tie)
    write_tied(*placed->tie, label.bold);
  else
    write_plot_label(svg, frame, placed->words, label.bold, label.colour);
  return true;
}

/// Not on a line of the chart: a piece of it would be read as a minus sign before the number. On the mean's rather than
/// nowhere.
void draw_latest_on_plot(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const MarginLabel& label,
                         Occupancy& occupied) {
  const std::vector<Box> levels = beside_levels(drawing, frame);
  std::vector<Box> lines = levels;
  for (const Box& centre : centre_lines(drawing, frame)) lines.push_back(centre);
  for (const std::vector<Box>& shuns : {lines, levels})
    if (has_drawn_latest(svg, drawing, frame, label, shuns, occupied)) return;
}

}  // namespace

std::string target_in_key(const SpcDrawing& drawing, std::size_t first) {
  const std::vector<spc::Point>& points = drawing.reading.analysis.points;
  for (std::size_t i = points.size(); i > first; --i)
    if (const double target = points[i - 1].target; std::isfinite(target))
      return drawing.target_name + " " + show_target(target, drawing.wording.format);
  return {};
}

void draw_headings(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  const std::vector<PhaseInView> parts = phases_in_view(drawing, frame);
  if (parts.empty()) return;
  std::vector<HeadingWords> words;
  std::vector<HeadingRoom> rooms;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    words.push_back(words_of(drawing, parts[i]));
    const double left = frame.slot_start(parts[i].first) + (frame.compact() ? 2 : kHeadingInset);
    const bool is_last = i + 1 == parts.size();
    rooms.push_back({left, is_last ? frame.width - 4 : frame.slot_start(parts[i + 1].first) - 6});
  }
  const std::vector<PlacedHeading> placed = place_headings(words, rooms, frame.base_size);
  for (const PlacedHeading& heading : placed) {
    svg.text(heading.title, {heading.x, frame.compact() ? 14.0 : 30.0}, kHeadingText);
    svg.text(heading.summary, {heading.x, frame.compact() ? 31.0 : 48.0}, kSubheadingText);
  }
}

void draw_margin_labels(SvgWriter& svg, const ChartFrame& frame, std::span<const MarginLabel> labels, Spot latest,
                        double ring_reach) {
  const double row = frame.base_size + kRowGap;
  std::vector<SpreadLabel> wanted;
  for (const MarginLabel& label : labels) wanted.push_back({frame.y(label.value), row, label.claim});
  const std::vector<double> middles = spread(wanted, frame.plot.top - row / 2, frame.plot.bottom + row / 2);
  const double left = frame.plot.right + kLabelLeader;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const MarginLabel& label = labels[i];
    const double true_y = frame.y(label.value);
    const bool moved = std::abs(middles[i] - true_y) > kMoved;
    if (label.is_latest) svg.line({latest.x + ring_reach + 1, true_y}, {frame.plot.right + 2, true_y}, label.colour, 1);
    if (moved || label.is_latest) svg.line({frame.plot.right + 2, true_y}, {left - 3, middles[i]}, label.colour, 1);
    svg.text_then_bold(label.plain, label.bold, {left, middles[i] + frame.base_size * kMiddleToBaseline},
                       kLabelText.coloured(label.colour));
  }
}

void draw_labels_on_plot(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame,
                         std::span<const MarginLabel> labels, Occupancy& occupied) {
  const std::vector<PhaseInView> parts = phases_in_view(drawing, frame);
  for (const MarginLabel& label : labels) {
    if (label.is_latest) {
      draw_latest_on_plot(svg, drawing, frame, label, occupied);
      continue;
    }
    const bool is_target = label.colour == kTarget;
    LevelLabel wanted{.y = frame.y(label.value),
                      .left = frame.slot_start(parts.back().first) + 4,
                      .right = frame.plot.right + 6,
                      .from_right = !is_target};
    std::vector<std::string> words{label.plain + " " + label.bold};
    // Where limits go by the point, these are the last one's: further left they would cross the steps of others.
    if (!drawing.reading.analysis.by_point.empty() && label.colour == kInk2)
      wanted.left =
          std::max(wanted.left, wanted.right - width_of(words[0], kPlotLabelText, frame.base_size) - kLatestPlay);
    if (is_target) {
      wanted.left = frame.slot_start(target_stretches(drawing, frame).back().first) + 4;
      words.push_back(short_target_words(label.value, drawing.wording.format));
      wanted.shuns = centre_lines(drawing, frame);
    }
    draw_level_label(svg, frame, wanted, words, label.colour, occupied);
  }
}

void draw_earlier_targets(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const ValueFormat& format = drawing.wording.format;
  for (const TargetStretch& stretch : target_stretches(drawing, frame)) {
    const bool is_labelled_beside = stretch.end == frame.end;
    if (is_labelled_beside) continue;
    const std::vector<std::string> words{drawing.target_name + " " + show_target(stretch.value, format),
                                         short_target_words(stretch.value, format)};
    draw_level_label(
        svg, frame,
        {.y = frame.y(stretch.value), .left = stretch.left + 2, .right = stretch.right - 2, .from_right = false}, words,
        kTarget, occupied);
  }
}

void draw_brackets(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                   Occupancy& occupied) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const std::vector<NamedStretch> named = named_stretches(drawing, frame);
  const double size = kNoteText.factor * frame.base_size;
  std::vector<BracketRequest> requests;
  std::vector<std::string> notes;
  std::vector<spc::PointState> states;
  for (const NamedStretch& each : named) {
    BracketRequest request;
    for (std::size_t i = each.first; i <= each.last; ++i)
      if (analysis.points[i].is_used()) request.points.push_back({frame.x(i), frame.y(analysis.points[i].value)});
    if (request.points.empty()) continue;
    request.above = each.stretch.side != spc::Side::low;
    request.begins_earlier = each.begins_earlier();
    notes.push_back(note_of(drawing, each));
    request.note_width = text_width(notes.back(), size, Weight::bold);
    request.note_height = size;
    states.push_back(state_of(each.stretch, analysis.better));
    requests.push_back(std::move(request));
  }
  const Box field{frame.plot.left + 2, frame.plot.top - 3, frame.plot.right, frame.plot.bottom - 2};
  const std::vector<PlacedBracket> placed =
      place_brackets(requests, {field, std::max(sizes.diamond, sizes.improving)}, occupied);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const PlacedBracket& bracket = placed[i];
    const spc::PointState state = states[i];
    if (bracket.has_bar) {
      const double tick = bracket.above ? 5 : -5;
      const Spot begin{bracket.left, bracket.y};
      svg.path(path_data({{'M', bracket.begins_earlier ? begin : Spot{bracket.left, bracket.y + tick}},
                          {'L', begin},
                          {'L', {bracket.right, bracket.y}},
                          {'L', {bracket.right, bracket.y + tick}}}),
               mark_colour(state), 1.6);
    }
    if (bracket.leader) svg.line(bracket.leader->first, bracket.leader->second, mark_colour(state), 1.2);
    if (bracket.note)
      svg.text(notes[i], {bracket.note->left, bracket.note->bottom - size * (1 - kAscent)},
               kNoteText.coloured(word_colour(state)));
  }
}

}  // namespace qi::chart

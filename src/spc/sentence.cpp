#include "spc/sentence.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

enum class Course { too_early, steady, better, worse, high, low, both };

Course course_of(Variation variation) {
  switch (variation) {
    case Variation::not_enough_data: return Course::too_early;
    case Variation::common: return Course::steady;
    case Variation::improving_high:
    case Variation::improving_low: return Course::better;
    case Variation::concerning_high:
    case Variation::concerning_low: return Course::worse;
    case Variation::neutral_high: return Course::high;
    case Variation::neutral_low: return Course::low;
    case Variation::neutral_mixed: return Course::both;
  }
  stop_at("a known variation", __FILE__, __LINE__);
}

std::string headline_of(Course course, Assurance assurance) {
  switch (course) {
    case Course::too_early: return "Too early to tell.";
    case Course::steady:
      switch (assurance) {
        case Assurance::none: return "No real change yet.";
        case Assurance::pass: return "Steady, and will keep meeting target.";
        case Assurance::fail: return "Steady, and will keep missing target. Working harder will not move it.";
        case Assurance::hit_or_miss: return "Steady, and will sometimes meet target and sometimes miss it.";
      }
      break;
    case Course::better:
      switch (assurance) {
        case Assurance::none: return "Getting better.";
        case Assurance::pass: return "Getting better, and will keep meeting target.";
        case Assurance::fail: return "Getting better, but not yet enough.";
        case Assurance::hit_or_miss: return "Getting better, but it will not meet target every time.";
      }
      break;
    case Course::worse:
      switch (assurance) {
        case Assurance::none: return "Getting worse.";
        case Assurance::pass: return "Getting worse, though the target is still within reach.";
        case Assurance::fail: return "Getting worse, and will keep missing target.";
        case Assurance::hit_or_miss: return "Getting worse, and will not meet target every time.";
      }
      break;
    case Course::high: return "Unusually high.";
    case Course::low: return "Unusually low.";
    case Course::both: return "Something unusual is happening.";
  }
  stop_at("a known verdict", __FILE__, __LINE__);
}

/// One reading being put into words.
class Teller {
 public:
  Teller(const Reading& reading, const Wording& wording)
      : reading_(reading), analysis_(reading.analysis), wording_(wording) {}

  std::string explanation() const {
    if (!analysis_.latest) return "There are no figures yet." + more_needed();
    std::string text = what_happened();
    if (reading_.points_needed > 0) text += more_needed();
    if (analysis_.mixed_signal) text += mixed_note();
    if (reading_.provisional)
      text += " These limits are provisional: they rest on " + counted_points(analysis_.last_phase().used, wording_) +
              " and may move.";
    return text + target_sentence();
  }

 private:
  const Point& latest() const { return analysis_.points[*analysis_.latest]; }
  std::string shown(double value) const { return show(value, wording_.format); }
  std::string centre() const { return centre_word(analysis_.chart); }

  std::string more_needed() const {
    if (reading_.points_needed == 0) return "";
    return " Add " + std::to_string(reading_.points_needed) + " more " +
           (reading_.points_needed == 1 ? singular(wording_) : plural(wording_)) + " to see limits and a verdict.";
  }

  /// How many used points in a row, up to the latest and inside its phase, break the rule on the side.
  std::size_t trailing(RuleSet rules, Side side) const {
    std::size_t count = 0;
    const std::size_t first = analysis_.phase_of(*analysis_.latest).first;
    for (std::size_t i = *analysis_.latest + 1; i-- > first;) {
      const Point& point = analysis_.points[i];
      if (!point.is_used()) continue;
      bool breaks = false;
      for (const RuleId rule : {RuleId::outside_limits, RuleId::two_of_three, RuleId::shift, RuleId::four_of_five})
        breaks = breaks || (rules.has(rule) && (side == Side::high ? point.high : point.low).has(rule));
      if (!breaks) break;
      ++count;
    }
    return count;
  }

  /// The number of points of the newest pattern of the rule.
  std::size_t newest_pattern_points(RuleId rule, Side side) const {
    for (auto pattern = analysis_.patterns.rbegin(); pattern != analysis_.patterns.rend(); ++pattern) {
      if (pattern->rule != rule || pattern->side != side) continue;
      const auto stretch = std::span(analysis_.points).subspan(pattern->first, pattern->last - pattern->first + 1);
      return static_cast<std::size_t>(std::ranges::count_if(
          stretch, [&](const Point& point) { return (side == Side::high ? point.high : point.low).has(rule); }));
    }
    return 0;
  }

  std::string last_points(std::size_t count) const {
    if (count == 1) return latest_name(*analysis_.latest, wording_) + ", is";
    return "The last " + number_word(count) + " " + plural(wording_) + " are";
  }

  /// Without a full stop: "The last two months are unusually high".
  std::string signal(Side side) const {
    const RuleSet rules = side == Side::high ? latest().high : latest().low;
    const std::string high_or_low = side == Side::high ? "high" : "low";
    RuleSet near_a_limit;
    near_a_limit.add(RuleId::outside_limits);
    near_a_limit.add(RuleId::two_of_three);
    if (rules.has(RuleId::outside_limits) || rules.has(RuleId::two_of_three)) {
      const std::size_t count = trailing(near_a_limit, side);
      if (count == 1 && !rules.has(RuleId::outside_limits))
        return "Two of the last three " + plural(wording_) + " are unusually " + high_or_low;
      return last_points(count) + " unusually " + high_or_low;
    }
    if (rules.has(RuleId::trend))
      return "The last " + number_word(newest_pattern_points(RuleId::trend, side)) + " " + plural(wording_) +
             " have gone " + (side == Side::high ? "up" : "down") + " every time";
    const std::string above_or_below = side == Side::high ? "above" : "below";
    if (rules.has(RuleId::shift))
      return "The last " + number_word(newest_pattern_points(RuleId::shift, side)) + " " + plural(wording_) +
             " are all " + above_or_below + " the " + centre();
    return "Four of the last five " + plural(wording_) + " are well " + above_or_below + " the " + centre();
  }

  /// "the average has risen from 58.0% to 74.8% since limits were recalculated in December 2023". Empty: one phase, or
  /// the one before has no centre.
  std::string change_between_phases() const {
    if (analysis_.phases.size() < 2) return "";
    const double before = analysis_.phases[analysis_.phases.size() - 2].limits.centre;
    const double now = analysis_.last_phase().limits.centre;
    if (std::isnan(before) || std::isnan(now)) return "";
    const std::string since = " since limits were recalculated " + starting_when();
    if (shown(before) == shown(now)) return "the " + centre() + " is still " + shown(now) + since;
    return "the " + centre() + " has " + (now > before ? "risen" : "fallen") + " from " + shown(before) + " to " +
           shown(now) + since;
  }

  std::string starting_when() const {
    const std::size_t first = analysis_.last_phase().first;
    const std::string name = point_name(first, wording_);
    if (wording_.dates.empty()) return "at " + name;
    if (wording_.frequency == Frequency::week) return "in " + name_inside(first, wording_);
    return (wording_.frequency == Frequency::day ? "on " : "in ") + name;
  }

  std::string and_change(std::string sentence) const {
    const std::string change = change_between_phases();
    return sentence + (change.empty() ? "." : ", and " + change + ".");
  }

  std::string what_happened() const {
    const RuleSet high = latest().high;
    const RuleSet low = latest().low;
    if (!high.empty() || !low.empty()) return and_change(signal(main_side()));
    if (!latest().undirected.empty())
      return and_change("The latest " + plural(wording_) + " follow a pattern that chance alone seldom makes");
    return nothing_unusual();
  }

  /// Of the two sides of a mixed signal, the one the icon shows.
  Side main_side() const {
    if (latest().low.empty()) return Side::high;
    if (latest().high.empty()) return Side::low;
    switch (analysis_.variation) {
      case Variation::improving_high:
      case Variation::concerning_high:
      case Variation::neutral_high: return Side::high;
      case Variation::improving_low:
      case Variation::concerning_low:
      case Variation::neutral_low: return Side::low;
      default: return Side::high;
    }
  }

  std::string mixed_note() const {
    const Side other = main_side() == Side::high ? Side::low : Side::high;
    std::string other_signal = signal(other);
    other_signal.front() = 't';
    return " There is a mixed signal: " + other_signal + " as well.";
  }

  std::string nothing_unusual() const {
    const Phase& phase = analysis_.last_phase();
    std::optional<std::size_t> unusual;
    std::size_t used = 0;
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      if (!analysis_.points[i].is_used()) continue;
      ++used;
      if (analysis_.points[i].is_special()) unusual = i;
    }
    if (used == 0) return and_change("There is no figure since limits were last recalculated");
    const bool is_flat = phase.limits.sigma == 0;
    std::string text;
    const bool has_no_limits = analysis_.chart == ChartKind::individuals && std::isnan(phase.limits.upper);
    if (reading_.points_needed > 0 || has_no_limits || (analysis_.chart == ChartKind::run && used < kMinimumPoints))
      text = "There " + std::string(used == 1 ? "is " : "are ") + counted_points(used, wording_) + " so far";
    else if (is_flat && used > 1)
      text = "All " + counted_points(used, wording_) + " have the same value, " + shown(latest().value);
    else if (unusual)
      text = latest_name(*analysis_.latest, wording_) +
             ", is inside what this process normally does; the last unusual one was " + name_inside(*unusual, wording_);
    else if (analysis_.phases.size() > 1)
      text = used == 1
                 ? "There is 1 " + singular(wording_) + " so far"
                 : "All " + counted_points(used, wording_) + " since then are inside what this process normally does";
    else
      text = counted_points(used, wording_) + ", all inside what this process normally does";
    if (analysis_.phases.size() > 1 && text.find("since then") != std::string::npos) {
      const std::string change = change_between_phases();
      if (!change.empty()) return capitalised(change) + ". " + text + ".";
      text.replace(text.find("since then"), 10, "since limits were recalculated");
    }
    text = and_change(text);
    if (analysis_.chart == ChartKind::run && phase.runs.signals)
      text += " Even so, they stay on one side of the median for longer than chance makes likely.";
    return text;
  }

  /// Limits as values that can happen: a share stays between 0% and 100%, a time above 0, and so does any measure that
  /// has never been below 0.
  std::pair<double, double> possible_limits() const {
    const Limits& limits = analysis_.last_phase().limits;
    const bool is_never_negative = std::ranges::none_of(analysis_.points, [](const Point& p) { return p.value < 0; });
    double lower = is_never_negative ? std::max(limits.lower, 0.0) : limits.lower;
    double upper = limits.upper;
    if (wording_.format.style == ValueStyle::percent) upper = std::min(upper, 100.0);
    return {std::min(lower, upper), upper};
  }

  std::string target_sentence() const {
    if (!reading_.limits_shown || analysis_.assurance == Assurance::none) return met_so_far();
    const auto [lower, upper] = possible_limits();
    const std::string target = show_target(latest().target, wording_.format);
    const std::string lands = "the process as it runs today will land between " + shown(lower) + " and " + shown(upper);
    const Course course = course_of(analysis_.variation);
    switch (analysis_.assurance) {
      case Assurance::fail:
        return (course == Course::better ? " Even so, " : " ") +
               (course == Course::better ? lands : capitalised(lands)) + " and will not reach " + target +
               " without a" + (course == Course::better ? " further" : "") + " change.";
      case Assurance::pass: return " " + capitalised(lands) + ", so it will keep meeting the target of " + target + ".";
      case Assurance::hit_or_miss:
        return " " + capitalised(lands) + ", so it will meet the target of " + target + " in some " + plural(wording_) +
               " and miss it in others." + met_so_far();
      case Assurance::none: break;
    }
    stop_at("a known assurance", __FILE__, __LINE__);
  }

  std::string met_so_far() const {
    if (reading_.target_asked < 2) return "";  // one point is no record
    return " Target was met in " + std::to_string(reading_.target_met) + " of the last " +
           counted_points(reading_.target_asked, wording_) + ".";
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const Wording& wording_;
};

}  // namespace

Verdict sentence(const Reading& reading, const Wording& wording) {
  const Analysis& analysis = reading.analysis;
  const Assurance assurance = reading.limits_shown ? analysis.assurance : Assurance::none;
  Course course = course_of(analysis.variation);
  const bool lacks_limits =
      analysis.chart == ChartKind::individuals && analysis.latest && std::isnan(analysis.last_phase().limits.upper);
  if (!analysis.latest || lacks_limits) course = Course::too_early;
  return {.headline = headline_of(course, assurance), .explanation = Teller(reading, wording).explanation()};
}

}  // namespace qi::spc

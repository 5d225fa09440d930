#include "spc/sentence.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "spc/chart_catalogue.h"
#include "spc/limit_notes.h"
#include "spc/sentence_words.h"
#include "spc/stretches.h"
#include "spc/verdict.h"

namespace qi::spc {
namespace {

constexpr std::size_t kAskedForARecord = 2;  // one point is no record

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

/// Whether a target that lies between the limits was met lately: "sometimes" is not said of a target never met.
enum class MetLately { never, sometimes, always };

MetLately met_lately(const Reading& reading) {
  if (reading.target_asked < kAskedForARecord) return MetLately::sometimes;
  if (reading.target_met == 0) return MetLately::never;
  return reading.target_met == reading.target_asked ? MetLately::always : MetLately::sometimes;
}

std::string may_meet_target(std::string_view course, MetLately met) {
  const std::string begin(course);
  switch (met) {
    case MetLately::never: return begin + ". It has not met target lately.";
    case MetLately::always: return begin + ". It has met target lately, but may miss it.";
    case MetLately::sometimes: break;
  }
  if (course == "Getting better") return begin + ", but it will not meet target every time.";
  if (course == "Getting worse") return begin + ", and will not meet target every time.";
  return begin + ", and will sometimes meet target and sometimes miss it.";
}

/// "limits were recalculated", of a run chart "the median was recalculated".
std::string recalculated(const Analysis& analysis) {
  return analysis.chart == ChartKind::run ? "the median was recalculated" : "limits were recalculated";
}

/// Limits that are given hold throughout: their phases are names alone.
bool has_recalculated(const Analysis& analysis) {
  const Phase& last = analysis.last_phase();
  const bool are_given = last.baseline_used == 0 && !std::isnan(last.limits.centre);
  return analysis.phases.size() > 1 && !are_given;
}

/// Who drew limits anew saw a change: "no change yet" would deny it.
std::string steady(const Analysis& analysis) {
  return has_recalculated(analysis) ? "Steady since " + recalculated(analysis) + "." : "No real change yet.";
}

std::string headline_of(const Analysis& analysis, Course course, Assurance assurance, MetLately met) {
  switch (course) {
    case Course::too_early: return "Too early to tell.";
    case Course::steady:
      switch (assurance) {
        case Assurance::none: return steady(analysis);
        case Assurance::pass: return "Steady, and will keep meeting target.";
        case Assurance::fail: return "Steady, and will keep missing target. Working harder will not move it.";
        case Assurance::hit_or_miss: return may_meet_target("Steady", met);
      }
      break;
    case Course::better:
      switch (assurance) {
        case Assurance::none: return "Getting better.";
        case Assurance::pass: return "Getting better, and will keep meeting target.";
        case Assurance::fail: return "Getting better, but not yet enough.";
        case Assurance::hit_or_miss: return may_meet_target("Getting better", met);
      }
      break;
    case Course::worse:
      switch (assurance) {
        case Assurance::none: return "Getting worse.";
        case Assurance::pass: return "Getting worse, though the target is still within reach.";
        case Assurance::fail: return "Getting worse, and will keep missing target.";
        case Assurance::hit_or_miss: return may_meet_target("Getting worse", met);
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
      : reading_(reading), analysis_(reading.analysis), wording_(wording), noun_(point_noun(wording)) {}

  std::string explanation() const {
    if (!analysis_.latest) return nothing_plotted() + more_needed();
    std::string text = what_happened();
    if (reading_.points_needed > 0) text += more_needed();
    if (analysis_.mixed_signal) text += mixed_note();
    if (reading_.provisional)
      text += " These limits are provisional: they rest on " + noun_.counted(analysis_.last_phase().used) +
              " and may move.";
    text += target_sentence();
    for (const std::string& note : limit_notes(analysis_)) text += " " + note;
    return text;
  }

 private:
  const Point& latest() const { return analysis_.points[*analysis_.latest]; }
  std::string shown(double line) const { return show_line(line, wording_.format); }
  std::string centre() const { return centre_word(analysis_); }

  std::string nothing_plotted() const {
    std::size_t used = 0;
    for (const Phase& phase : analysis_.phases) used += phase.used;
    if (used == 0) return "There are no figures yet.";
    return there_are(used) + (analysis_.chart == ChartKind::moving_range
                                  ? ", and a range needs two that follow one another."
                                  : ", but none that sets the centre line.");
  }

  std::string there_are(std::size_t count) const {
    return "There " + std::string(count == 1 ? "is " : "are ") + noun_.counted(count) + " so far";
  }

  /// That the last phase has no limits, and what would give it some. "" where it has, and where a page says how many
  /// more it waits for.
  std::string limits_needed() const {
    const Phase& phase = analysis_.last_phase();
    if (reading_.points_needed > 0 || analysis_.chart == ChartKind::run || !std::isnan(phase.limits.upper)) return "";
    if (phase.used == 1) return " One " + noun_.singular + " has no limits yet: add another to see them.";
    if (!phase.is_too_short()) return " They have no limits yet.";
    return " They have no limits yet: the baseline holds " + noun_.counted(phase.baseline_used) +
           ", and limits need two.";
  }

  std::string more_needed() const {
    if (reading_.points_needed == 0) return "";
    return " Add " + std::to_string(reading_.points_needed) + " more " +
           (reading_.points_needed == 1 ? noun_.singular : noun_.plural) + " to see limits and a verdict.";
  }

  std::string last_points(std::size_t count) const {
    if (count == 1) return latest_name(*analysis_.latest, wording_) + ", is";
    return "The last " + number_word(count) + " " + noun_.plural + " are";
  }

  /// "Two of the last three months are near the upper limit"; "The last two months are" where all of them are.
  std::string window(const Pattern& told, const std::string& where) const {
    std::size_t used = 0;
    for (std::size_t i = told.first; i <= told.last; ++i) used += analysis_.points[i].is_used() ? 1 : 0;
    const std::size_t broken = broken_points(analysis_, told);
    if (broken == used) return last_points(used) + " " + where;
    return capitalised(number_word(broken)) + " of the last " + number_word(used) + " " + noun_.plural + " are " +
           where;
  }

  /// What is told of a side, without a full stop: "The last eight months are all above the average, the latest one
  /// above the upper limit". The same stretch as bracket and signal name.
  std::string signal(Side side) const {
    const auto told = told_stretch(analysis_, side);
    QI_ASSERT(told.has_value());
    const bool high = side == Side::high;
    const std::string above_or_below = high ? "above" : "below";
    const std::string limit = high ? "upper limit" : "lower limit";
    const std::size_t count = broken_points(analysis_, *told);
    const std::string last = "The last " + number_word(count) + " " + noun_.plural;
    switch (told->rule) {
      case RuleId::outside_limits: return last_points(count) + " " + above_or_below + " the " + limit;
      case RuleId::two_of_three: return window(*told, "near the " + limit);
      case RuleId::four_of_five: return window(*told, "well " + above_or_below + " the " + centre());
      case RuleId::trend: return last + " have gone " + (high ? "up" : "down") + " every time" + outside_too(side);
      default: return last + " are all " + above_or_below + " the " + centre() + outside_too(side);
    }
  }

  /// ", the latest one above the upper limit" inside a longer stretch that is told; "" where none is.
  std::string outside_too(Side side) const {
    const auto outside = outside_now(analysis_, side);
    if (!outside) return "";
    const std::size_t count = broken_points(analysis_, *outside);
    return (count == 1 ? ", the latest one " : ", the last " + number_word(count) + " ") +
           (side == Side::high ? "above the upper limit" : "below the lower limit");
  }

  /// "the average has risen from 58.0% to 74.8% since limits were recalculated in December 2023". Empty: one phase, or
  /// the one before has no centre.
  std::string change_between_phases() const {
    if (!has_recalculated(analysis_)) return "";
    const double before = analysis_.phases[analysis_.phases.size() - 2].limits.centre;
    const double now = analysis_.last_phase().limits.centre;
    if (std::isnan(before) || std::isnan(now)) return "";
    const std::string since = " since " + recalculated(analysis_) + " " + starting_when();
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

  std::string and_change(const std::string& sentence) const {
    const std::string change = change_between_phases();
    return sentence + (change.empty() ? "." : ", and " + change + ".");
  }

  std::string what_happened() const {
    if (const auto side = told_side(analysis_)) return and_change(signal(*side));
    if (!latest().undirected.empty())
      return and_change("The latest " + noun_.plural + " follow a pattern that chance alone seldom makes");
    return nothing_unusual();
  }

  std::string mixed_note() const {
    const Side other = told_side(analysis_) == Side::high ? Side::low : Side::high;
    return " There is a mixed signal: " + uncapitalised(signal(other)) + " as well.";
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
    if (phase.used == 0) return and_change("There is no figure since " + recalculated(analysis_));
    const bool is_flat = phase.limits.sigma == 0;
    std::string text;
    const bool has_no_limits = analysis_.chart != ChartKind::run && std::isnan(phase.limits.upper);
    const bool is_early = analysis_.chart == ChartKind::run && (used < kMinimumPoints || phase.is_too_short());
    if (reading_.points_needed > 0 || has_no_limits || is_early)
      text = there_are(phase.used);
    else if (is_flat && used > 1)
      text = "All " + noun_.counted(used) + " have the same value, " + show(latest().value, wording_.format);
    else if (unusual)
      text = latest_name(*analysis_.latest, wording_) +
             ", is inside what this process normally does; the last unusual one was " + name_inside(*unusual, wording_);
    else if (analysis_.phases.size() > 1)
      text = used == 1 ? "There is 1 " + noun_.singular + " so far"
                       : "All " + noun_.counted(used) + " since then are inside what this process normally does";
    else
      text = noun_.counted(used) + ", all inside what this process normally does";
    if (analysis_.phases.size() > 1 && text.find("since then") != std::string::npos) {
      const std::string change = change_between_phases();
      if (!change.empty()) return capitalised(change) + ". " + text + ".";
      text.replace(text.find("since then"), 10, "since " + recalculated(analysis_));
    }
    text = and_change(text) + limits_needed();
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
      case Assurance::hit_or_miss: return " " + capitalised(lands) + ", " + between_limits(target);
      case Assurance::none: break;
    }
    stop_at("a known assurance", __FILE__, __LINE__);
  }

  /// What a target between the limits comes to, with the count that shows it.
  std::string between_limits(const std::string& target) const {
    const std::string of_the_last = " of the last " + noun_.counted(reading_.target_asked) + ".";
    switch (met_lately(reading_)) {
      case MetLately::never:
        return "so the target of " + target + " can be met or missed by chance. It was met in none" + of_the_last;
      case MetLately::always:
        return "so the target of " + target + " can be met or missed by chance. It was met in all" + of_the_last;
      case MetLately::sometimes: break;
    }
    return "so it will meet the target of " + target + " in some " + noun_.plural + " and miss it in others." +
           met_so_far();
  }

  std::string met_so_far() const {
    if (reading_.target_asked < kAskedForARecord) return "";
    return " Target was met in " + std::to_string(reading_.target_met) + " of the last " +
           noun_.counted(reading_.target_asked) + ".";
  }

  const Reading& reading_;
  const Analysis& analysis_;
  const Wording& wording_;
  const PointNoun noun_;
};

}  // namespace

Verdict sentence(const Reading& reading, const Wording& wording) {
  const Analysis& analysis = reading.analysis;
  // Provisional limits may move: they promise nothing in large letters.
  const Assurance assurance = reading.limits_shown && !reading.provisional ? analysis.assurance : Assurance::none;
  Course course = course_of(analysis.variation);
  if (!analysis.latest || lacks_limits(analysis, analysis.last_phase())) course = Course::too_early;
  return {.headline = headline_of(analysis, course, assurance, met_lately(reading)),
          .explanation = Teller(reading, wording).explanation()};
}

}  // namespace qi::spc

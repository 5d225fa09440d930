#include "spc/forecast_sentence.h"

#include <algorithm>

#include "base/assert.h"
#include "base/number.h"
#include "base/percent.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

std::string shown(double line, const Wording& wording) {
  return show_line(line, wording.format);
}

/// "March 2027", also after the last date.
std::string when(std::size_t index, const Wording& wording) {
  if (wording.dates.empty() || index < wording.dates.size()) return name_inside(index, wording);
  Wording ahead = wording;
  const int steps = static_cast<int>(index - wording.dates.size() + 1);
  ahead.dates = {next_period(wording.frequency, wording.dates.back(), steps)};
  return name_inside(0, ahead);
}

/// "about 27% of", "nearly all", "hardly any": a chance is never written as certain.
std::string share_of_times(double chance, const Wording& wording) {
  const std::string times = plural(wording);
  if (chance < 0.01) return "hardly any " + times;
  if (chance > 0.99) return "nearly all " + times;
  return "about " + grouped(chance * kWholePercent, 0) + "% of " + times;
}

/// The ends of a range as values that can happen: a share stays between 0% and 100%, a time above 0.
ForecastPoint possible(ForecastPoint point, const Forecast& forecast, const Wording& wording) {
  constexpr double kWhole = 100;
  if (forecast.least) point.lower = std::max(point.lower, *forecast.least);
  if (forecast.most) point.upper = std::min(point.upper, *forecast.most);
  if (wording.format.style == ValueStyle::percent) point.upper = std::min(point.upper, kWhole);
  point.upper = std::max(point.lower, point.upper);
  return point;
}

void tell_steady(const Forecast& forecast, const Wording& wording, std::vector<std::string>& told) {
  const ForecastPoint next = possible(forecast.points.front(), forecast, wording);
  told.push_back("If nothing changes, nearly every " + singular(wording) + " will lie between " +
                 shown(next.lower, wording) + " and " + shown(next.upper, wording) + ", about " +
                 shown(next.expected, wording) + ".");
  if (!forecast.target || !forecast.chance) return;
  const std::string target = show_target(*forecast.target, wording.format);
  told.push_back("The target of " + target + " will be met in " + share_of_times(*forecast.chance, wording) + ".");
}

std::string told_arrival(const Forecast& forecast, const Wording& wording) {
  const Arrival& arrival = *forecast.arrival;
  const std::string target = "the target of " + show_target(*forecast.target, wording.format);
  switch (arrival.reach) {
    case Reach::already: return "The trend has reached " + target + " already.";
    case Reach::moving_away: return "The trend moves away from " + target + ".";
    case Reach::ahead: break;
  }
  if (!arrival.expected) return "At this pace nobody will see it reach " + target + ".";
  const std::string begin = "At this pace it reaches " + target + " by about " + when(*arrival.expected, wording);
  if (!arrival.earliest) return begin + ", but that is very uncertain.";
  if (!arrival.latest) return begin + ", " + when(*arrival.earliest, wording) + " at the earliest.";
  return begin + ", between " + when(*arrival.earliest, wording) + " and " + when(*arrival.latest, wording) + ".";
}

void tell_trend(const Forecast& forecast, const Wording& wording, std::vector<std::string>& told) {
  const ForecastPoint last = possible(forecast.points.back(), forecast, wording);
  told.push_back("If it goes on as it has, it will be about " + shown(last.expected, wording) + " by " +
                 when(forecast.from + forecast.points.size() - 1, wording) + ", between " + shown(last.lower, wording) +
                 " and " + shown(last.upper, wording) + " with " + grouped(forecast.level * kWholePercent, 0) +
                 "% certainty.");
  if (forecast.arrival) told.push_back(told_arrival(forecast, wording));
  told.push_back("A trend ends as soon as what drives it ends: look again with every new figure.");
}

void tell_unstable(const Forecast& forecast, const Wording& wording, std::vector<std::string>& told) {
  told.push_back("There is no forecast, because the process is not stable: " + std::to_string(forecast.recent_signals) +
                 " of the latest " + counted_points(forecast.recent, wording) +
                 (forecast.recent_signals == 1 ? " has a signal." : " have a signal."));
  told.push_back(forecast.step ? "The level seems to have changed at " + name_inside(*forecast.step, wording) +
                                     ": find out why, and work the limits out again from there if it will last."
                               : "Find out what was different then, and look again.");
}

std::string told_note(ForecastNote note, const Forecast& forecast, const Wording& wording) {
  switch (note) {
    case ForecastNote::few_points:
      return "It rests on " + counted_points(forecast.used, wording) + " only, so the range may move.";
    case ForecastNote::older_signals: return "There are older signals: the process has not always been like this.";
    case ForecastNote::season:
      return "A season moves these figures, and the forecast does not know of it: compare with the same time of other "
             "cycles.";
    case ForecastNote::neighbours_alike:
      return "Neighbouring figures are alike, so the true range is wider than this one.";
    case ForecastNote::leaves_the_possible:
      return "The straight line leaves what is possible, so the trend must level off before.";
    case ForecastNote::far_ahead:
      return "That is farther ahead than the figures reach back, so take it as a direction and not as a date.";
  }
  stop_at("a known note", __FILE__, __LINE__);
}

}  // namespace

std::vector<std::string> forecast_sentences(const Forecast& forecast, const Wording& wording) {
  std::vector<std::string> told;
  switch (forecast.outlook) {
    case Outlook::steady: tell_steady(forecast, wording, told); break;
    case Outlook::trending: tell_trend(forecast, wording, told); break;
    case Outlook::unstable: tell_unstable(forecast, wording, told); break;
  }
  if (forecast.outlook != Outlook::unstable)
    for (const ForecastNote note : forecast.notes) told.push_back(told_note(note, forecast, wording));
  return told;
}

}  // namespace qi::spc

#include "spc/sums/sum_sentence.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

std::string headline_of(Variation variation) {
  switch (variation) {
    case Variation::not_enough_data: return "Too early to tell.";
    case Variation::common: return "No lasting change.";
    case Variation::improving_high:
    case Variation::improving_low: return "Getting better.";
    case Variation::concerning_high:
    case Variation::concerning_low: return "Getting worse.";
    case Variation::neutral_high: return "A lasting rise.";
    case Variation::neutral_low: return "A lasting fall.";
    case Variation::neutral_mixed: return "Signs of a rise and of a fall.";
  }
  stop_at("a known variation", __FILE__, __LINE__);
}

std::string_view change_of(Side side) {
  return side == Side::high ? "rise" : "fall";
}

/// Of the values from where the change began to the latest: `signal.level` is what it looked like when the sum went
/// beyond its interval.
double mean_since(std::size_t began, const SumChart& chart) {
  std::vector<double> values;
  for (std::size_t i = began; i <= *chart.latest; ++i)
    if (chart.points[i].is_used()) values.push_back(chart.points[i].value);
  return values.empty() ? kMissing : mean(values);
}

/// "in March 2024", "on 11 March 2024", "at point 7".
std::string when(std::size_t index, const Wording& wording) {
  const bool is_of_days = wording.frequency == Frequency::day;
  return (wording.dates.empty() ? "at " : is_of_days ? "on " : "in ") + name_inside(index, wording);
}

/// "in March 2023", "from point 3 to point 5"
std::string span_of(const SumSignal& signal, const Wording& wording) {
  if (signal.first == signal.last) return when(signal.first, wording);
  return "from " + name_inside(signal.first, wording) + " to " + name_inside(signal.last, wording);
}

/// "What speaks for a rise is beyond its limit since May 2024; it began to gather in March 2024, and the mean since
/// then is 11.3."
std::string told(const SumSignal& signal, const SumChart& chart, const Wording& wording) {
  std::string text = "What speaks for a " + std::string(change_of(signal.side)) + " is beyond its limit since " +
                     name_inside(signal.first, wording) + "; it began to gather " + when(signal.began, wording);
  // A mean of outcomes, 0 and 1, is no level.
  if (!std::isnan(signal.level))
    text += ", and the mean since then is " + show(mean_since(signal.began, chart), wording.format);
  return text + ".";
}

}  // namespace

Verdict sum_sentence(const SumChart& chart, const Wording& wording) {
  Verdict verdict{.headline = headline_of(chart.variation)};
  if (!chart.latest) {
    verdict.explanation = "There are no figures yet.";
    return verdict;
  }
  if (chart.points_needed > 0) {
    const PointNoun noun = point_noun(wording);
    const auto used = static_cast<std::size_t>(std::ranges::count_if(chart.points, &SumPoint::is_used));
    verdict.explanation = "There " + std::string(used == 1 ? "is " : "are ") + noun.counted(used) + " so far. Add " +
                          std::to_string(chart.points_needed) + " more " +
                          (chart.points_needed == 1 ? noun.singular : noun.plural) +
                          " to see the decision interval and a verdict.";
    return verdict;
  }
  if (chart.variation == Variation::not_enough_data) {
    verdict.explanation = "There are too few figures for a level and its usual variation, or they do not vary.";
    return verdict;
  }
  for (const SumSignal& signal : chart.signals)
    if (signal.last == *chart.latest)
      verdict.explanation += (verdict.explanation.empty() ? "" : " ") + told(signal, chart, wording);
  if (!verdict.explanation.empty()) return verdict;
  const auto used = std::ranges::count_if(chart.points, &SumPoint::is_used);
  verdict.explanation =
      counted_points(static_cast<std::size_t>(used), wording) + ", and nothing speaks for a lasting rise or fall now";
  if (!chart.signals.empty()) verdict.explanation += "; the last signal was " + span_of(chart.signals.back(), wording);
  verdict.explanation += ".";
  return verdict;
}

}  // namespace qi::spc

#include "spc/sums/sum_sentence.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
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

/// "What speaks for a rise is beyond its limit since May 2024; it began to gather in March 2024, and the level since
/// then is about 11.3."
std::string told(const SumSignal& signal, const Wording& wording) {
  std::string text = "What speaks for a " + std::string(change_of(signal.side)) + " is beyond its limit since " +
                     name_inside(signal.first, wording) + "; it began to gather in ";
  if (wording.dates.empty()) text.replace(text.size() - 3, 3, "at ");
  text += name_inside(signal.began, wording);
  if (!std::isnan(signal.level)) text += ", and the level since then is about " + show(signal.level, wording.format);
  return text + ".";
}

}  // namespace

Verdict sum_sentence(const SumChart& chart, const Wording& wording) {
  Verdict verdict{.headline = headline_of(chart.variation)};
  if (!chart.latest) {
    verdict.explanation = "There are no figures yet.";
    return verdict;
  }
  if (chart.variation == Variation::not_enough_data) {
    verdict.explanation = "There are too few figures for a level and its usual variation, or they do not vary.";
    return verdict;
  }
  for (const SumSignal& signal : chart.signals)
    if (signal.last == *chart.latest)
      verdict.explanation += (verdict.explanation.empty() ? "" : " ") + told(signal, wording);
  if (!verdict.explanation.empty()) return verdict;
  const auto used = std::ranges::count_if(chart.points, &SumPoint::is_used);
  verdict.explanation =
      counted_points(static_cast<std::size_t>(used), wording) + ", and nothing speaks for a lasting rise or fall now";
  if (!chart.signals.empty())
    verdict.explanation += "; the last signal was in " + name_inside(chart.signals.back().last, wording);
  if (!chart.signals.empty() && wording.dates.empty())
    verdict.explanation.replace(verdict.explanation.rfind(" in "), 4, " at ");
  verdict.explanation += ".";
  return verdict;
}

}  // namespace qi::spc

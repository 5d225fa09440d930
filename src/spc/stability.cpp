#include "spc/stability.h"

#include <algorithm>
#include <vector>

#include "base/assert.h"
#include "base/text.h"
#include "spc/sentence_words.h"
#include "spc/stretches.h"

namespace qi::spc {
namespace {

constexpr std::string_view kPromisesNothing = " An index of it describes the past and promises nothing.";

/// Of the last phase, the one that is told first, then the longest.
std::vector<Pattern> signals_of(const Analysis& analysis) {
  std::vector<Pattern> signals;
  const Phase& phase = analysis.last_phase();
  for (const Pattern& stretch : stretches(analysis))
    if (stretch.first >= phase.first) signals.push_back(stretch);
  const std::optional<Pattern> told = told_stretch(analysis);
  std::ranges::stable_sort(signals, [&](const Pattern& a, const Pattern& b) {
    if ((told == a) != (told == b)) return told == a;
    return a.last - a.first > b.last - b.first;
  });
  return signals;
}

std::string unstable_words(const Analysis& analysis, const std::vector<Pattern>& signals, const Wording& wording) {
  const Pattern& first = signals.front();
  std::string words = "The process is not stable, because of a special cause: " +
                      uncapitalised(pattern_note(analysis, first, wording)) + " (" + pattern_span(first, wording) + ")";
  if (const std::size_t more = signals.size() - 1; more > 0)
    words += " and " + number_word(more) + " more " + (more == 1 ? "signal" : "signals");
  return words + "." + std::string(kPromisesNothing);
}

}  // namespace

std::string_view slug(StabilityState state) {
  switch (state) {
    case StabilityState::stable: return "stable";
    case StabilityState::unstable: return "unstable";
    case StabilityState::too_few_values: return "too-few-values";
  }
  stop_at("a known state", __FILE__, __LINE__);
}

Stability stability_of(const Analysis& analysis, const Wording& wording) {
  const std::size_t used = analysis.phases.empty() ? 0 : analysis.last_phase().used;
  if (used > 0)
    if (const std::vector<Pattern> signals = signals_of(analysis); !signals.empty())
      return {StabilityState::unstable, unstable_words(analysis, signals, wording)};
  if (used < kMinimumPoints)
    return {StabilityState::too_few_values,
            "Whether the process is stable cannot be told yet: there " + std::string(used == 1 ? "is " : "are ") +
                counted_points(used, wording) + ", and " + std::to_string(kMinimumPoints) +
                " are needed. An index of so few is a guess."};
  const std::string since = analysis.phases.size() > 1 ? " since limits were recalculated" : "";
  return {StabilityState::stable,
          "The process is stable: none of the " + counted_points(used, wording) + since + " signals a special cause."};
}

}  // namespace qi::spc

#include "measures/chart_advice.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "measures/reading_parts.h"
#include "spc/chart_catalogue.h"
#include "spc/forecast_sentence.h"
#include "spc/recalculation_questions.h"
#include "spc/sentence_words.h"
#include "spc/warnings/warning_catalogue.h"

namespace qi::measures {
namespace {

using spc::ChartKind;

/// Charts of the same single values, between which people choose by taste.
bool is_of_single_values(ChartKind chart) {
  return chart == ChartKind::individuals || chart == ChartKind::run || chart == ChartKind::individuals_median ||
         chart == ChartKind::individuals_median_range;
}

/// A measure with counts stores the divided figure, which a chart of bare counts would take for the count.
bool can_be_read_by(ChartKind chart, const spc::FiguresToChart& figures) {
  if (std::ranges::find(charts_of_measures(), chart) == charts_of_measures().end()) return false;
  return figures.denominators.empty() || is_of_single_values(chart) ||
         spc::has_denominators(spc::chart_row(chart).takes);
}

std::optional<spc::FigureKind> kind_said_by(const Definition& definition) {
  if (const auto kind = spc::figure_kind_of(definition.chart)) return kind;
  if (definition.format.style == ValueStyle::minutes_seconds) return spc::FigureKind::measurement;
  if (definition.format.style == ValueStyle::percent) return spc::FigureKind::cases_out_of_cases;
  // For each thousand: events. A plain ratio that somebody described is an average over cases.
  if (definition.factor > 1) return spc::FigureKind::events;
  return definition.numerator.empty() ? std::nullopt : std::optional(spc::FigureKind::measurement);
}

std::string title_of(ChartKind chart) {
  return std::string(spc::chart_row(chart).title);
}

const spc::OtherChart* among(const std::vector<spc::OtherChart>& others, ChartKind chart) {
  const auto found = std::ranges::find(others, chart, &spc::OtherChart::chart);
  return found == others.end() ? nullptr : &*found;
}

std::optional<ProposalWords> proposal_words(const spc::ChartProposal& proposal, const spc::FiguresToChart& figures,
                                            ChartKind now) {
  const ChartKind suited = readable_chart(proposal, figures);
  const bool is_the_same = suited == now || (is_of_single_values(suited) && is_of_single_values(now));
  if (is_the_same && proposal.record_instead.empty()) return std::nullopt;
  ProposalWords words{.reasons = proposal.reasons, .record_instead = proposal.record_instead};
  if (!proposal.record_instead.empty()) {
    words.title = fmt::format("Events are so rare that a {} would show more", title_of(proposal.chart));
    if (!is_the_same)
      words.reasons.push_back(fmt::format("Until then a {} suits these figures best.", title_of(suited)));
    return words;
  }
  words.title = fmt::format("Another chart may suit these figures better: the {}", title_of(suited));
  if (const spc::OtherChart* kept = among(proposal.others, now))
    words.keep_if = kept->reason.starts_with("If ")
                        ? fmt::format("Keep the {} {}", title_of(now), uncapitalised(kept->reason))
                        : kept->reason;
  return words;
}

void tell_checks(ChartAdvice& advice, const std::vector<spc::Advice>& checks) {
  std::size_t clear = 0;
  for (const spc::Advice& check : checks) {
    const spc::Warning* row = spc::find_warning(check.warning);
    if (check.outcome == spc::Outcome::warns && row)
      advice.warnings.push_back({row->id, std::string(row->title), check.says, check.what_to_do, std::nullopt});
    else if (check.outcome != spc::Outcome::does_not_apply)
      advice.others.push_back(check.says);
    if (check.outcome == spc::Outcome::clear) ++clear;
  }
  if (advice.warnings.empty() && !advice.proposal)
    advice.clear =
        fmt::format("Nothing speaks against this chart: {} found nothing.", counted(clear, "check", "checks"));
}

void tell_changes(ChartAdvice& advice, const spc::SeriesAdvice& found, const SeriesReading& reading) {
  if (!found.changes || found.changes->candidates.empty()) return;
  for (const spc::ChangePoint& candidate : found.changes->candidates) {
    ChangeWords words{.sentence = spc::sentence_of(candidate, reading.wording)};
    for (const spc::RecalculationQuestion& question : spc::recalculation_questions())
      if (question.figures_say) words.figures_say.push_back(question.figures_say(candidate, reading.wording));
    advice.changes.insert(advice.changes.begin(), std::move(words));
  }
  for (const spc::RecalculationQuestion& question : spc::recalculation_questions())
    advice.questions.push_back({std::string(question.asks), std::string(question.why), std::string(question.if_no)});
  advice.changes_note = spc::caution_of(*found.changes);
  if (found.changes_from == 0) return;
  const std::string span =
      fmt::format("Only the last {} {} were looked through.", kLookBack, plural_noun(reading.wording.frequency));
  advice.changes_note = advice.changes_note.empty() ? span : span + " " + advice.changes_note;
}

/// Single events keep no calendar.
std::optional<std::size_t> season_of(const SeriesReading& reading) {
  return spc::are_periods(reading.wording) ? spc::season_of(reading.wording.frequency) : std::nullopt;
}

/// A warning that doubts the limits on which a signal rests, and one that a change may hide behind.
constexpr std::array kDoubtLimits{spc::WarningId::few_points,      spc::WarningId::rare_events,
                                  spc::WarningId::overdispersion,  spc::WarningId::seasonality,
                                  spc::WarningId::autocorrelation, spc::WarningId::skewed_values};
constexpr spc::WarningId kWidensLimits = spc::WarningId::influential_point;

bool warns_of(const ChartAdvice& advice, spc::WarningId warning) {
  return std::ranges::find(advice.warnings, warning, &WarningWords::id) != advice.warnings.end();
}

/// How advice and verdict are both true where they seem to disagree. The verdict is of the latest point, within the
/// limits as they are; the advice looks back over all points, and at the limits.
std::string beside_verdict(const ChartAdvice& advice, const SeriesReading& reading) {
  using enum spc::Variation;
  const spc::Variation variation = reading.reading.analysis.variation;
  if (variation == not_enough_data) return {};
  const std::string noun = spc::singular(reading.wording);
  if (variation == common && !advice.changes.empty())
    return fmt::format(
        "The verdict is about the latest {}; the changes of level below look back over every {}. Both can be true: "
        "a level that moved earlier can have been steady since.",
        noun, noun);
  if (variation == common && warns_of(advice, kWidensLimits))
    return "The verdict takes the limits as they are. One point widens them, so that a smaller change may not show "
           "yet.";
  const bool is_doubted =
      std::ranges::any_of(kDoubtLimits, [&](spc::WarningId warning) { return warns_of(advice, warning); });
  if (variation != common && is_doubted)
    return "The verdict takes the limits as they are, and what follows doubts them. Take the signal as a question to "
           "look into, not as proof.";
  return {};
}

}  // namespace

spc::FiguresToChart figures_to_chart(const SeriesFigures& figures, const SeriesReading& reading) {
  spc::FiguresToChart asked = spc::figures_of(reading.request);
  asked.figure = kind_said_by(figures.measure.definition);
  if (!asked.denominators.empty()) return asked;

  const std::vector<Date>& periods = reading.periods;
  std::vector<double> counts(periods.size(), spc::kMissing), wholes(periods.size(), spc::kMissing);
  bool all_have_counts = !figures.points.empty();
  for (const Point& point : figures.points) {
    const auto place = std::ranges::lower_bound(periods, point.period);
    if (!point.figure.value || place == periods.end() || *place != point.period) continue;
    all_have_counts = all_have_counts && point.figure.numerator && point.figure.denominator;
    if (!all_have_counts) break;
    const auto at = static_cast<std::size_t>(place - periods.begin());
    counts[at] = *point.figure.numerator;
    wholes[at] = *point.figure.denominator;
  }
  if (all_have_counts) {
    asked.values = std::move(counts);
    asked.denominators = std::move(wholes);
  } else if (!spc::figure_kind_of(figures.measure.definition.chart)) {
    // Without counts a share is a figure like any other.
    if (figures.measure.definition.format.style == ValueStyle::percent) asked.figure = spc::FigureKind::measurement;
  }
  return asked;
}

ChartKind readable_chart(const spc::ChartProposal& proposal, const spc::FiguresToChart& figures) {
  if (can_be_read_by(proposal.meanwhile, figures)) return proposal.meanwhile;
  for (const spc::OtherChart& other : proposal.others)
    if (can_be_read_by(other.chart, figures)) return other.chart;
  return ChartKind::individuals;
}

std::optional<ChartAdvice> chart_advice_of(const SeriesFigures& figures, const SeriesReading& reading) {
  if (reading.reading.points_needed > 0 || !reading.reading.analysis.latest) return std::nullopt;
  const spc::FiguresToChart asked = figures_to_chart(figures, reading);
  const auto found = spc::advice_on(
      {.request = reading.request, .figures = asked, .season = season_of(reading), .look_back = kLookBack},
      reading.wording);
  if (!found) return std::nullopt;  // the engine took the same request a moment ago
  ChartAdvice advice;
  advice.chart = chart_reason(reading);
  if (found->proposal) advice.proposal = proposal_words(*found->proposal, asked, reading.request.chart);
  tell_checks(advice, found->checks);
  tell_changes(advice, *found, reading);
  advice.beside_verdict = beside_verdict(advice, reading);
  if (found->forecast && found->forecast->outlook != spc::Outlook::unstable)
    advice.forecast = spc::forecast_sentences(*found->forecast, reading.wording);
  return advice;
}

}  // namespace qi::measures

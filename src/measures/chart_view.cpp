#include "measures/chart_view.h"

#include <algorithm>

namespace qi::measures {
namespace {

template <class Element>
void drop_first(std::vector<Element>& elements, std::size_t count) {
  const auto dropped = static_cast<std::ptrdiff_t>(std::min(count, elements.size()));
  elements.erase(elements.begin(), elements.begin() + dropped);
}

/// Drops the first `cut` points of the analysis. Returns how many phases lay wholly among them.
std::size_t cut_analysis(spc::Analysis& analysis, std::size_t cut) {
  drop_first(analysis.points, cut);

  const auto dropped_phases = static_cast<std::size_t>(
      std::ranges::count_if(analysis.phases, [&](const spc::Phase& phase) { return phase.end <= cut; }));
  drop_first(analysis.phases, dropped_phases);
  for (spc::Phase& phase : analysis.phases) {
    phase.first = std::max(phase.first, cut) - cut;
    phase.end -= cut;
  }

  std::erase_if(analysis.patterns, [&](const spc::Pattern& pattern) { return pattern.last < cut; });
  for (spc::Pattern& pattern : analysis.patterns) {
    pattern.first = std::max(pattern.first, cut) - cut;
    pattern.last -= cut;
  }

  if (analysis.latest && *analysis.latest < cut) analysis.latest.reset();
  if (analysis.latest) *analysis.latest -= cut;
  return dropped_phases;
}

}  // namespace

SeriesReading last_points_of(SeriesReading reading, std::size_t count) {
  const std::size_t points = reading.periods.size();
  if (count == 0 || count >= points) return reading;
  const std::size_t cut = points - count;

  // Stored phases are the last ones of the analysis: a first one without a name has no row.
  const std::size_t stored_phases = reading.phases.size();
  drop_first(reading.periods, cut);
  drop_first(reading.wording.dates, cut);
  drop_first(reading.phase_titles, cut_analysis(reading.reading.analysis, cut));
  const std::size_t phases_left = reading.reading.analysis.phases.size();
  if (stored_phases > phases_left) drop_first(reading.phases, stored_phases - phases_left);
  return reading;
}

Result<ChartView> chart_view_of(const SeriesFigures& figures, const MeasureQuery& query) {
  ChartView view{.figures = figures};
  ReadingChoices choices;
  if (query.target) {
    const auto chosen = std::ranges::find(figures.targets, *query.target, &Target::id);
    if (chosen == figures.targets.end()) return Error::not_found("We could not find that target. Choose another one.");
    choices.target_kind = chosen->kind;
    view.figures.targets = {*chosen};
  }
  auto reading = read_series(view.figures, choices);
  if (!reading) return reading.error();
  view.reading = *std::move(reading);

  view.drawn = last_points_of(view.reading, query.last_points.value_or(0));
  view.drawn_figures = view.figures;
  if (!view.drawn.periods.empty() && view.drawn.periods.size() < view.reading.periods.size()) {
    const Date first = view.drawn.periods.front();
    std::erase_if(view.drawn_figures.annotations, [&](const Annotation& note) { return note.happened_on < first; });
  }
  return view;
}

}  // namespace qi::measures

#include "measures/page/chart_view.h"

#include <algorithm>

#include "measures/page/season_view.h"

namespace qi::measures {
namespace {

Done take_season_out(ChartView& view, const ReadingChoices& choices) {
  auto adjusted = adjusted_for_season(view.figures, view.reading);
  if (!adjusted) {
    view.season_words = adjusted.error().message;
    return {};
  }
  auto reading = read_series(adjusted->figures, choices);
  if (!reading) return reading.error();
  view.figures = std::move(adjusted->figures);
  view.reading = *std::move(reading);
  view.season = Season::adjusted;
  view.season_words = std::move(adjusted->words);
  return {};
}

}  // namespace

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
  if (query.season == Season::adjusted)
    if (const Done taken = take_season_out(view, choices); !taken) return taken.error();

  // More than there are is all of them.
  if (query.last_points && *query.last_points < view.reading.periods.size()) view.last_points = *query.last_points;
  return view;
}

chart::SpcDrawing drawing_of(const ChartView& view) {
  chart::SpcDrawing drawing = drawing_of(view.figures, view.reading);
  drawing.last_points = view.last_points;
  return drawing;
}

}  // namespace qi::measures

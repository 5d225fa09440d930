#pragma once
/// Everything that helps a person to judge one chart, asked at once: the chart that would suit, the checks, places
/// where the level may have changed, and the forecast. It finds nothing by itself and words nothing: each part is as
/// its own header says.

#include <cstddef>
#include <optional>
#include <vector>

#include "base/period.h"
#include "base/result.h"
#include "spc/advice.h"
#include "spc/change_points.h"
#include "spc/chart_proposal.h"
#include "spc/forecast.h"

namespace qi::spc {

struct AdviceQuestion {
  Request request;         ///< as for analyse
  FiguresToChart figures;  ///< what a chart could be chosen for: see figures_of
  /// Points in a cycle, such as 12 months; nullopt: no season is looked for.
  std::optional<std::size_t> season;
  /// Changes of level are looked for among the last so many points only, as the time needed grows with their square.
  /// 0: all of them.
  std::size_t look_back = 0;
};

struct SeriesAdvice {
  std::optional<ChartProposal> proposal;  ///< nullopt: propose_chart refuses
  std::vector<Advice> checks;             ///< every one, in the catalogue's order
  std::optional<ChangePoints> changes;    ///< nullopt: change_points refuses; places are those of the whole series
  std::size_t changes_from = 0;           ///< the first place that was looked through for them
  std::optional<Forecast> forecast;       ///< nullopt: forecast refuses
};

/// refuses  what advise refuses. What only one of the others refuses leaves that part out.
Result<SeriesAdvice> advice_on(const AdviceQuestion& question, const Wording& wording = {});

/// The figures of a request as they stand, of the kind that its chart says.
FiguresToChart figures_of(const Request& request);
/// What people said of the figures when they chose this chart: a p chart is of cases out of cases. nullopt: nothing, as
/// with single values.
std::optional<FigureKind> figure_kind_of(ChartKind chart);

/// The cycle in which a season is looked for: 7 days, 52 weeks, 12 months, 4 quarters. nullopt: years have none.
std::optional<std::size_t> season_of(Frequency frequency);

}  // namespace qi::spc

#pragma once
/// Looks at figures and proposes the chart for them, with the evidence and the reasons in words.
/// It only proposes: a person chooses. The questions for people without data stand in chart_choice.h.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "spc/chart_choice.h"
#include "spc/dispersion.h"
#include "spc/sentence.h"
#include "spc/series.h"

namespace qi::spc {

struct FiguresToChart {
  std::vector<double> values;        ///< time order; NaN is missing; counts where there are denominators
  std::vector<double> denominators;  ///< empty, or one for each value
  std::optional<FigureKind> figure;  ///< what people know of them; nullopt: told from the figures
  std::vector<PhaseStart> phases;    ///< as in a Request: evidence comes from the last one
  std::vector<std::size_t> excluded;
  Profile profile = profile_of(ProfileId::mdc);
};

/// The numbers behind a proposal. Undefined ones are nullopt.
struct ChoiceEvidence {
  std::size_t used = 0;  ///< values that are neither missing nor excluded, in the last phase
  double mean_value = 0;
  double zeros = 0;  ///< share of the used values that are 0; of cases out of cases: without one of the rarer kind
  std::optional<double> middle_denominator;
  std::optional<double> least_denominator;
  std::optional<double> most_denominator;
  std::optional<double> expected;  ///< cases of the rarer kind, or events, in a usual period
  std::optional<Dispersion> dispersion;
};

struct OtherChart {
  ChartKind chart;
  std::string reason;  ///< one sentence: when it is the better one
};

struct ChartProposal {
  ChartKind chart = ChartKind::individuals;
  FigureKind figure = FigureKind::measurement;  ///< as given, or as told from the figures
  std::vector<std::string> reasons;             ///< sentences, the deciding one first; never empty
  std::vector<OtherChart> others;
  std::string record_instead;  ///< the chart takes other figures: what to record; empty: these ones
  /// The chart to draw meanwhile, where `record_instead` is not empty; else the same as `chart`.
  ChartKind meanwhile = ChartKind::individuals;
  ChoiceEvidence evidence;
};

/// From about so many in a denominator on, plain limits are seldom of use: see the source.
inline constexpr double kLargeDenominator = 2000;

/// In this order: what the figures are (as given; else counts that never exceed their denominators are cases out of
/// cases, other whole numbers with denominators are events, any other numbers with denominators are sums behind
/// averages; without denominators whole numbers from 0 up are events, if half are 0 or their mean is below 100 and they
/// vary as chance of single events makes them, and everything else are measurements); whether they are too rare (fewer
/// than 1 expected in a usual period, or half of them 0); Laney's chart if the middle denominator is 2,000 or more, or
/// sigma z is outside 0.8 to 1.25 and further out than so few points make by chance; np or c where the denominators are
/// all the same, else p or u. Sigma z outside 0.8 to 1.25 by what may be chance offers Laney's chart as the other one.
///
/// refuses  no used value; denominators that are not one for each value; what the proposed chart itself refuses of the
///          values, such as more cases than there are; infinite numbers.
/// source   Provost and Murray, The Health Care Data Guide (choice of chart; prime charts for large subgroups); Laney
///          2002; Montgomery for counts below 5.
Result<ChartProposal> propose_chart(const FiguresToChart& figures, const Wording& wording = {});

}  // namespace qi::spc

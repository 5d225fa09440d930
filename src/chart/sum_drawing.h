#pragma once
/// The drawing of a chart of sums: what speaks for a rise above 0, what speaks for a fall below, each against its
/// decision interval; and of the VLAD. Nothing is computed here: numbers and words come from spc.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "spc/sums/sum_chart.h"

namespace qi::chart {

struct SumDrawing {
  spc::SumChart sums;
  spc::Wording wording;  ///< `format` is that of the values: the sums have a scale of their own
  std::string name;      ///< of the measure: "Time to answer"
  std::string title;     ///< of the chart: "CUSUM chart"
  std::string scale;     ///< what the heights are: "Sums, in sigmas"
  std::string setting;   ///< what it is set to see, as a sentence
  double head_start = 0;
  spc::AfterSignal after = spc::AfterSignal::goes_on;
  std::vector<std::size_t> starts = {0};  ///< places where both sums start anew: 0 and the first of each phase
  std::vector<PhaseHeading> phases = {};  ///< one for each of `starts`; empty: no phase is named
  std::vector<double> vlad = {};          ///< events expected less observed, one per point; empty: no VLAD
  std::vector<Annotation> annotations = {};
  /// What the scale must hold besides its own sums, and that of the VLAD: so that pictures side by side share theirs.
  std::vector<double> scale_holds = {};
  std::vector<double> vlad_scale_holds = {};
};

/// One <svg> element, 1180 x 500 or 328 x 360, with all points in either size. Each signal is marked from its first to
/// its last place and named where there is room, the latest first; a short tick on the line of 0 shows where its sum
/// began to gather. Where sums start again after a signal, a dotted line leads from the mark back to 0. Where there is
/// no value, a sum goes on flat; one that is left out is a hollow mark on the larger sum. The latest sums are told in
/// the margin of a wide picture, the larger of them beside its mark on a compact one.
std::string sum_chart(const SumDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// The VLAD alone, 1180 x 320 or 328 x 260. `vlad` is not empty. It starts anew where the sums do, but for a signal; a
/// case that is left out is a hollow mark on it.
std::string vlad_chart(const SumDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "CUSUM chart: Time to answer, January 2023 to May 2024. Getting worse. … Interval 5.0. Latest sums 5.6 for a rise
/// and 0.0 for a fall."
std::string sum_alt_text(const SumDrawing& drawing);
/// "VLAD: Survival, 200 cases. 3.2 fewer events than expected so far."
std::string vlad_alt_text(const SumDrawing& drawing);

}  // namespace qi::chart

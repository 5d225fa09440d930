#pragma once
/// Gauge studies that tests of the figures and of the drawing share.
/// Where a case is published, its source stands beside it.

#include <string>

#include "stats/measurement/gauge_study.h"

namespace qi::support {

/// AIAG, Measurement Systems Analysis, 4th ed. 2010, the gauge study of chapter III B: ten parts, appraisers A, B and
/// C, three trials each. The sums of squares that AIAG prints hold for these ninety figures.
inline stats::GaugeRequest aiag_study() {
  constexpr double kRows[9][10] = {{0.29, -0.56, 1.34, 0.47, -0.80, 0.02, 0.59, -0.31, 2.26, -1.36},
                                   {0.41, -0.68, 1.17, 0.50, -0.92, -0.11, 0.75, -0.20, 1.99, -1.25},
                                   {0.64, -0.58, 1.27, 0.64, -0.84, -0.21, 0.66, -0.17, 2.01, -1.31},
                                   {0.08, -0.47, 1.19, 0.01, -0.56, -0.20, 0.47, -0.63, 1.80, -1.68},
                                   {0.25, -1.22, 0.94, 1.03, -1.20, 0.22, 0.55, 0.08, 2.12, -1.62},
                                   {0.07, -0.68, 1.34, 0.20, -1.28, 0.06, 0.83, -0.34, 2.19, -1.50},
                                   {0.04, -1.38, 0.88, 0.14, -1.46, -0.29, 0.02, -0.46, 1.77, -1.49},
                                   {-0.11, -1.13, 1.09, 0.20, -1.07, -0.67, 0.01, -0.56, 1.45, -1.77},
                                   {-0.15, -0.96, 0.67, 0.11, -1.45, -0.49, 0.21, -0.49, 1.87, -2.16}};
  stats::GaugeRequest request;
  for (int row = 0; row < 9; ++row)
    for (int part = 0; part < 10; ++part) {
      request.values.push_back(kRows[row][part]);
      request.parts.push_back(std::to_string(part + 1));
      request.operators.push_back(std::string(1, "ABC"[row / 3]));
    }
  return request;
}

/// Handovers timed from recordings, in seconds: four auditors with long names, twelve recordings, two trials; the last
/// auditor stops late where handovers are long, which shows as an interaction. Made for the drawing.
inline stats::GaugeRequest timed_handovers() {
  const char* kAuditors[] = {"Make Ready team", "Brighton", "Clinical audit", "Emergency Operations Centre West"};
  stats::GaugeRequest request;
  for (int who = 0; who < 4; ++who)
    for (int part = 0; part < 12; ++part)
      for (int trial = 0; trial < 2; ++trial) {
        const double length = 600 + 75 * ((part * 5) % 12);
        const double late = who == 3 ? (length - 600) * 0.25 : who * 12;
        const double own = 9 * ((part * 7 + who * 3 + trial * 2) % 5 - 2);
        request.values.push_back(length + late + own);
        request.parts.push_back("Recording " + std::to_string(part + 1));
        request.operators.push_back(kAuditors[who]);
      }
  request.tolerance = 600;
  return request;
}

}  // namespace qi::support
